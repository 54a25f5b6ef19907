// What is asked for and answered. The mock is seeded with it and the bare servers answer it, so that both
// sides of a comparison send the same bytes.

export const contactId = 'TUcmRxWrjqzJS8EjkxNK'

const note = (number) => ({
  id: `HGPcayliwcdoUFzvb${String(number).padStart(3, '0')}`,
  body: 'Spoke with Jane about the Q2 renewal. She wants to upgrade to the pro plan. Follow up by March 15.',
  userId: 'user-1',
  dateAdded: new Date(Date.UTC(2026, 2, 7, 12, -number)).toISOString(),
  contactId,
  title: 'Renewal',
  color: '#FFAA00',
  pinned: true,
})

/** The notes of one contact, newest first as HighLevel lists them. */
export const notes = Array.from({ length: 20 }, (_, number) => note(number))

const token = 'pit-11111111-1111-4111-8111-111111111111'
const integration = { name: 'bench', token, scopes: ['contacts'] }

export const fixture = {
  subAccounts: [
    {
      id: 'loc-bench',
      privateIntegrations: [integration],
      contacts: [
        { id: contactId, notes: notes.map(({ contactId, ...rest }) => rest) },
        // Written to, so that the list above keeps its length.
        { id: 'contact-written-to01' },
      ],
    },
  ],
}

/** Fixtures that add up to a world of `count` notes, 20 a contact or as many as `each` says, besides the one above. */
export function* fixturesOf(count, each = 20) {
  yield fixture
  const perFixture = Math.max(100_000, each)
  for (let first = notes.length; first < count; first += perFixture) {
    const contacts = []
    for (let at = first; at < Math.min(count, first + perFixture); at += each) {
      const own = Array.from({ length: Math.min(each, count - at) }, (_, number) => ({
        id: `note-${at + number}`,
        body: notes[0].body,
        dateAdded: notes[0].dateAdded,
      }))
      contacts.push({ id: `contact-${at}`, notes: own })
    }
    yield { subAccounts: [{ id: 'loc-bench', contacts }] }
  }
}

export const { body, userId, title, color, pinned } = notes[0]

export const headers = {
  authorization: `Bearer ${token}`,
  version: '2021-07-28',
  accept: 'application/json',
}

const get = (path) => ({ method: 'GET', path, headers })

export const list = (contact) => get(`/contacts/${contact}/notes`)
export const one = get(`/contacts/${contactId}/notes/${notes[0].id}`)
export const create = {
  method: 'POST',
  path: '/contacts/contact-written-to01/notes',
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify({ body, userId, title, color, pinned }),
}

/** One kind of request each, by the name that the report gives it. */
export const scenarios = {
  'one note': { request: one, answer: { note: notes[0] } },
  'list of 20': { request: list(contactId), answer: { notes } },
  // Last: from here on a server holds as many notes as it was quick.
  create: { request: create },
}
