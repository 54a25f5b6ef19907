import { readFileSync } from 'node:fs'
import type { TSchema } from '@sinclair/typebox'
import t from 'tap'
import { mayBeLeftOut } from '../../src/seeding/check/nulls.js'
import { Seed } from '../../src/seeding/fixture-format.js'
import { validateFixtures } from '../../src/seeding/load.js'
import { formatFixture } from '../../src/seeding/write/format.js'
import { keysReference } from '../../src/seeding/write/reference.js'
import { schemaJson } from '../../src/seeding/write/schema.js'

const folder = new URL('../../fixtures/', import.meta.url)
const readme = readFileSync(new URL('README.md', folder), 'utf8')

t.test('every example of fixtures/README.md is valid and formatted', async (t) => {
  const examples = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  t.ok(examples.length > 8)
  for (const text of examples) {
    const file = `${t.testdir({ 'quickstart.yaml': readFileSync(new URL('quickstart.yaml', folder)), 'a.yaml': text })}/a.yaml`
    const { seed, problems } = validateFixtures([file])
    t.ok(seed && seed.subAccounts.length > 0, text)
    t.same(
      problems.map(({ message }) => message),
      [],
      text,
    )
    t.equal(formatFixture(text, 'yaml'), text)
  }
})

t.test('it lists all keys, as the source says (npm run docs writes them)', async (t) => {
  t.ok(readme.includes(keysReference()))
  for (const key of ['dateAdded', 'expiresAt', 'extends', 'like', 'tickMs', 'probability', 'until'])
    t.match(readme, new RegExp(`^\\| \`${key}\` \\| \\S`, 'm'))
})

/** The names of all properties of a schema, however deep. */
const namesIn = (schema: unknown): string[] =>
  typeof schema === 'object' && schema !== null
    ? Object.entries(schema).flatMap(([keyword, inner]) => [
        ...(keyword === 'properties' ? Object.keys(inner) : []),
        ...(keyword === 'examples' ? [] : namesIn(inner)),
      ])
    : []

t.test('every key of schema.json has a row', async (t) => {
  const names = new Set(namesIn(JSON.parse(schemaJson())))
  t.ok(names.has('medianMs') && names.size > 100, `${names.size} names`)
  const rows = [...readme.matchAll(/^\| `(\S+)` \|/gm)].map(([, name]) => name)
  t.same(
    [...names].filter((name) => !rows.includes(name)),
    [],
  )
})

t.test('it names the keys in which null is a value', async (t) => {
  const found = new Set<string>()
  const collect = (schema: TSchema) => {
    for (const [name, property] of Object.entries<TSchema>(schema.properties ?? {})) {
      collect(property)
      const isOptional = !schema.required?.includes(name)
      if (isOptional && !mayBeLeftOut(schema, name, property)) found.add(name)
    }
    for (const inner of [schema.items ?? [], schema.anyOf ?? []].flat()) collect(inner)
  }
  collect(Seed)
  // Of a clock, null is false, which is what it has without.
  t.same([...found], ['freeze', 'body'])
  t.equal(readme.match(/In `body`, `null` is a value/g)?.length, 2)
})

t.test('every example in the tables is valid where it belongs', async (t) => {
  let title = ''
  let count = 0
  for (const row of keysReference().split('\n')) {
    title = /^### (.*)$/.exec(row)?.[1] ?? title
    const cells = row.split(/(?<!\\) \| /)
    const [, key] = /^\| `(\S+)`/.exec(cells[0] ?? '') ?? []
    const [, example] = /`(.*)` \|$/.exec(cells.at(-1) ?? '') ?? []
    // A base is a file; an example above has one.
    if (!key || !example || key === 'extends') continue
    const line = `${key}: ${example.replaceAll('\\|', '|')}`
    const inPlace = whole[title] ?? whole[title.replace(/^`(\w+):`.*/, '$1')]
    const text = inPlace?.(line, key) ?? `no table ${title}`
    t.match(formatFixture(text, 'yaml'), line, 'as fmt leaves it')
    const { problems } = validateFixtures([], { texts: [{ name: 'x', text, format: 'yaml' }] })
    const errors = problems.filter(({ severity }) => severity === 'error')
    t.same(
      errors.map(({ message }) => message),
      [],
      text,
    )
    count++
  }
  t.ok(count > 100, `${count} examples`)
})

/** A fixture with a key in an entry of a list, and with what else the entry must have. */
const inSubAccount =
  (list: string, needs: Record<string, string>) => (line: string, key: string) => {
    const more = Object.entries(needs).flatMap(([name, value]) =>
      name === key ? [] : [`${name}: ${value}`],
    )
    const fields = '{ id: cf-plan, name: Plan, dataType: TEXT }'
    const own =
      list === 'customFields'
        ? ''
        : `    customFields: [${fields}, { name: Plan 2, fieldKey: contact.plan, dataType: TEXT }]\n`
    return `subAccounts:\n  - id: s\n${own}    ${list}: [{ ${[line, ...more].join(', ')} }]\n`
  }
const inContact = (list: string, needs: Record<string, string>) => (line: string, key: string) => {
  const more = Object.entries(needs).flatMap(([name, value]) =>
    name === key ? [] : [`${name}: ${value}`],
  )
  return `subAccounts: [{ id: s, contacts: [{ id: c, ${list}: [{ ${[line, ...more].join(', ')} }] }] }]\n`
}
const inContactKey = (line: string) =>
  `subAccounts: [{ id: s, customFields: [{ id: cf-plan, name: Plan, dataType: TEXT }], contacts: [{ id: c, ${line} }] }]\n`
