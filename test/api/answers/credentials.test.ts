import t from 'tap'
import { mock, note, notes, tokens } from '../../support/mock.js'
import { type Case, gateway, refuses } from '../../support/refusals.js'

const create = `POST ${notes}`

refuses(t, [
  {
    name: 'an empty version',
    ask: `GET ${note}`,
    headers: { version: '' },
    documented: [200],
    observed: [401, gateway(401, 'version header is invalid')],
    reason: 'version-invalid; need=2021-04-15 or 2021-07-28 or 2023-02-21 or v3 or legacy; have=',
  },
  {
    name: 'an unknown version',
    ask: `GET ${note}`,
    headers: { version: '2020-01-01' },
    documented: [200],
    observed: [401, gateway(401, 'version header is invalid')],
    reason:
      'version-invalid; need=2021-04-15 or 2021-07-28 or 2023-02-21 or v3 or legacy; have=2020-01-01',
  },
  {
    name: 'a version that is a word',
    ask: `GET ${note}`,
    headers: { version: 'bogus-version' },
    documented: [200],
    observed: [400, gateway(400, "Invalid API version segment 'bogus-version' at position 0")],
    reason: 'version-invalid; need=',
  },
  {
    name: 'no token',
    ask: `GET ${note}`,
    token: '',
    documented: [401, 'No Authorization header: send "Authorization: Bearer <token>".'],
    observed: [401, gateway(401, 'No Authorization header found for authentication!')],
    reason: 'token-missing; need=Authorization: Bearer <token>',
  },
  {
    name: 'a bearer that is no private integration token',
    ask: `GET ${note}`,
    token: 'eyJhbGciOi',
    documented: [401, /pit-/],
    observed: [401, gateway(401, 'Invalid JWT')],
    reason: 'token-malformed; need=a token that starts with pit-',
  },
  {
    name: 'another scheme',
    ask: `GET ${note}`,
    headers: { authorization: `Basic ${tokens.full}` },
    documented: [401, /Bearer <token>/],
    observed: [401, gateway(401, 'Invalid JWT')],
    reason: 'token-malformed; need=Authorization: Bearer <token>',
  },
  ...(['unknown', 'expired', 'revoked'] as const).map(
    (kind): Case => ({
      name: `a token that is ${kind}`,
      ask: `GET ${note}`,
      token: tokens[kind],
      documented: [401, /Private Integration token/],
      observed: [401, gateway(401, 'Invalid Private Integration token')],
      reason: {
        unknown: 'token-unknown; need=a token of this sandbox',
        expired: 'token-expired; need=a token that is valid now; have=expired, expired at ',
        revoked: 'token-revoked; need=a token that is not revoked; have=revoked',
      }[kind],
    }),
  ),
  {
    name: 'a token without the scope to write',
    ask: create,
    token: tokens.readOnly,
    body: { body: 'x' },
    documented: [401, 'The token is not authorized for the scope contacts.write.'],
    observed: [401, gateway(401, 'The token is not authorized for this scope.')],
    reason: 'scope-missing; need=contacts.write; have=contacts.readonly',
  },
  {
    name: 'a token without the scope to read',
    ask: `GET ${notes}`,
    token: tokens.noContacts,
    documented: [401, /contacts\.readonly/],
    observed: [401, gateway(401, 'The token is not authorized for this scope.')],
    reason: 'scope-missing; need=contacts.readonly; have=calendars.readonly',
  },
])

t.test('observed asks for a version first of all', async (t) => {
  const { app } = mock(t, { profile: 'observed' })
  const answer = await app.inject({ method: 'GET', url: note })
  t.equal(answer.body, '{"statusCode":401,"message":"version header was not found."}')
})
