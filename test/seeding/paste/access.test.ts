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

t.test('what is pasted can be read by its token', async (t) => {
  const { seed } = loadText(page('1', 'a'))
  const [{ scopes = [] } = {}] = seed.subAccounts[0]?.privateIntegrations ?? []
  for (const scope of ['contacts.readonly', 'contacts.write', 'users.readonly', 'businesses.write'])
    t.ok(scopes.includes(scope), scope)
})

t.test('users are those of the sub-account that their roles name', async (t) => {
  const user = { id: 'u', firstName: 'Max', roles: { type: 'account', locationIds: ['loc'] } }
  const text = { name: 'u', text: JSON.stringify({ users: [user] }), format: 'json' as const }
  const { seed } = validateFixtures([], { texts: [page('1', 'a'), text] })
  t.match(seed?.subAccounts, [{ id: 'loc', contacts: [{ id: 'a' }], users: [{ id: 'u' }] }])
  t.equal(seed?.subAccounts.length, 1)
})

t.test('answers about one contact are one contact, in any order of the files', async (t) => {
  const rows = (name: string, list: object) => ({
    name,
    text: JSON.stringify({ ...list, traceId: 'x' }),
    format: 'json' as const,
  })
  const note = { id: 'n', body: 'Called.', contactId: 'a' }
  const task = { id: 't', title: 'Ring', dueDate: '2026-03-07T12:00:00Z', contactId: 'a' }
  const event = { id: 'e', title: 'Visit', contactId: 'a' }
  const texts = [
    rows('notes', { notes: [note] }),
    page('contact', 'a', 'b'),
    rows('tasks', { tasks: [task] }),
    rows('events', { events: [event] }),
  ]
  for (const order of [texts, texts.toReversed()]) {
    const { seed, problems } = validateFixtures([], { texts: order })
    t.same(
      problems.filter(({ severity }) => severity === 'error'),
      [],
    )
    t.equal(seed?.subAccounts.length, 1)
    const [a, ...more] = seed?.subAccounts[0]?.contacts ?? []
    t.match(a, { id: 'a', firstName: 'Jo', notes: [{ id: 'n' }], tasks: [{ id: 't' }] })
    t.match(a, { appointments: [{ id: 'e' }] })
    t.match(more, [{ id: 'b' }])
  }
  const { seed } = validateFixtures([], { texts: [texts[0] ?? page('x'), texts[2] ?? page('x')] })
  t.match(
    seed?.subAccounts.flatMap(({ contacts = [] }) => contacts),
    [{ id: 'a', notes: [{ id: 'n' }], tasks: [{ id: 't' }] }],
  )
})

t.test('a contact that is written twice is one too many, as before', async (t) => {
  const written = (name: string, contact: object) => ({
    name,
    text: JSON.stringify({ subAccounts: [{ id: 'loc', contacts: [contact] }] }),
    format: 'json' as const,
  })
  const texts = [written('1', { id: 'a', firstName: 'Jo' }), written('2', { id: 'a', notes: [] })]
  const { problems } = validateFixtures([], { texts })
  t.match(problems.find(({ severity }) => severity === 'error')?.message, /^the contact "a" is/)
})