/** Rows that are named in matches. */
const rowsOfMatches = `subAccounts:
  - privateIntegrations: [{ name: full, scopes: [contacts] }]
    users: [{ id: user-abc123, firstName: x }]
    tags: [{ id: tag-abc123, name: x }]
    customFields: [{ id: custom-field-abc123, name: x, dataType: TEXT }]
    customValues: [{ id: custom-value-abc123, name: x }]
    businesses: [{ id: business-abc123, name: x }]
    contacts: [{ id: contact-xyz789, notes: [{ id: note-abc123, body: x }], tasks: [{ id: task-abc123, title: x, dueDate: +1d }] }]
`
const matching = (line: string) => `${rowsOfMatches}faults: [{ match: { ${line} }, then: 503 }]\n`
const whole: Record<string, (line: string, key: string) => string> = {
  'The file': (line, key) => (key === 'subAccounts' ? line : `${line}\nsubAccounts: []\n`),
  '`generate:` of a sub-account': (line, key) =>
    `subAccounts: [{ id: s, generate: { ${line}${key === 'contacts' ? '' : ', contacts: 1'} } }]\n`,
  '`generate:` of a contact': (line, key) =>
    `subAccounts: [{ id: s, contacts: [{ id: c, generate: { ${line}${key === 'notes' ? '' : ', notes: 1'} } }] }]\n`,
  '`textBoxListOptions:` of a custom field': (line, key) =>
    `subAccounts: [{ id: s, customFields: [{ name: x, dataType: TEXTBOX_LIST, textBoxListOptions: [{ ${key === 'label' ? '' : 'label: x, '}${line} }] }] }]\n`,
  '`dndSettings:` of a contact': (line) => inContactKey(`dndSettings: { ${line} }`),
  '`Call:`, `Email:`, `SMS:`, `WhatsApp:`, `GMB:`, `FB:` of `dndSettings:`': (line, key) =>
    inContactKey(`dndSettings: { FB: { ${key === 'status' ? '' : 'status: active, '}${line} } }`),
  '`inboundDndSettings:` of a contact': (line) => inContactKey(`inboundDndSettings: { ${line} }`),
  '`all:` of `inboundDndSettings:`': (line, key) =>
    inContactKey(
      `inboundDndSettings: { all: { ${key === 'status' ? '' : 'status: active, '}${line} } }`,
    ),
  '`customFields:` of a contact': (line, key) =>
    inContactKey(
      `customFields: [{ ${key === 'value' ? `id: cf-plan, ${line}` : `${line}, value: x`} }]`,
    ),
  '`additionalEmails:` of a contact': (line) => inContactKey(`additionalEmails: [{ ${line} }]`),
  '`additionalPhones:` of a contact': (line, key) =>
    inContactKey(
      `additionalPhones: [{ ${key === 'phone' ? '' : 'phone: "+15555550101", '}${line} }]`,
    ),
  '`match:` of a fault': (line) => matching(line),
  '`headers:`, `query:` of `match:`': (line) => matching(`headers: { version: { ${line} } }`),
  '`then:` of a fault': (line) => `subAccounts: []\nfaults: [{ then: { ${line} } }]\n`,
  '`delay:` of `then:`': (line) => `subAccounts: []\nfaults: [{ then: { delay: { ${line} } } }]\n`,
  '`lognormal:` of `delay:`': (line, key) =>
    `subAccounts: []\nfaults: [{ then: { delay: { lognormal: { ${key === 'sigma' ? `medianMs: 5, ${line}` : `${line}, sigma: 1`} } } } }]\n`,
  '`match:` of a stub': (line, key) => {
    const more = [
      ...(key === 'method' ? [] : ['method: GET']),
      ...(key === 'path' ? [] : ['path: /calendars/']),
    ]
    const [first = ''] = more
    const rest = key === 'method' ? [line, ...more] : [first, line, ...more.slice(1)]
    return `subAccounts: []\nstubs: [{ match: { ${rest.join(', ')} } }]\n`
  },
  '`defaults:`': (line) => `defaults: { ${line} }\nsubAccounts: []\n`,
  clock: (line) => `clock: { ${line} }\nsubAccounts: []\n`,
  faults: (line, key) =>
    `subAccounts: []\nfaults: [{ ${line}${key === 'then' ? '' : ', then: 503'} }]\n`,
  stubs: (line, key) =>
    `subAccounts: []\nstubs: [{ ${line}${key === 'match' ? '' : ', match: { method: GET, path: /calendars/ }'} }]\n`,
  subAccounts: (line) => `subAccounts:\n  - ${line}\n`,
  privateIntegrations: inSubAccount('privateIntegrations', { name: 'x', scopes: '[contacts]' }),
  users: inSubAccount('users', {}),
  tags: inSubAccount('tags', { name: 'x' }),
  customFields: inSubAccount('customFields', { name: 'x', dataType: 'TEXT' }),
  customValues: inSubAccount('customValues', { name: 'x' }),
  businesses: inSubAccount('businesses', { name: 'x' }),
  campaigns: inSubAccount('campaigns', { name: 'x' }),
  workflows: inSubAccount('workflows', { name: 'x' }),
  contacts: (line, key) =>
    `${key === 'like' ? 'templates: { jane: {} }\n' : ''}${inSubAccount('contacts', {})(line, key)}`,
  notes: inContact('notes', { body: 'x' }),
  tasks: inContact('tasks', { title: 'x', dueDate: '+1d' }),
}
