// npx playwright test examples/playwright.spec.js
// Drives the app from outside, as a page would; no browser is needed for this.
import { test as base, expect } from '@playwright/test'
import { connectGhlMock, startGhlMock } from 'ghl-mock'
import { startApp } from './app.js'

const test = base.extend({
  /** One mock for each worker. */
  mock: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures out of this pattern.
    async ({}, use) => {
      const { GHL_MOCK_URL } = process.env
      const mock = GHL_MOCK_URL ? await connectGhlMock(GHL_MOCK_URL) : await startGhlMock()
      await use(mock)
      await mock.close()
    },
    { scope: 'worker' },
  ],
  /** One sandbox for each test, however many run at once. */
  sandbox: async ({ mock }, use) => {
    const sandbox = await mock.sandbox()
    await use(sandbox)
    await sandbox.remove()
  },
  /** The app, working in that sandbox. */
  app: async ({ mock, sandbox }, use) => {
    const app = await startApp({ url: mock.url, token: sandbox.tokens.full })
    await use(app)
    await app.close()
  },
})

const data = { contactId: 'contact-xyz789', text: 'Wants a quote' }

test('a call that is logged becomes a note', async ({ app, sandbox, request }) => {
  const answer = await request.post(`${app.url}/calls`, { data })
  expect(answer.status()).toBe(201)
  await sandbox.requests.wait({ match: { method: 'POST', body: { body: data.text }, status: 201 } })
})

test('an outage that lasts is told to the user', async ({ app, sandbox, request }) => {
  await sandbox.faults.add({ then: 503 })
  const answer = await request.post(`${app.url}/calls`, { data })
  expect(answer.status()).toBe(502)
  await sandbox.requests.verify({ match: { status: 503 }, exactly: 3 })
})

test('an answer that is lost does not make a second note', async ({ app, sandbox, request }) => {
  await sandbox.faults.add({ match: { method: 'POST' }, when: 'afterCommit', then: ['reset'] })
  expect((await request.post(`${app.url}/calls`, { data })).status()).toBe(201)
  await sandbox.requests.verify({ match: { method: 'POST' }, exactly: 1 })
})
