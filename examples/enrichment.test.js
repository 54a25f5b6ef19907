// node --test examples/enrichment.test.js
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { HighLevel } from '@gohighlevel/api-client'
import { startGhlMock } from 'ghl-mock'
import { enrich, enrichNaively } from './enrichment.js'

const locationId = 'loc-crm'
const scopes = ['contacts', 'locations/customFields.readonly']
const people = Array.from({ length: 50 }, (_, n) => ({
  id: `contact-${n}`,
  email: `p${n}@${n % 5 === 0 ? 'acme' : 'elsewhere'}.example`,
  dateAdded: '2026-03-01T10:00:00Z',
}))

const mock = await startGhlMock({
  rateLimit: true,
  clock: '2026-05-01T12:00:00Z', // it stands still: the limit counts by it
  fixtures: {
    subAccounts: [
      {
        id: locationId,
        privateIntegrations: [{ name: 'full', scopes }],
        customFields: [{ id: 'field-employees', name: 'Employees', dataType: 'NUMERICAL' }],
        contacts: people,
      },
    ],
  },
})
after(() => mock.close())
HighLevel.BASE_URL = mock.url // the SDK has no option for it

const lookUp = async ({ email }) =>
  email.endsWith('@acme.example') ? { employees: 120 } : undefined

/** What must be true: ten contacts have the field and one note, nobody was refused, a second run writes nothing. */
async function prove(t, program) {
  const sandbox = await mock.sandbox()
  t.after(() => sandbox.remove())
  const ghl = new HighLevel({ privateIntegrationToken: sandbox.tokens.full, logLevel: 'none' })
  // Time passes on the clock of the sandbox alone.
  const pause = (ms) => sandbox.clock.advance({ seconds: ms / 1000 })
  const options = { budget: 20, pause }

  assert.equal((await program(ghl, locationId, lookUp, options)).read, people.length)
  const writes = await sandbox.requests.count({ method: 'PUT' })
  assert.equal(writes, 10)
  const again = await program(ghl, locationId, lookUp, options)
  assert.equal(again.changed, 0)
  await sandbox.requests.verify({ match: { method: 'PUT' }, exactly: 10 })
  await sandbox.requests.verify({
    match: { path: '/contacts/:contactId/notes', method: 'POST' },
    exactly: 10,
  })
  await sandbox.requests.verify({ match: { status: 429 }, exactly: 0 })

  await pause(10_000)
  const { contacts } = ghl
  const { contact } = await contacts.getContact({ contactId: 'contact-45' })
  assert.deepEqual(contact.customFields, [{ id: 'field-employees', value: 120 }])
  const { notes } = await contacts.getAllNotes({ contactId: 'contact-45' })
  assert.deepEqual(
    notes.map(({ body }) => body),
    ['The company has 120 employees.'],
  )
}

test('every contact is read, those that are known are enriched, and a second run changes nothing', (t) =>
  prove(t, enrich))

test('the naive program fails the same test', async (t) => {
  await assert.rejects(prove(t, enrichNaively), assert.AssertionError)
})
