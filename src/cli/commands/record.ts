import { setTimeout as sleep } from 'node:timers/promises'
import { Type } from '@sinclair/typebox'
import { Failure } from '../../lib/failure.js'
import { httpUrl } from '../../lib/http-url.js'
import { readTokenFile } from '../../lib/token-file.js'
import { Pseudonyms } from '../../seeding/record/pseudonyms.js'
import { type Recorded, readContacts, seedOf } from '../../seeding/record/record.js'
import { Upstream } from '../../seeding/record/upstream.js'
import { writeSeed } from '../../seeding/write/write.js'
import { formatFlag, withFlags } from '../command.js'
import { refuseIdle } from '../options/idle.js'
import { print, printError } from '../output/print.js'

export const record = withFlags({
  summary:
    'Write a fixture of live contacts, notes and tasks on stdout, with personal data replaced.',
  example:
    'ghl-mock record --upstream https://services.leadconnectorhq.com --token-file token.txt --contact ID > live.yaml',
  exits: [0, 2, 3, 4],
  flags: {
    upstream: Type.String({
      format: httpUrl,
      title: 'an address',
      examples: ['https://services.leadconnectorhq.com'],
      placeholder: 'URL',
      description: 'URL of the API to read from.',
    }),
    tokenFile: Type.String({
      minLength: 1,
      placeholder: 'FILE',
      description:
        'File with a token that has contacts.readonly, and locations/customFields.readonly for values of custom fields. The token is never written or shown.',
    }),
    contact: Type.Array(Type.String({ minLength: 1 }), {
      default: [],
      placeholder: 'ID',
      defaultText: 'none',
      description: 'Id of a contact to read. May be repeated. Ids are kept.',
    }),
    name: Type.Array(Type.String({ minLength: 1 }), {
      default: [],
      placeholder: 'NAME',
      defaultText: 'none',
      description: 'Further name to replace in texts, such as a colleague’s. May be repeated.',
    }),
    keepPersonalData: Type.Boolean({
      default: false,
      description:
        'Keep names, e-mails, phones, addresses, birthdays, links and users as they are.',
    }),
    format: formatFlag,
  },

  async run(line) {
    const { upstream, tokenFile, contact: ids, name, keepPersonalData, format } = line.flags
    refuseIdle<'name'>(line, [keepPersonalData, ['name'], 'with --keep-personal-data'])
    if (ids.length === 0) {
      throw new Failure('usage', 'ghl-mock record needs at least one --contact ID.')
    }
    const token = readTokenFile('--token-file', tokenFile)
    const source = new Upstream({ url: upstream, token, pause })
    const recorded = await readContacts(source, [...new Set(ids)])
    const seed = seedOf(recorded, keepPersonalData ? undefined : new Pseudonyms(name), (field) =>
      printError(`Left out, as a fixture cannot have such a value: ${field}.\n`),
    )
    // A note may contain the token.
    print(writeSeed(seed, format).replaceAll(token, 'pit-replaced'))
    if (!recorded.customFields) {
      printError(
        'Values of custom fields were left out, because the token may not read their definitions: it needs locations/customFields.readonly.\n',
      )
    }
    if (!keepPersonalData) {
      printError(unnamed(recorded.contacts))
      printError(
        'Names, e-mails, phones, addresses, birthdays, links and users were replaced or left out where they were recognised. Read the fixture before you share it; --name replaces further names.\n',
      )
    }
    return 0
  },
})

/** Reports contacts without a name: names in their notes cannot be recognised. */
function unnamed(recorded: readonly Recorded[]): string {
  const ids = recorded
    .filter(({ contact: { firstName, lastName, name } }) => !firstName && !lastName && !name)
    .map(({ id }) => id)
  if (ids.length === 0) return ''
  const some = ids.length > 5 ? `${ids.length} contacts such as ${ids[0]}` : ids.join(', ')
  return `No name is known for ${some}, so names in their notes and tasks are not replaced; pass them with --name.\n`
}

async function pause(ms: number): Promise<void> {
  if (ms > 1000) printError(`Waiting ${Math.ceil(ms / 1000)} s before the next request.\n`)
  await sleep(ms)
}
