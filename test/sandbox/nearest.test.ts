import t from 'tap'
import type { Match } from '../../src/sandbox/exchange.js'
import { nearest } from '../../src/sandbox/nearest.js'
import { mock, note, notes } from '../support/mock.js'

type Sent = [method: string, path: string, body?: object]

const newContact: Sent = ['POST', '/contacts/', { locationId: 'loc-main', firstName: 'Jo' }]
const cases: [words: string, match: Match, sent: Sent[], nearest: number][] = [
  [
    'the path before the status',
    { method: 'POST', path: '/contacts/:contactId/notes', status: 201 },
    [['POST', notes, {}], newContact],
    1,
  ],
  [
    'the method before the status',
    { method: 'DELETE', status: 200 },
    [
      ['GET', notes],
      ['DELETE', `${notes}/nope`],
    ],
    2,
  ],
  [
    'the path before the method',
    { method: 'PUT', path: '/contacts/:contactId/notes/:noteId' },
    [
      ['GET', note],
      ['PUT', '/contacts/contact-xyz789', { firstName: 'Jo' }],
    ],
    1,
  ],
  [
    'the method before another id of the same route',
    { method: 'POST', path: '/contacts/contact-abc456/notes' },
    [
      ['POST', notes, { body: 'x' }],
      ['GET', '/contacts/contact-abc456/notes'],
    ],
    1,
  ],
  [
    'the path before all else',
    {
      method: 'POST',
      path: '/contacts/:contactId/notes',
      contactId: 'contact-abc456',
      status: 201,
      by: 'read-only',
      query: { a: '1' },
      headers: { version: '2021-07-28' },
      body: { firstName: 'Jo' },
    },
    [['PUT', notes, {}], newContact],
    1,
  ],
]

for (const [words, match, sent, expected] of cases) {
  t.test(words, async (t) => {
    const { full, sandbox } = mock(t)
    for (const [method, path, body] of sent) await full(method as 'GET', path, body)
    t.equal((await nearest(sandbox.journal, match))?.exchange.id, expected)
  })
}
