import { join } from 'node:path'
import t from 'tap'
import { loadFixtures, validateFixtures } from '../../../src/seeding/load.js'
import { matchEach, S, said } from '../../support/fixtures.js'

t.test('defaults are filled in where an entry does not say it itself', async (t) => {
  const folder = t.testdir({
    'a.yaml': `defaults:
  privateIntegration: { scopes: [contacts] }
  contact: { lastName: Doe }
  note: { userId: user-1, color: "#FFAA00" }
subAccounts:
  - privateIntegrations: [{ name: full }, { name: none, scopes: [] }]
    contacts: [{ notes: [{ body: one }, { body: two, userId: user-2, color: null }] }]
`,
  })
  t.same(loadFixtures([folder]).seed, {
    subAccounts: [
      {
        privateIntegrations: [
          { name: 'full', scopes: ['contacts'] },
          { name: 'none', scopes: [] },
        ],
        contacts: [
          {
            lastName: 'Doe',
            notes: [
              { body: 'one', userId: 'user-1', color: '#FFAA00' },
              { body: 'two', userId: 'user-2' },
            ],
          },
        ],
      },
    ],
  })
})

t.test('an invalid default is reported once, at its place', async (t) => {
  const text = `defaults:
  note: { userId: 5, body: "" }
  contact: { id: c }
subAccounts: [{ contacts: [{ notes: [{}, {}, { body: 7 }] }] }]
`
  matchEach(
    t,
    validateFixtures([join(t.testdir({ 'a.yaml': text }), 'a.yaml')]).problems.map(
      ({ place: { line, column }, message }) => `${line}:${column} ${message}`,
    ),
    [
      /^2:19 userId: found the number 5/,
      /^2:28 body: found empty text/,
      /^3:14 found the unknown key "id": entries have no id in common; write it in the entry$/,
      /^4:54 body: found the number 7/,
    ],
  )
})

t.test('what is odd about a default is said once, at its place', async (t) => {
  const defaults = `defaults:
  privateIntegration:
    scopes: [contacts, contact.write]
    expiresAt: 2020-01-01
  contact: { tags: [vip, vip], dateAdded: 2999-01-01 }
  note: { dateAdded: 2998-01-01 }
  task: { dueDate: 0203-01-01 }
`
  const entries = `subAccounts:
  - privateIntegrations: [{ name: a }, { name: b }]
    contacts:
      - { notes: [{ body: one }, { body: two }], tasks: [{ title: one }] }
      - { tasks: [{ title: two }] }
`
  matchEach(t, said(t, { 'a.yaml': defaults + entries }), [
    /^warning 3:24 HighLevel is not known to have the scope "contact.write"/,
    /^warning 4:16 expiresAt: found "2020-01-01", which is past/,
    /^warning 5:26 tags: found "vip" twice/,
    /^warning 5:43 dateAdded: found "2999-01-01", which is later/,
    /^warning 6:22 dateAdded: found "2998-01-01", which is later/,
    /^warning 7:20 dueDate: found "0203-01-01", which is before the year 1900/,
  ])
})

t.test('what does not fit to a default is said where the entry says it', async (t) => {
  const text = `defaults:
  contact: { name: Jane Doe, dateAdded: 2026-02-02 }
subAccounts:
  - privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts:
      - { firstName: Jane, lastName: Berg }
      - { dateUpdated: 2026-01-01 }
`
  matchEach(t, said(t, { 'a.yaml': text }), [
    /^warning 6:22 name: found "Jane Doe", but firstName and lastName are "Jane Berg"/,
    /^warning 7:24 dateUpdated: found "2026-01-01", which is before dateAdded/,
  ])
})

t.test('a list of entries among the defaults', async (t) => {
  const text = `defaults:\n  notes:\n    - { userId: u }\n${S}`
  t.match(said(t, { 'a.yaml': text }), [
    /^2:3 found the unknown key "notes"; did you mean "note", and below it the keys that all notes have, without a list\?$/,
  ])
})

t.test('defaults that are like a template', async (t) => {
  const text = `templates: { vip: { firstName: Jane } }\ndefaults: { contact: { like: vip } }\n${S}`
  t.same(said(t, { 'a.yaml': text }), [
    '2:24 found the unknown key "like": defaults cannot be like a template; write their keys, or "like: vip" in each contact',
  ])
})

t.test('a default of the entries of a template is reported where it is written', async (t) => {
  const text = `defaults: { note: { userId: nobody } }
templates: { t: { notes: [{ body: x }] } }
subAccounts:
  - privateIntegrations: [{ name: full, scopes: [contacts] }]
    users: [{ id: nora, firstName: Nora }]
    contacts: [{ like: t }]
`
  t.match(said(t, { 'a.yaml': text }), [/^warning 1:29 userId: no user .* is "nobody"/])
})
