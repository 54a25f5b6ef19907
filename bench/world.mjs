// What is asked for and answered. The mock is seeded with it and the bare servers answer it, so that both
// sides of a comparison send the same bytes.

const contactId = 'TUcmRxWrjqzJS8EjkxNK'

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

export const fixture = {
  subAccounts: [
    {
      id: 'loc-bench',
      privateIntegrations: [{ name: 'bench', token, scopes: ['contacts'] }],
      contacts: [
        { id: contactId, notes: notes.map(({ contactId, ...rest }) => rest) },
        // Written to, so that the list above keeps its length.
        { id: 'contact-written-to01' },
      ],
    },
  ],
}

const { body, userId, title, color, pinned } = notes[0]

const headers = {
  authorization: `Bearer ${token}`,
  version: '2021-07-28',
  accept: 'application/json',
}

/** One kind of request each: its share of bare Fastify's requests per second must be `bar` at least. */
export const scenarios = [
  {
    name: 'one note',
    bar: 0.55,
    path: `/contacts/${contactId}/notes/${notes[0].id}`,
    request: { method: 'GET', headers },
    answer: { note: notes[0] },
  },
  {
    name: 'list of 20 notes',
    bar: 0.8,
    path: `/contacts/${contactId}/notes`,
    request: { method: 'GET', headers },
    answer: { notes },
  },
  {
    // Last: from here on the mock holds as many notes as it was quick.
    name: 'create',
    bar: 0.3,
    path: '/contacts/contact-written-to01/notes',
    request: {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ body, userId, title, color, pinned }),
    },
  },
]
