// npx vitest run examples/vitest.test.js
// For Jest, import from '@jest/globals' instead; nothing else differs.

import { connectGhlMock, startGhlMock } from 'ghl-mock'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { logCall, logCallOnce } from './app.js'

let mock
let sandbox
let ghl

beforeAll(async () => {
  const { GHL_MOCK_URL } = process.env
  mock = GHL_MOCK_URL ? await connectGhlMock(GHL_MOCK_URL) : await startGhlMock()
})
afterAll(() => mock.close())

beforeEach(async () => {
  sandbox = await mock.sandbox()
  ghl = { url: mock.url, token: sandbox.tokens.full }
})
afterEach(() => sandbox.remove())

test('a note carries the time at which it was written', async () => {
  await sandbox.clock.freeze('2026-05-01T12:00:00Z')
  const first = await logCall(ghl, 'contact-xyz789', 'Wants a quote')
  await sandbox.clock.advance({ seconds: 90 })
  const second = await logCall(ghl, 'contact-xyz789', 'Still waits for it')
  expect(first.dateAdded).toBe('2026-05-01T12:00:00.000Z')
  expect(second.dateAdded).toBe('2026-05-01T12:01:30.000Z')
})

test('an answer that is lost does not make a second note', async () => {
  await sandbox.faults.add({ match: { method: 'POST' }, when: 'afterCommit', then: ['reset'] })
  await logCallOnce(ghl, 'contact-xyz789', 'Wants a quote')
  const written = await sandbox.requests.find({ body: { body: 'Wants a quote' } })
  expect(written).toMatchObject([{ method: 'POST', status: 0, stored: true, effect: 'reset' }])
})

test('a token that may only read is not tried again', async () => {
  const reader = { ...ghl, token: sandbox.tokens['read-only'] }
  await expect(logCall(reader, 'contact-xyz789', 'Wants a quote')).rejects.toThrow('401')
  await sandbox.requests.verify({ match: { reason: 'scope-missing' }, exactly: 1 })
})
