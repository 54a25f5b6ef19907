import t from 'tap'
import { loadText } from '../../../src/seeding/load.js'
import { toWorld } from '../../../src/seeding/to-world.js'
import { formatFixture } from '../../../src/seeding/write/format.js'
import { pinKeys, repeatingAlias } from '../../../src/seeding/write/pin.js'
import type { Format } from '../../../src/seeding/write/write.js'

const worldOf = (text: string, format: Format) =>
  toWorld(loadText({ name: 'x', text, format }).seed, 'x', 0)

const fixture = `# About the file.

defaults:
  note: { userId: user-1 }
subAccounts:
  # The main one.
  - name: Acme # as on the sign
    privateIntegrations:
      - name: full
        scopes: [contacts]
    tags: [vip, { name: lead }]
    contacts:
      # Jane pays late.
      - firstName: Jane
        notes:
          - body: Called. # twice
          - body: Called.
          - { id: mine, body: Written. }
      - id: omar
        tasks: [{ title: Quote, dueDate: +1d }]
`

t.test('ids and tokens are written into YAML, and comments stay', async (t) => {
  const pinned = pinKeys(fixture, 'yaml', 'x') ?? ''
  t.same(worldOf(pinned, 'yaml'), worldOf(fixture, 'yaml'))
  const text = formatFixture(pinned, 'yaml')
  for (const comment of ['About the file.', 'The main one.', 'as on the sign', 'Jane pays late.']) {
    t.match(text, `# ${comment}`)
  }
  const id = '[A-Za-z0-9]{20}'
  t.match(
    text,
    new RegExp(`  # The main one.\\n  - id: ${id}\\n    name: Acme # as on the sign\\n`),
  )
  t.match(text, /name: full\n +token: pit-[\da-f-]{36}\n/)
  t.match(text, new RegExp(`tags: \\[vip, { id: ${id}, name: lead }\\]`))
  t.match(
    text,
    new RegExp(`      # Jane pays late.\\n      - id: ${id}\\n        firstName: Jane\\n`),
  )
  t.match(text, new RegExp(`- id: ${id}\\n +body: Called. # twice\\n`))
  t.match(text, '- { id: mine, body: Written. }')
  t.equal(pinKeys(text, 'yaml', 'y'), text, 'there is nothing left to pin')
})

t.test('a pinned entry keeps its id when its content changes', async (t) => {
  const pinned = pinKeys(fixture, 'yaml', 'x') ?? ''
  const idsOf = (text: string) => worldOf(text, 'yaml').contacts?.map(({ id }) => id)
  t.same(idsOf(pinned.replace('Jane\n', 'Joan\n')), idsOf(fixture))
  t.notSame(idsOf(fixture.replace('Jane\n', 'Joan\n')), idsOf(fixture))
})

t.test('ids and tokens are written into JSON', async (t) => {
  const text = JSON.stringify({ subAccounts: [{ contacts: [{ email: 'j@example.com' }] }] })
  const pinned = pinKeys(text, 'json', 'x') ?? ''
  t.same(worldOf(pinned, 'json'), worldOf(text, 'json'))
  const [owner] = JSON.parse(pinned).subAccounts
  t.same(Object.keys(owner), ['id', 'contacts'])
  t.same(Object.keys(owner.contacts[0]), ['id', 'email'])
})

t.test('what aliases repeat is pinned only if every entry keeps an id of its own', async (t) => {
  const merged =
    'subAccounts:\n  - id: s\n    contacts:\n      - &j { firstName: J }\n      - { <<: *j, lastName: D }\n'
  t.same(worldOf(pinKeys(merged, 'yaml', 'x') ?? '', 'yaml'), worldOf(merged, 'yaml'))
  const repeated =
    'subAccounts:\n  - id: s\n    contacts:\n      - &j { firstName: J }\n      - *j\n'
  t.equal(pinKeys(repeated, 'yaml', 'x'), undefined)
  t.match(repeatingAlias('a.yaml', repeated, 'yaml', 'x'), { name: 'j', place: { line: 5 } })
  const lists =
    'subAccounts:\n  - { id: s, tags: &tags [{ name: vip }] }\n  - { id: t, tags: *tags }\n'
  t.equal(pinKeys(lists, 'yaml', 'x'), undefined)
  t.match(repeatingAlias('a.yaml', lists, 'yaml', 'x'), { name: 'tags', place: { line: 3 } })
})
