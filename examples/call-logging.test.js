// node --test examples/call-logging.test.js
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { HighLevel } from '@gohighlevel/api-client'
import { connectGhlMock, startGhlMock } from 'ghl-mock'
import { logCall, logCallNaively } from './call-logging.js'

const { GHL_MOCK_URL } = process.env
const mock = GHL_MOCK_URL ? await connectGhlMock(GHL_MOCK_URL) : await startGhlMock()
after(() => mock.close())

// The SDK has no option for it.
HighLevel.BASE_URL = mock.url

const locationId = 'loc-main'
const call = {
  id: 'c-1001',
  phone: '+1 (555) 555-0142',
  name: 'Ida Quist',
  outcome: 'Wants a quote for a heat pump.',
  callBackAt: '2026-05-04T09:00:00Z',
}

/** A world of its own, and the SDK for it. */
async function world(t) {
  const sandbox = await mock.sandbox()
  t.after(() => sandbox.remove())
  const ghl = new HighLevel({ privateIntegrationToken: sandbox.tokens.full, logLevel: 'none' })
  return { sandbox, ghl }
}

/** What must be true, whatever happens on the way: one contact, one note and one task. */
async function proveOnce(t, program) {
  const { sandbox, ghl } = await world(t)
  // Each write is stored and its answer lost, once.
  for (const path of ['/contacts/', '/contacts/:contactId/notes', '/contacts/:contactId/tasks']) {
    const match = { method: 'POST', path }
    await sandbox.faults.add({ match, when: 'afterCommit', then: ['reset', 'pass'] })
  }
  const { contactId } = await program(ghl, locationId, call)
  // The webhook comes again.
  await program(ghl, locationId, call)

  const { contacts } = ghl
  const { contact } = await contacts.getContact({ contactId })
  assert.equal(contact.phone, '+15555550142')
  const { notes } = await contacts.getAllNotes({ contactId })
  assert.deepEqual(
    notes.map(({ body }) => body),
    [call.outcome],
  )
  const { tasks } = await contacts.getAllTasks({ contactId })
  assert.deepEqual(
    tasks.map(({ dueDate }) => dueDate),
    ['2026-05-04T09:00:00.000Z'],
  )
}

test('a call is logged once, although answers are lost and the webhook comes twice', (t) =>
  proveOnce(t, logCall))

test('the naive program fails the same test', async (t) => {
  await assert.rejects(proveOnce(t, logCallNaively), assert.AssertionError)
})

test('a caller who is known gets the note', async (t) => {
  const { ghl } = await world(t)
  const { contactId } = await logCall(ghl, locationId, { ...call, phone: '555 555 0100' })
  assert.equal(contactId, 'contact-xyz789')
})

test('an outage is sat out, and a refusal is not tried again', async (t) => {
  const { sandbox, ghl } = await world(t)
  await sandbox.faults.add({ match: { method: 'POST' }, then: [503, 503, 'pass'] })
  await logCall(ghl, locationId, call)
  await sandbox.faults.add({ match: { method: 'GET' }, then: [401] })
  await assert.rejects(logCall(ghl, locationId, { ...call, id: 'c-1002' }), { statusCode: 401 })
})
