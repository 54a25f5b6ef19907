import t from 'tap'
import { loadFixtures } from '../../src/seeding/load.js'

t.test('files add up, and a sub-account may be in several files', async (t) => {
  const folder = t.testdir({
    'a.yaml': 'subAccounts: [{ id: s, contacts: [{ id: c1 }] }]',
    'b.yaml': 'subAccounts: [{ id: s, name: Acme, contacts: [{ id: c2 }] }, { id: t }]',
  })
  const { seed } = loadFixtures([folder])
  t.same(seed.subAccounts, [
    { id: 's', name: 'Acme', contacts: [{ id: 'c1' }, { id: 'c2' }] },
    { id: 't' },
  ])
})

t.test('faults and the clock are part of a seed, and faults add up', async (t) => {
  const folder = t.testdir({
    'a.yaml': 'subAccounts: []\nclock: { freeze: 2026-01-01 }\nfaults: [{ then: 503 }]\n',
    'b.yaml': 'subAccounts: []\nclock: { freeze: 2026-01-01 }\nfaults: [{ then: reset }]\n',
  })
  t.same(loadFixtures([folder]).seed, {
    subAccounts: [],
    clock: { freeze: '2026-01-01' },
    faults: [{ then: 503 }, { then: 'reset' }],
  })
})

t.test('the lists of a sub-account grow, and a list that is a value stays', async (t) => {
  const settings = 'contactUniqueIdentifiers: [phone, email]'
  const folder = t.testdir({
    'a.yaml': `subAccounts: [{ id: s, ${settings}, tags: [vip] }]`,
    'b.yaml': `subAccounts: [{ id: s, ${settings}, tags: [{ id: t1, name: lead }] }]`,
  })
  t.same(loadFixtures([folder]).seed.subAccounts, [
    {
      id: 's',
      contactUniqueIdentifiers: ['phone', 'email'],
      tags: ['vip', { id: 't1', name: 'lead' }],
    },
  ])
})
