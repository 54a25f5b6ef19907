import t from 'tap'
import { mock } from '../../support/mock.js'

const subAccounts = [
  {
    id: 'loc-main',
    privateIntegrations: [
      {
        name: 'full',
        token: 'pit-11111111-1111-4111-8111-111111111111',
        scopes: ['contacts', 'locations/tasks.readonly'],
      },
    ],
    contacts: [
      {
        id: 'jane',
        tasks: [
          {
            id: 'quote',
            title: 'Send the quote',
            body: 'Two radiators',
            dueDate: '2026-05-01',
            assignedTo: 'user-1',
          },
          { id: 'call', title: 'Call back', dueDate: '2026-05-02T09:30:00Z', completed: true },
        ],
      },
      { id: 'bob' },
    ],
  },
  {
    id: 'loc-other',
    contacts: [{ id: 'eve', tasks: [{ id: 'far', title: 'x', dueDate: 'now' }] }],
  },
]
const tasks = '/contacts/jane/tasks'
const quote = {
  id: 'quote',
  title: 'Send the quote',
  body: 'Two radiators',
  assignedTo: 'user-1',
  dueDate: '2026-05-01T00:00:00.000Z',
  completed: false,
  contactId: 'jane',
}
const call = {
  id: 'call',
  title: 'Call back',
  dueDate: '2026-05-02T09:30:00.000Z',
  completed: true,
  contactId: 'jane',
}
const open = (...[t, options]: Parameters<typeof mock>) =>
  mock(t, { seed: { subAccounts }, ...options })

t.test('lists the tasks of a contact, the newest first', async (t) => {
  const { full } = open(t)
  t.same((await full('GET', tasks)).json(), { tasks: [call, quote] })
  t.same((await full('GET', `${tasks}/`)).json(), { tasks: [call, quote] }, 'n8n adds a slash')
  t.equal((await full('GET', '/contacts/bob/tasks')).body, '{"tasks":[]}')
})

t.test('creates, reads, changes, completes and removes a task', async (t) => {
  const { full, sandbox } = open(t)
  const types: string[] = []
  sandbox.events.listen(({ type }) => types.push(type))
  const sent = { title: 'Visit', dueDate: '2026-05-03T10:00:00+02:00', completed: false }
  const created = await full('POST', tasks, sent)
  t.equal(created.statusCode, 201)
  const { task } = created.json()
  t.match(task.id, /^[A-Za-z0-9]{20}$/)
  t.same(task, { ...sent, id: task.id, dueDate: '2026-05-03T08:00:00.000Z', contactId: 'jane' })
  const path = `${tasks}/${task.id}`
  t.same((await full('GET', path)).json(), { task })

  const changed = await full('PUT', path, { body: 'Ring twice', assignedTo: 'user-2' })
  t.same(changed.json().task, { ...task, body: 'Ring twice', assignedTo: 'user-2' })
  const cleared = await full('PUT', path, { body: null })
  t.notOk('body' in cleared.json().task)
  const done = await full('PUT', `${path}/completed`, { completed: true })
  t.equal(done.json().task.completed, true)
  t.equal((await full('DELETE', path)).body, '{"succeded":true}')
  t.equal((await full('GET', path)).statusCode, 404)
  t.same(types, ['task.created', 'task.updated', 'task.updated', 'task.updated', 'task.removed'])
})

t.test('accepts dates as clients send them, and no others', async (t) => {
  const { full } = open(t)
  const due = async (dueDate: unknown) =>
    (await full('POST', tasks, { title: 'x', completed: false, dueDate })).json()
  t.equal((await due('2026-05-01')).task.dueDate, '2026-05-01T00:00:00.000Z')
  t.equal((await due('2026-05-01T12:00:00Z')).task.dueDate, '2026-05-01T12:00:00.000Z')
  t.equal((await due('2026-05-01T12:00:00.5Z')).task.dueDate, '2026-05-01T12:00:00.500Z')
  for (const wrong of ['tomorrow', '2026-02-30', '-3d', '', 5]) {
    t.match(await due(wrong), { statusCode: 400, message: /^dueDate/ }, String(wrong))
  }
})

