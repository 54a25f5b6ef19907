import { join } from 'node:path'
import t from 'tap'
import { loadFixtures, validateFixtures } from '../../../src/seeding/load.js'
import { matchEach } from '../../support/fixtures.js'

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
