import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Type } from '@sinclair/typebox'
import { Failure } from '../domain/failure.js'
import { Format, writeSeed } from '../fixtures/write.js'
import { Pseudonyms } from '../record/pseudonyms.js'
import { type Recorded, readContacts, seedOf } from '../record/record.js'
import { Upstream } from '../record/upstream.js'
import { withFlags } from './command.js'

export const record = withFlags({
  summary: 'Write a fixture of live contacts and their notes on stdout, with other people’s names.',
  options: [],
  flags: {
    upstream: Type.String({
      pattern: '^https?://',
      title: 'an address',
      examples: ['https://services.leadconnectorhq.com'],
      placeholder: 'URL',
      description: 'The API to read from.',
    }),
    tokenFile: Type.String({
      minLength: 1,
      placeholder: 'FILE',
      description:
        'A file that holds a token with contacts.readonly. It is never written or shown.',
    }),
    contact: Type.Array(Type.String({ minLength: 1 }), {
      default: [],
      placeholder: 'ID',
      defaultText: 'none',
      description: 'The id of a contact to read. May be repeated. Ids are kept.',
    }),
    name: Type.Array(Type.String({ minLength: 1 }), {
      default: [],
      placeholder: 'NAME',
      defaultText: 'none',
      description: 'Another name to replace in notes, such as a colleague’s. May be repeated.',
    }),
    keepPersonalData: Type.Boolean({
      default: false,
      description: 'Write names, e-mails, phones, links and users as they are.',
    }),
    format: Type.Union(Format.anyOf, { default: 'yaml', description: 'How it is written.' }),
  },

  async run({ flags: { upstream, tokenFile, contact: ids, name, keepPersonalData, format } }) {
    if (ids.length === 0) {
      throw new Failure('usage', 'ghl-mock record needs at least one --contact ID.')
    }
    const token = readToken(tokenFile)
    const source = new Upstream({ url: upstream, token, pause })
    const recorded = await readContacts(source, [...new Set(ids)])
    const seed = seedOf(recorded, keepPersonalData ? undefined : new Pseudonyms(name))
    // Somebody may have written it down in a note.
    process.stdout.write(writeSeed(seed, format).replaceAll(token, 'pit-replaced'))
    if (!keepPersonalData) {
      process.stderr.write(unnamed(recorded))
      process.stderr.write(
        'Names, e-mails, phones, links and users were replaced where they could be told; what is left goes with --name. Read it before you share it.\n',
      )
    }
    return 0
  },
})

/** Says of whom there is no name to look for. */
function unnamed(recorded: readonly Recorded[]): string {
  const ids = recorded
    .filter(({ contact: { firstName, lastName } }) => !firstName && !lastName)
    .map(({ id }) => id)
  if (ids.length === 0) return ''
  const some = ids.length > 5 ? `${ids.length} contacts such as ${ids[0]}` : ids.join(', ')
  return `No name is known of ${some}, so a name in their notes is still there: it goes with --name.\n`
}

/** The token in a file, which is not to appear in any message. */
function readToken(file: string): string {
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new Failure('usage', `--token-file: ${error instanceof Error ? error.message : error}`)
  }
  if (!/^[!-~]+$/.test(text)) {
    throw new Failure('usage', `--token-file: ${file} holds no token, expected one line with one.`)
  }
  return text
}

async function pause(ms: number): Promise<void> {
  if (ms > 1000)
    process.stderr.write(`Waiting ${Math.ceil(ms / 1000)} s before the next request.\n`)
  await sleep(ms)
}