t.test('needs title, dueDate and completed', async (t) => {
  const { full } = open(t)
  t.match((await full('POST', tasks, {})).json(), {
    message: /^title is missing.*; dueDate is missing.*; completed is missing/,
  })
  t.equal((await full('PUT', `${tasks}/quote`, {})).statusCode, 400)
  t.equal((await full('PUT', `${tasks}/quote/completed`, {})).statusCode, 400)
  const observed = open(t, { profile: 'observed' })
  const answer = await observed.full('POST', tasks, { title: 'x', dueDate: 'x', completed: 1 })
  t.equal(answer.statusCode, 422)
  t.same(answer.json().message, [
    'dueDate must be a valid ISO 8601 date string',
    'completed must be a boolean value',
  ])
})

t.test('observed: trace ids, both spellings, and how an unknown task is refused', async (t) => {
  const { full } = open(t, { profile: 'observed' })
  t.match((await full('GET', tasks)).json(), { tasks: [call, quote], traceId: /^[-0-9a-f]{36}$/ })
  t.match((await full('DELETE', `${tasks}/quote`)).json(), { succeeded: true, succeded: true })
  t.same((await full('GET', `${tasks}/quote`)).json(), {
    message: 'The task id is invalid.',
    error: 'Bad Request',
    statusCode: 400,
  })
})

t.test('tasks of other contacts and sub-accounts', async (t) => {
  const { full } = open(t)
  const elsewhere = await full('GET', '/contacts/bob/tasks/quote')
  t.equal(elsewhere.statusCode, 404)
  t.equal(
    elsewhere.headers['x-mock-reason'],
    'task-elsewhere; need=contactId jane; have=contactId bob',
  )
  t.equal((await full('GET', '/contacts/eve/tasks/far')).statusCode, 404)
  t.equal((await full('GET', '/contacts/nobody/tasks')).statusCode, 404)
})

t.test('a search cannot skip more tasks than a number counts', async (t) => {
  const { full } = open(t)
  for (const skip of [1e300, -1, 0.5]) {
    const answer = await full('POST', '/locations/loc-main/tasks/search', { skip })
    t.equal(answer.statusCode, 400, `${skip}`)
  }
})

t.test('searches the tasks of a sub-account', async (t) => {
  const { full, as } = open(t)
  const search = async (body: object) => {
    const answer = await full('POST', '/locations/loc-main/tasks/search', body)
    t.equal(answer.statusCode, 200)
    return answer.json().tasks.map(({ _id, id }: { _id: string; id?: string }) => _id ?? id)
  }
  t.same(await search({}), ['call', 'quote'])
  t.same(await search({ limit: 1 }), ['call'])
  t.same(await search({ limit: 1, skip: 1 }), ['quote'])
  t.same(await search({ completed: true }), ['call'])
  t.same(await search({ assignedTo: ['user-1', 'user-9'] }), ['quote'])
  t.same(await search({ contactId: ['bob'] }), [])
  t.same(await search({ contactId: ['bob', 'jane'], completed: false }), ['quote'])
  t.same(await search({ query: 'RADIATOR' }), ['quote'])
  t.same(await search({ query: 'back' }), ['call'])

  const { id: _, ...rest } = quote
  const found = await full('POST', '/locations/loc-main/tasks/search', { query: 'quote' })
  t.same(found.json().tasks, [{ ...rest, _id: 'quote' }])
  const other = await full('POST', '/locations/loc-other/tasks/search', {})
  t.match(other.json(), { statusCode: 403, message: /does not have access to this location/ })
  t.equal((await as('pit-x')('POST', '/locations/loc-main/tasks/search', {})).statusCode, 401)
})

t.test('a search finds letters beyond ASCII in either case', async (t) => {
  const { full } = open(t)
  const made = { title: 'ÜBERGABE', body: 'Élan', dueDate: '2030-01-01', completed: false }
  await full('POST', tasks, made)
  for (const query of ['übergabe', 'Übergabe', 'élan', 'ÉLAN', 'bergabe']) {
    const answer = await full('POST', '/locations/loc-main/tasks/search', { query })
    t.match(answer.json().tasks, [{ title: 'ÜBERGABE' }], query)
  }
})

t.test('a contact takes its tasks along', async (t) => {
  const { sandbox } = open(t)
  sandbox.database.connection.exec("DELETE FROM contacts WHERE id = 'jane'")
  t.same(sandbox.database.connection.prepare('SELECT id FROM tasks').pluck().all(), ['far'])
})
