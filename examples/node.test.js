// node --test examples/node.test.js
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { connectGhlMock, startGhlMock } from 'ghl-mock'
import { logCall, logCallOnce } from './app.js'

// In this process, or in the container that GHL_MOCK_URL names: the tests are the same.
const { GHL_MOCK_URL } = process.env
const mock = GHL_MOCK_URL ? await connectGhlMock(GHL_MOCK_URL) : await startGhlMock()
after(() => mock.close())

/** A world of its own for a test, and what the app needs to work in it. */
async function world(t) {
  const sandbox = await mock.sandbox()
  t.after(() => sandbox.remove())
  return { sandbox, ghl: { url: mock.url, token: sandbox.tokens.full } }
}

const created = { method: 'POST', path: '/contacts/:contactId/notes', status: 201 }

test('a call becomes a note', async (t) => {
  const { sandbox, ghl } = await world(t)
  const note = await logCall(ghl, 'contact-xyz789', 'Wants a quote')
  assert.equal(note.body, 'Wants a quote')
  await sandbox.requests.verify({
    match: { ...created, body: { body: 'Wants a quote' } },
    exactly: 1,
  })
})

test('an outage is sat out', async (t) => {
  const { sandbox, ghl } = await world(t)
  await sandbox.faults.add({ match: { method: 'POST' }, then: [503, 503, 'pass'] })
  await logCall(ghl, 'contact-xyz789', 'Wants a quote')
  await sandbox.requests.verify({ match: created, exactly: 1, faultsUsed: true })
})

// The note was stored, its answer lost. This is how duplicates come about.
const lostAnswer = { match: { method: 'POST' }, when: 'afterCommit', then: ['reset'] }

test('whoever just tries again writes a note twice', async (t) => {
  const { sandbox, ghl } = await world(t)
  await sandbox.faults.add(lostAnswer)
  await logCall(ghl, 'contact-xyz789', 'Wants a quote')
  assert.equal(await sandbox.requests.count({ method: 'POST' }), 2)
  await assert.rejects(sandbox.requests.verify({ match: { method: 'POST' }, exactly: 1 }))
})

test('whoever looks first writes it once', async (t) => {
  const { sandbox, ghl } = await world(t)
  await sandbox.faults.add(lostAnswer)
  await logCallOnce(ghl, 'contact-xyz789', 'Wants a quote')
  await sandbox.requests.verify({ match: { method: 'POST' }, exactly: 1 })
})

test('a refusal is not tried again, and says why', async (t) => {
  const { sandbox, ghl } = await world(t)
  await assert.rejects(logCall(ghl, 'Contact-XYZ789', 'Wants a quote'), { status: 404 })
  const [refused, ...more] = await sandbox.requests.find()
  assert.equal(more.length, 0)
  const { refusedBy, nearMisses } = await sandbox.requests.explain(refused.id)
  assert.equal(refusedBy, 'contact')
  assert.match(nearMisses[0], /differs only in letter case/)
})
