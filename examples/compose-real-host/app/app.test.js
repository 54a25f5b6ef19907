import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forget, keepNote, notesOf } from './app.js'

const contactId = 'contact-xyz789' // One of the contacts that the mock starts with.

const bodies = async () => (await notesOf(contactId)).map(({ body }) => body)

test('a note is kept until it is forgotten', async () => {
  const before = await bodies()
  const note = await keepNote(contactId, 'Wants a quote')
  assert.equal(note.contactId, contactId)
  assert.deepEqual(await bodies(), ['Wants a quote', ...before])
  await forget(contactId, note.id)
  assert.deepEqual(await bodies(), before)
})

test('a contact that does not exist is refused', async () => {
  await assert.rejects(keepNote('contact-unknown', 'Wants a quote'), { statusCode: 404 })
})

test('an answer that is lost is an error of the network', async () => {
  const answer = await fetch(`${process.env.GHL_MOCK_URL}/__admin/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ match: { method: 'GET' }, then: ['reset'] }),
  })
  assert.equal(answer.status, 201)
  await assert.rejects(notesOf(contactId), { message: /^Network error/ })
  assert.equal((await notesOf(contactId)).length, 3)
})
