import t from 'tap'
import { loadText } from '../../../src/seeding/load.js'
import { C, faults, said, yaml } from '../../support/fixtures.js'

const load = (text: string) => loadText({ name: 'x', text, format: 'yaml' }).seed.subAccounts[0]

t.test('a contact has what its template says and it does not say itself', async (t) => {
  const made = load(`
defaults: { contact: { city: Rome, state: IL }, note: { userId: user-1 } }
templates:
  jane: { firstName: Jane, lastName: Doe, city: Oslo, tags: [vip], notes: [{ body: Hi. }] }
subAccounts:
  - id: s
    contacts:
      - { like: jane, id: a, lastName: Roe }
      - { like: jane, id: b, notes: [], city: null }
      - { id: c }
`)
  t.match(made?.contacts, [
    { firstName: 'Jane', lastName: 'Roe', city: 'Oslo', state: 'IL', tags: ['vip'] },
    { lastName: 'Doe', city: null, notes: [] },
    { id: 'c', city: 'Rome' },
  ])
  t.same(made?.contacts?.[0]?.notes, [{ userId: 'user-1', body: 'Hi.' }])
})

t.test('templates that cannot be read are no reason to miss one', async (t) => {
  const contacts = 'subAccounts: [{ id: s, contacts: [{ like: lead }] }]\n'
  t.match(faults(t, yaml(`templatse: { lead: { city: Oslo } }\n${contacts}`)), [/"templates"/])
  t.match(faults(t, yaml(`templates: [{ name: lead }]\n${contacts}`)), [/^a.yaml:1:12 /])
  for (const text of [`templatse: {}\n${contacts}`, `templates: []\n${contacts}`])
    t.equal(faults(t, yaml(text)).length, 1, text)
  t.match(faults(t, yaml(`templates: { vip: { city: Oslo } }\n${contacts}`)), [
    /name of a template of this file; the file has vip$/,
  ])
  t.match(faults(t, yaml(contacts)), [
    /; write "templates:" at the top of the file, and "lead:" below/,
  ])
})

t.test('the tasks of a template have the defaults of tasks', async (t) => {
  const made = load(`
defaults: { task: { dueDate: +3d } }
templates: { lead: { tasks: [{ title: Ring }] } }
subAccounts: [{ id: s, contacts: [{ like: lead }] }]
`)
  t.match(made?.contacts?.[0]?.tasks, [{ title: 'Ring', dueDate: '+3d' }])
})

t.test('keys that begin with x- are for anchors', async (t) => {
  const made = load(`
x-address: &address { city: Oslo, country: 'NO' }
subAccounts: [{ id: s, contacts: [{ id: a, <<: *address }] }]
`)
  t.match(made?.contacts, [{ city: 'Oslo', country: 'NO' }])
})

t.test('a template below a key of the file that is not read', async (t) => {
  const text =
    'x-templates: { jane: { email: x@y.example } }\nsubAccounts: [{ contacts: [{ like: jane }] }]\n'
  t.match(faults(t, yaml(text)), [
    /expected the name of a template of this file; "x-templates" has it, which is not read: write templates$/,
  ])
})

t.test('what is wrong with a template is said once, and at its place', async (t) => {
  const text = (template: string, like: string) =>
    `templates:\n  jane: ${template}\nsubAccounts:\n  - id: s\n    contacts:\n      - like: ${like}\n      - like: ${like}\n`
  t.match(faults(t, yaml(text('{ emial: x }', 'jane'))), [/^a\.yaml:2:11 .*did you mean "email"/])
  t.equal(faults(t, yaml(text('{ emial: x }', 'jane'))).length, 1)
  t.match(faults(t, yaml(text('{ email: x }', 'jnae'))), [
    /^a\.yaml:6:15 {2}like: found "jnae", expected the name of a template .*did you mean "jane"/,
    /^a\.yaml:7:15 /,
  ])
  t.same(faults(t, yaml(text('{ id: x }', 'jane'))), [
    'a.yaml:2:11  found the unknown key "id": a template has no id, because several contacts would get it; leave it out, or write it in the contact',
  ])
  t.match(faults(t, yaml(text('{ notes: [{ id: n, body: b }] }', 'jane'))), [
    /^a\.yaml:2:25 .*several notes have from here/,
  ])
})

