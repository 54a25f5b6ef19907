import { GHLError, HighLevel } from '@gohighlevel/api-client'
import t from 'tap'
import { type GhlMockOptions, startGhlMock } from '../../src/index.js'
import { tokens } from '../support/mock.js'

const contactId = 'contact-xyz789'

/** The official SDK, told where to go in the only way it knows: a private static. */
function sdk(url: string, token: string): HighLevel {
  Object.assign(HighLevel, { BASE_URL: url })
  return new HighLevel({ privateIntegrationToken: token, logLevel: 'none' as never })
}

/** The status and the message of what a call was refused with. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    if (error instanceof GHLError) return `${error.constructor.name} ${error.statusCode}`
    throw error
  }
  return 'answered'
}

t.test('the SDK creates, lists, gets, updates and deletes', async (t) => {
  await using mock = await startGhlMock()
  const { contacts } = sdk(mock.url, tokens.full)

  const sent = {
    body: 'Called 📞',
    title: 'Call',
    userId: 'user-1',
    color: '#FFAA00',
    pinned: true,
  }
  const { note } = await contacts.createNote({ contactId }, sent)
  t.match(note, { ...sent, id: /^\w{20}$/, contactId })
  const id = note?.id ?? ''

  const { notes } = await contacts.getAllNotes({ contactId })
  t.same(notes?.[0], note)
  t.same((await contacts.getNote({ contactId, id })).note, note)

  const { note: updated } = await contacts.updateNote({ contactId, id }, { body: 'Called back' })
  t.same(updated, { ...note, body: 'Called back' })

  t.same(await contacts.deleteNote({ contactId, id }), { succeded: true })
  t.equal(await refusal(contacts.getNote({ contactId, id })), 'GHLNotFoundError 404')
})

t.test('the SDK creates, lists, gets, updates, completes, finds and deletes tasks', async (t) => {
  for (const profile of ['documented', 'observed'] as const) {
    const privateIntegrations = [
      { name: 'full', token: tokens.full, scopes: ['contacts', 'locations/tasks.readonly'] },
    ]
    const subAccounts = [{ id: 'loc-main', privateIntegrations, contacts: [{ id: contactId }] }]
    await using mock = await startGhlMock({ profile, fixtures: { subAccounts } })
    const { contacts, locations } = sdk(mock.url, tokens.full)
    const sent = { title: 'Call', dueDate: '2026-05-01T12:00:00.000Z', completed: false }
    const { task } = await contacts.createTask({ contactId }, sent)
    t.match(task, { ...sent, id: /^\w{20}$/, contactId })
    const taskId = task?.id ?? ''
    t.same((await contacts.getAllTasks({ contactId })).tasks, [task])
    t.same((await contacts.getTask({ contactId, taskId })).task, task)
    const changed = await contacts.updateTask({ contactId, taskId }, { body: 'Ring twice' })
    t.equal(changed.task?.body, 'Ring twice')
    const done = await contacts.updateTaskCompleted({ contactId, taskId }, { completed: true })
    t.equal(done.task?.completed, true)
    const found = await locations.taskSearch({ locationId: 'loc-main' }, { completed: true })
    t.match(found.tasks, [{ _id: taskId, title: 'Call' }])
    t.equal((await contacts.deleteTask({ contactId, taskId })).succeded, true)
    t.same((await contacts.getAllTasks({ contactId })).tasks, [])
  }
})

const errors: [
  name: string,
  options: GhlMockOptions,
  outcome: string,
  call: (ghl: HighLevel) => Promise<unknown>,
  token?: string,
][] = [
  [
    'missing body',
    {},
    'GHLValidationError 400',
    ({ contacts }) => contacts.createNote({ contactId }, {} as never),
  ],
  [
    'missing body, observed',
    { profile: 'observed' },
    'GHLValidationError 422',
    ({ contacts }) => contacts.createNote({ contactId }, {} as never),
  ],
  [
    'unknown token',
    {},
    'GHLAuthenticationError 401',
    ({ contacts }) => contacts.getAllNotes({ contactId }),
    tokens.unknown,
  ],
  [
    'missing scope',
    {},
    'GHLAuthenticationError 401',
    ({ contacts }) => contacts.createNote({ contactId }, { body: 'x' }),
    tokens.readOnly,
  ],
  [
    'unknown contact',
    {},
    'GHLNotFoundError 404',
    ({ contacts }) => contacts.getAllNotes({ contactId: 'nobody' }),
  ],
  [
    'another sub-account, observed',
    { profile: 'observed' },
    'GHLForbiddenError 403',
    ({ contacts }) => contacts.getAllNotes({ contactId }),
    tokens.other,
  ],
  [
    'unknown note',
    {},
    'GHLNotFoundError 404',
    ({ contacts }) => contacts.deleteNote({ contactId, id: 'none' }),
  ],
  [
    'unknown note, observed',
    { profile: 'observed' },
    'GHLValidationError 400',
    ({ contacts }) => contacts.getNote({ contactId, id: 'none' }),
  ],
  [
    'large body',
    { bodyLimit: 10 },
    'GHLError 413',
    ({ contacts }) => contacts.createNote({ contactId }, { body: 'x'.repeat(100) }),
  ],
]
for (const [name, options, outcome, call, token = tokens.full] of errors) {
  t.test(`the SDK understands a refusal: ${name}`, async (t) => {
    await using mock = await startGhlMock(options)
    t.equal(await refusal(call(sdk(mock.url, token))), outcome)
  })
}

t.test('the SDK understands the rate limit', async (t) => {
  await using mock = await startGhlMock({ rateLimit: true, rateLimitBurst: 1 })
  const { contacts } = sdk(mock.url, tokens.full)
  await contacts.getAllNotes({ contactId })
  t.equal(await refusal(contacts.getAllNotes({ contactId })), 'GHLRateLimitError 429')
})
