import { Value } from '@sinclair/typebox/value'
import t from 'tap'
import { resources } from '../../src/resources/index.js'
import { Seed } from '../../src/seeding/fixture-format.js'
import { pathOf, walk } from '../../src/seeding/walk.js'

t.test('a walk meets parents before children and passes over what is not an entry', async (t) => {
  const paths: string[] = []
  const value = {
    subAccounts: [
      { contacts: [{ notes: [{}, 'no entry', {}] }, null], privateIntegrations: [{}] },
      { contacts: 'no list', notes: [{}] },
    ],
    contacts: [{}],
  }
  walk(value, resources, (visit) => paths.push(pathOf(visit).join('.')))
  t.same(paths, [
    'subAccounts.0',
    'subAccounts.0.privateIntegrations.0',
    'subAccounts.0.contacts.0',
    'subAccounts.0.contacts.0.notes.0',
    'subAccounts.0.contacts.0.notes.2',
    'subAccounts.1',
  ])
  walk(null, resources, () => t.fail('there is no entry'))
})

t.test('ids, tokens and dates may be left out; names, scopes and bodies may not', async (t) => {
  const valid = (subAccount: object) => Value.Check(Seed, { subAccounts: [subAccount] })
  t.ok(valid({}))
  t.ok(valid({ contacts: [{ notes: [{ body: 'x' }] }] }))
  t.notOk(valid({ contacts: [{ notes: [{}] }] }))
  t.ok(valid({ privateIntegrations: [{ name: 'full', scopes: [] }] }))
  t.notOk(valid({ privateIntegrations: [{ scopes: [] }] }))
  t.notOk(valid({ contacts: [{ locationId: 'loc' }] }), 'nesting names the parent')
})
