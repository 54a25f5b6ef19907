import t from 'tap'
import { explainedWorld } from '../../support/explained.js'
import { note, notes, tokens } from '../../support/mock.js'

const flipped = tokens.full.replace(/.$/, '2')
const misses: [
  name: string,
  ask: `${'GET' | 'PUT' | 'POST'} ${string}`,
  nearMisses: (string | RegExp)[],
  more?: { authorization?: string; body?: object },
][] = [
  [
    'a note of another contact',
    'GET /contacts/contact-abc456/notes/note-abc123',
    [
      'note note-abc123 exists, under contact contact-xyz789, which belongs to sub-account loc-main',
    ],
  ],
  [
    'a contact of another sub-account',
    'GET /contacts/contact-other1/notes',
    [
      'contact contact-other1 exists; it belongs to sub-account loc-other',
      'the token of other (loc-other) carries contacts.readonly',
    ],
  ],
  [
    'capitals in a contact',
    'GET /contacts/Contact-XYZ789/notes',
    ['contact contact-xyz789 exists, in sub-account loc-main: it differs only in letter case'],
  ],
  [
    'a note id one character off',
    `GET ${notes}/note-abc124`,
    ['note note-abc123 exists, under contact contact-xyz789: it differs in one character'],
  ],
  [
    'a note for a contact',
    'GET /contacts/note-abc123/notes',
    ['note-abc123 is a note, of contact contact-xyz789'],
  ],
  ['a sub-account for a contact', 'GET /contacts/loc-main/notes', [/^loc-main is a sub-account/]],
  [
    'a contact for a note',
    `GET ${notes}/contact-xyz789`,
    ['contact-xyz789 is a contact, not a note'],
  ],
  [
    'an unknown contact',
    'GET /contacts/nobody/notes',
    ['sub-account loc-main has contact contact-xyz789, contact-abc456, contact-new001'],
  ],
  [
    'a method that is not there',
    `PUT ${notes}`,
    ['GET and POST exist for this path, PUT does not'],
  ],
  [
    'a path one letter off',
    'GET /contact/contact-xyz789/notes',
    [
      '/contact/contact-xyz789/notes is not a path of the API; did you mean "/contacts/contact-xyz789/notes"?',
    ],
  ],
  ['a prefix', `GET /v1${notes}`, [`${notes} exists, without /v1 before it`]],
  ['an empty id', 'GET /contacts//notes', ['the id of the contact is empty']],
  [
    'no token',
    `GET ${notes}`,
    [/^this sandbox has tokens for full \(loc-main\), read-only \(loc-main\), /],
    { authorization: '' },
  ],
  [
    'a token one character off',
    `GET ${notes}`,
    ['it differs in one character from the token of full (loc-main)'],
    { authorization: `Bearer ${flipped}` },
  ],
  [
    'a token without its scheme',
    `GET ${notes}`,
    ['the header holds the token of full (loc-main), but not as "Bearer <token>"'],
    { authorization: tokens.full },
  ],
  [
    'a token in quotes',
    `GET ${notes}`,
    ['the header holds the token of full (loc-main), but not as "Bearer <token>"'],
    { authorization: `Bearer "${tokens.full}"` },
  ],
  [
    'an expired token',
    `GET ${notes}`,
    [
      /^token expired expired \d+ days? ago: the clock of this sandbox shows \d{4}-/,
      'the token of full (loc-main) carries contacts.readonly',
      'the token of read-only (loc-main) carries contacts.readonly',
    ],
    { authorization: `Bearer ${tokens.expired}` },
  ],
  [
    'a token of a sandbox that is gone',
    `GET ${notes}`,
    ['no open sandbox knows this token', /^this sandbox has tokens for full/],
    { authorization: `Bearer ${tokens.unknown}` },
  ],
  [
    'a revoked token',
    `POST ${notes}`,
    ['the token of full (loc-main) carries contacts.write'],
    { authorization: `Bearer ${tokens.revoked}`, body: {} },
  ],
  [
    'a body with a capital',
    `POST ${notes}`,
    ['Body was sent: it differs only in letter case'],
    { body: { Body: 'x' } },
  ],
  [
    'a body one level too deep',
    `POST ${notes}`,
    ['body was sent inside note: it belongs at the top'],
    { body: { note: { body: 'x' } } },
  ],
]
for (const [name, ask, nearMisses, { authorization, body } = {}] of misses) {
  t.test(`near misses: ${name}`, async (t) => {
    const { full, explained } = explainedWorld(t)
    const [method, url] = ask.split(' ') as ['GET', string]
    await full(method, url, body, authorization === undefined ? {} : { authorization })
    const explanation = await explained()
    t.equal(explanation.outcome, 'refused')
    t.match(explanation.nearMisses, nearMisses)
    t.equal(explanation.nearMisses.length, nearMisses.length, explanation.nearMisses.join('\n'))
  })
}

t.test('looks at the world as it is now', async (t) => {
  const { full, explained, as, admin } = explainedWorld(t)
  await full('DELETE', note)
  await full('GET', note)
  t.same((await explained()).nearMisses, ['note note-abc123 was removed by exchange 1'])

  await as(tokens.expired)('GET', notes)
  await admin('/clock', 'PUT', { freeze: '2025-06-01' })
  const { asOf, nearMisses } = await explained()
  t.equal(asOf, '2025-06-01T00:00:00.000Z')
  t.same(nearMisses, [
    'token expired is valid now: the clock of this sandbox shows 2025-06-01T00:00:00.000Z',
    'the token of full (loc-main) carries contacts.readonly',
    'the token of read-only (loc-main) carries contacts.readonly',
    'the token of expired (loc-main) carries contacts.readonly',
  ])
})

t.test('looks into the other sandboxes', async (t) => {
  const { as, admin, explained } = explainedWorld(t)
  const { id, subAccounts } = await admin('/sandboxes', 'POST', {})
  const other = await admin('/sandboxes', 'POST', { name: 'other' })
  await as(other.subAccounts[0].privateIntegrations[0].token)('GET', `/__sandbox/${id}${note}`)
  t.same((await explained(id)).nearMisses, [
    'it is the token of full (loc-main) in sandbox other, not in this one',
  ])
  await admin('/sandboxes/other', 'DELETE')
  const own = as(subAccounts[0].privateIntegrations[0].token)
  await own('DELETE', note)
  await admin(`/requests?sandbox=${id}`)
  await own('GET', note)
  t.same((await explained(id)).nearMisses, [
    'note note-abc123 was removed by exchange 2',
    'note note-abc123 exists in sandbox default',
  ])
})
