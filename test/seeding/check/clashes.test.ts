import t from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'
import { faults, yaml } from '../../support/fixtures.js'

t.test('ids, tokens and names that are given twice name both places', async (t) => {
  const account = (id: string) => `subAccounts:
  - id: ${id}
    privateIntegrations: [{ name: full, token: pit-1, scopes: [] }]
    contacts: [{ id: c, notes: [{ id: n, body: x }] }]
`
  t.same(faults(t, { 'a.yaml': account('one'), 'b.yaml': account('two') }), [
    'b.yaml:3:48  the token "pit-1" is already at a.yaml:3:48; write another token, or remove this private integration',
    'b.yaml:4:22  the contact "c" is already at a.yaml:4:22; write another id, or remove this contact',
    'b.yaml:4:39  the note "n" is already at a.yaml:4:39; write another id, or remove this note',
  ])
  t.same(faults(t, yaml('subAccounts: [{ id: one }, { id: one }]')), [
    'a.yaml:1:34  the sub-account "one" is already at a.yaml:1:21; write another id, or move what is below it there',
  ])
})

t.test('files that are right are compared even if another is wrong', async (t) => {
  const contact = 'subAccounts: [{ contacts: [{ id: c }] }]'
  t.same(faults(t, { 'a.yaml': contact, 'b.yaml': contact, 'c.yaml': 'subAccounts: 5' }), [
    'c.yaml:1:14  subAccounts: found the number 5, expected a list, each entry a sub-account',
    'b.yaml:1:34  the contact "c" is already at a.yaml:1:34; write another id, or remove this contact',
  ])
})

t.test('what two files say differently names both places', async (t) => {
  const folder = t.testdir({
    'a.yaml': 'subAccounts: [{ id: s, name: Acme }]\nclock: { freeze: 2026-01-01 }\n',
    'b.yaml': 'subAccounts: [{ id: s, name: Apex }]\nclock: { freeze: 2026-01-02 }\n',
  })
  const { problems } = validateFixtures([folder])
  const messages = problems
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message.replaceAll(`${folder}/`, ''))
  t.same(messages, [
    'found the name of s "Apex", but it is "Acme" at a.yaml:1:30',
    'found the clock {"freeze":"2026-01-02"}, but it is {"freeze":"2026-01-01"} at a.yaml:2:8',
  ])
})

t.test('a long id is compared whole, though messages shorten it', async (t) => {
  const id = 'c'.repeat(100)
  const contacts = (...ids: string[]) =>
    yaml(`subAccounts: [{ contacts: [${ids.map((one) => `{ id: ${one} }`)}] }]`)
  t.same(faults(t, contacts(`${id}1`, `${id}2`)), [])
  t.equal(faults(t, contacts(`${id}1`, `${id}1`)).length, 1)
})

t.test('a fault has an id of its own, and a private integration a name of its own', async (t) => {
  const integrations = '[{ name: full, scopes: [] }, { name: full, scopes: [] }]'
  const text = `subAccounts:
  - { id: a, privateIntegrations: ${integrations} }
  - { id: b, privateIntegrations: [{ name: full, scopes: [] }] }
faults: [{ id: f, then: 503 }, { id: f, then: 503 }]
`
  t.same(faults(t, yaml(text)), [
    'a.yaml:2:72  the private integration "full" is already at a.yaml:2:44; write another name, or remove this private integration',
    'a.yaml:4:38  the fault "f" is already at a.yaml:4:16; give this fault another id',
  ])
})

t.test('a tag has a name of its own, however it is written', async (t) => {
  const text = 'subAccounts:\n  - id: s\n    tags: [vip, { name: vip }]\n'
  const [message] = faults(t, yaml(text))
  t.equal(
    message,
    'a.yaml:3:25  the tag "vip" is already at a.yaml:3:12; write another name, or remove this tag',
  )
  const other = 'subAccounts: [{ id: s, tags: [vip] }, { id: t, tags: [vip] }]\n'
  t.same(faults(t, yaml(other)), [])
})

t.test('a sub-account that is twice in a file is reported once, whatever differs', async (t) => {
  t.same(faults(t, yaml('subAccounts:\n  - { id: a, name: A }\n  - { id: a, name: B }\n')), [
    'a.yaml:3:11  the sub-account "a" is already at a.yaml:2:11; write another id, or move what is below it there',
  ])
})

t.test('an id of a template, which several entries have from there', async (t) => {
  const account = (list: string, entry: string, contacts: string) => `templates:
  vip:
    ${list}:
      - ${entry}
subAccounts: [{ id: s, contacts: [${contacts}] }]
`
  const likes = '{ like: vip, firstName: Pia }, { like: vip, firstName: Pit }, { like: vip }'
  t.same(faults(t, yaml(account('notes', '{ id: n, body: x }', likes))), [
    'a.yaml:4:15  id: found "n", which several notes have from here: leave it out',
  ])
  t.same(faults(t, yaml(account('tasks', '{ id: t, title: x, dueDate: +1d }', likes))), [
    'a.yaml:4:15  id: found "t", which several tasks have from here: leave it out',
  ])
  t.same(faults(t, yaml(account('notes', '{ body: x }', likes))), [])
  t.same(faults(t, yaml(account('notes', '{ id: n, body: x }', '{ like: vip }'))), [])
  const written = '{ notes: [{ id: n, body: y }] }, { like: vip }'
  t.same(faults(t, yaml(account('notes', '{ id: n, body: x }', written))), [
    'a.yaml:4:15  the note "n" is already at a.yaml:5:51; write another id, or remove this note',
  ])
  const notes = `defaults: { contact: { notes: [{ id: n, body: x }] } }
subAccounts: [{ id: s, contacts: [{ firstName: Pia }, { firstName: Pit }] }]
`
  t.equal(faults(t, yaml(notes)).length, 1)
})

t.test('an entry that is its own id again, above or below the other one', async (t) => {
  const contacts = (...entries: string[]) =>
    faults(t, yaml(`subAccounts: [{ id: s, contacts: [${entries.join(', ')}] }]\n`))
  const whole = '{ id: c, firstName: Pia }'
  t.same(contacts('{ id: c }', whole), [
    'a.yaml:1:52  the contact "c" is already at a.yaml:1:41; that one has nothing else: remove its line',
  ])
  t.same(contacts(whole, '{ id: c }'), [
    'a.yaml:1:68  the contact "c" is already at a.yaml:1:41; this one has nothing else: remove its line',
  ])
  t.match(contacts('{ id: c }', '{ id: c }'), [/; write another id, or remove this contact$/])
})

t.test('an alias that repeats a token', async (t) => {
  const token = 'pit-11111111-1111-4111-8111-111111111111'
  const text = `subAccounts:
  - id: a
    privateIntegrations: &all
      - token: ${token}
        name: full
        scopes: [contacts]
  - id: b
    privateIntegrations: *all
`
  t.same(faults(t, yaml(text)), [
    `a.yaml:8:26  found *all, which repeats the token "${token}" of a.yaml:4:16: leave out the tokens there, or write the entries out here`,
  ])
})
