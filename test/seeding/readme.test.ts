import { readFileSync } from 'node:fs'
import t from 'tap'
import { validateFixtures } from '../../src/seeding/load.js'
import { formatFixture } from '../../src/seeding/write/format.js'
import { keysReference } from '../../src/seeding/write/reference.js'

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

t.test('every example in the tables is valid where it belongs', async (t) => {
  let list = ''
  let count = 0
  for (const row of keysReference().split('\n')) {
    list = /^### (.*)$/.exec(row)?.[1]?.replace(/^`(?!generate)(\w+):`.*/, '$1') ?? list
    const cells = row.split(/(?<!\\) \| /)
    const [, key] = /^\| `(\S+)`/.exec(cells[0] ?? '') ?? []
    const [, example] = /`(.*)` \|$/.exec(cells.at(-1) ?? '') ?? []
    // A base is a file; an example above has one.
    if (!key || !example || key === 'extends') continue
    const line = `${key}: ${example.replaceAll('\\|', '|')}`
    const text = whole[list]?.(line, key) ?? `no table ${list}`
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
const whole: Record<string, (line: string, key: string) => string> = {
  'The file': (line, key) => (key === 'subAccounts' ? line : `${line}\nsubAccounts: []\n`),
  '`generate:` of a sub-account': (line, key) =>
    `subAccounts: [{ id: s, generate: { ${line}${key === 'contacts' ? '' : ', contacts: 1'} } }]\n`,
  '`generate:` of a contact': (line, key) =>
    `subAccounts: [{ id: s, contacts: [{ id: c, generate: { ${line}${key === 'notes' ? '' : ', notes: 1'} } }] }]\n`,
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
