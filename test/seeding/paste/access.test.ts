import t from 'tap'
import { loadText, validateFixtures } from '../../../src/seeding/load.js'

/** A page of the contacts of one sub-account. */
const page = (name: string, ...ids: string[]) => ({
  name,
  text: JSON.stringify({ contacts: ids.map((id) => ({ id, locationId: 'loc', firstName: 'Jo' })) }),
  format: 'json' as const,
})
const location = (name: string) => ({
  name,
  text: '{"subAccounts":[{"id":"loc","name":"Spa","companyId":"x","website":"https://spa.example"}]}',
  format: 'json' as const,
})

t.test('several answers of one sub-account have one private integration', async (t) => {
  const texts = [page('1', 'a', 'b'), page('2', 'c'), page('3', 'd')]
  const { seed, problems } = validateFixtures([], { texts })
  t.same(problems, [])
  t.match(seed?.subAccounts, [{ id: 'loc', privateIntegrations: [{ name: 'pasted' }] }])
  t.equal(seed?.subAccounts[0]?.privateIntegrations?.length, 1)
  t.equal(seed?.subAccounts[0]?.contacts?.length, 4)
})

t.test('an answer is added to a seed that another one is in', async (t) => {
  const { seed } = loadText(page('2', 'b'), loadText(page('1', 'a')).seed)
  t.equal(seed.subAccounts[0]?.privateIntegrations?.length, 1)
  t.equal(seed.subAccounts[0]?.contacts?.length, 2)
})

t.test('a sub-account that was copied twice has one private integration', async (t) => {
  const { problems } = validateFixtures([], { texts: [location('1'), location('2')] })
  t.same(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  )
})