t.test('keys of a template whose name is missing are reported once', async (t) => {
  const text = (templates: string) =>
    `templates:\n${templates}subAccounts:\n  - id: s\n    contacts: [{ like: lead }, { like: lead }]\n`
  t.same(
    faults(t, yaml(text('  firstName: Lead\n  tags: [lead]\n  notes: [{ body: Called. }]\n'))),
    [
      'a.yaml:2:3  found "firstName", a key of contacts, right below "templates:", expected the name of a template above it, "lead:", and its keys indented below that',
    ],
  )
  // A template may be called as a key is.
  t.same(faults(t, yaml(text('  lead: { firstName: Lead }\n  source: { tags: [a] }\n'))), [])
})

t.test('a fixture of a newer version is refused, whatever else is in it', async (t) => {
  t.match(faults(t, yaml('version: 2\nnew: 1\nsubAccounts: []\n')), [
    'a.yaml:1:10  version: found 2, expected 1, the version of the format of fixtures: remove the line, or update ghl-mock if the fixture was written for a later one',
  ])
  t.same(faults(t, yaml('version: 1\nsubAccounts: []\n')), [])
  t.match(faults(t, yaml('version: one\nsubAccounts: []\n')), [/^a\.yaml:1:10 {2}version: /])
})

t.test('what is out of line with the templates', async (t) => {
  const text = (lines: string) =>
    yaml(`${lines}subAccounts:\n  - id: s\n    contacts: [{ like: lead }, { like: lead }]\n`)
  t.same(faults(t, text('templates:\n  lead:\n    city: Oslo\n  notes: [{ body: a }]\n')), [
    'a.yaml:4:3  found "notes", a key of contacts, in line with the names of templates, expected it indented as the keys of "lead"',
  ])
  t.same(faults(t, text('templates:\n  a: { city: Oslo }\nlead: { city: Oslo }\n')), [
    'a.yaml:3:1  found the template "lead" in line with "templates:", expected it indented, as the templates below that',
  ])
  t.same(faults(t, text('defaults:\n  lead: { city: Oslo }\n')), [
    'a.yaml:2:3  found the template "lead" below "defaults:", expected "templates:" above it',
  ])
  const inside =
    'templates:\n  lead: { city: Oslo }\n  subAccounts:\n  - id: s\n    contacts: [{ like: lead }]\n'
  t.same(faults(t, yaml(inside)), [
    'a.yaml:3:3  found subAccounts below "templates:", expected it without indentation: it is a key of the file',
  ])
})

t.test('contacts that are like one of the templates that are a list', async (t) => {
  const text =
    'templates:\n  - lead: { city: Oslo }\n  - vip: { city: Bonn }\nsubAccounts:\n  - id: s\n    contacts: [{ like: lead }]\n'
  t.same(faults(t, yaml(text)), [
    'a.yaml:2:3  found "- " before the names of templates, expected "lead:" and "vip:" without it',
  ])
})

t.test('what a template lacks is reported once, not for each contact', async (t) => {
  const text = `templates:
  jane: { tasks: [{ title: Call }] }
subAccounts:
  - contacts: [{ like: jane }, { like: jane }]
`
  t.same(faults(t, yaml(text)), [
    'a.yaml:2:19  "dueDate" is missing, expected a date such as 2026-03-07T12:00:00Z or -3d',
  ])
})

t.test('the key of the templates is missing below the defaults', async (t) => {
  const text = `defaults:
  note: { color: '#FFAA00' }
  lead:
    type: lead
  regular:
    tags: [vip]
${C}        like: regular
      - like: lead
`
  t.same(said(t, { 'a.yaml': text }), [
    '3:3 found the template "lead" below "defaults:", expected "templates:" above it',
  ])
})
