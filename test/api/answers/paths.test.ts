import t from 'tap'
import { mock, note, notes, tokens } from '../../support/mock.js'
import { gateway, refuses, service } from '../../support/refusals.js'

const iamUnsupported =
  'This route is not yet supported by the IAM Service. Please update your IAM config.'

refuses(t, [
  {
    name: 'an unknown contact, in the form of a live id',
    ask: 'GET /contacts/ABCDEFGHIJ0123456789/notes',
    documented: [404, 'Contact not found for id:ABCDEFGHIJ0123456789'],
    observed: [400, service(400, 'Contact not found for id:ABCDEFGHIJ0123456789', 'Bad Request')],
    reason: 'contact-unknown; need=a contact of loc-main; have=ABCDEFGHIJ0123456789',
  },
  {
    name: 'an unknown contact, in another form',
    ask: 'GET /contacts/nobody/notes',
    documented: [404, 'Contact not found for id:nobody'],
    observed: [400, { error: 'Contact with id nobody not found', status: 400 }],
    reason: 'contact-unknown; need=a contact of loc-main; have=nobody',
  },
  {
    name: 'a contact of another sub-account',
    ask: 'GET /contacts/contact-other1/notes',
    documented: [404, 'Contact not found for id:contact-other1'],
    observed: [403, gateway(403, 'The token does not have access to this location.')],
    reason: 'contact-elsewhere; need=a token of loc-other; have=a token of loc-main',
  },
  {
    name: 'an unknown note',
    ask: `GET ${notes}/nothing`,
    documented: [404, 'Note not found for id:nothing'],
    observed: [400, service(400, 'Note not found for id:nothing', 'Bad Request')],
    reason: 'note-unknown; need=a note of contact-xyz789; have=nothing',
  },
  {
    name: 'a note of another contact',
    ask: 'DELETE /contacts/contact-abc456/notes/note-abc123',
    documented: [404, 'Note not found for id:note-abc123'],
    observed: [400, service(400, 'Note not found for id:note-abc123', 'Bad Request')],
    reason: 'note-elsewhere; need=contactId contact-xyz789; have=contactId contact-abc456',
  },
  {
    name: 'a path that does not exist',
    ask: 'GET /contacts/x/nots?limit=2&a=b',
    documented: [404, 'Cannot GET /contacts/x/nots?limit=2&a=b'],
    observed: [404, service(404, 'Cannot GET /contacts/x/nots?limit=2&a=b', 'Not Found')],
    reason: 'route-unknown; need=a path of the API; have=GET /contacts/x/nots?limit=2&a=b',
  },
  {
    name: 'a path in other letter case',
    ask: `GET ${notes.replace('contacts', 'CONTACTS')}`,
    documented: [200],
    observed: [401, gateway(401, iamUnsupported)],
    reason: 'case-differs; need=the letter case of /contacts/:contactId/notes; have=/CONTACTS/',
  },
  {
    name: 'a path with two slashes, after a base URL that ends in one',
    ask: `GET /${notes}?a=b//c`,
    documented: [404, `Cannot GET /${notes}?a=b//c`],
    observed: [404, service(404, `Cannot GET /${notes}?a=b//c`, 'Not Found')],
    reason: `route-unknown; need=one slash where the path has two: ${notes}?a=b//c; have=GET /`,
  },
  {
    name: 'a path that ends in two slashes',
    ask: `GET ${notes}//`,
    documented: [404, 'Note not found for id:'],
    observed: [400, service(400, 'Note not found for id:', 'Bad Request')],
    reason: `note-unknown; need=one slash where the path has two: ${notes}/; have=GET ${notes}//`,
  },
  {
    name: 'a route that HighLevel has and the mock has not',
    ask: 'POST /calendars/',
    token: tokens.noContacts,
    documented: [401, 'The token is not authorized for the scope calendars.write.'],
    observed: [401, gateway(401, 'The token is not authorized for this scope.')],
    reason: 'scope-missing; need=calendars.write; have=calendars.readonly',
  },
  {
    name: 'the same with its scope',
    ask: 'GET /calendars/events?locationId=x',
    token: tokens.noContacts,
    documented: [401, 'The token is not authorized for the scope calendars/events.readonly.'],
    observed: [401, gateway(401, 'The token is not authorized for this scope.')],
    reason: 'scope-missing; need=calendars/events.readonly; have=calendars.readonly',
  },
  {
    name: 'a route that is not emulated',
    ask: 'GET /calendars/?locationId=x',
    token: tokens.noContacts,
    documented: [501, 'The mock does not emulate GET /calendars.'],
    observed: [501, gateway(501, 'The mock does not emulate GET /calendars.')],
    reason: 'not-emulated; need=a stub for GET /calendars: the mock does not emulate calendars',
  },
  {
    name: 'a method that a path does not answer',
    ask: `PATCH ${note}`,
    documented: [404, `Cannot PATCH ${note}`],
    observed: [404, service(404, `Cannot PATCH ${note}`, 'Not Found')],
    reason: `route-unknown; need=GET or PUT or DELETE for this path; have=PATCH ${note}`,
  },
  {
    name: 'percent-encoding that cannot be decoded',
    ask: 'GET /contacts/%E0%A4%A/notes',
    documented: [400, 'The percent-encoding of /contacts/%E0%A4%A/notes cannot be decoded.'],
    observed: [
      400,
      service(400, "Failed to decode param '/contacts/%E0%A4%A/notes'", 'Bad Request'),
    ],
    reason: 'url-malformed; need=percent-encoded UTF-8; have=/contacts/%E0%A4%A/notes',
  },
])

t.test(
  'observed: below a first segment that HighLevel has not, the answer has no body',
  async (t) => {
    const { full } = mock(t, { profile: 'observed' })
    const answer = await full('GET', '/no-such-resource/x')
    t.equal(answer.statusCode, 404)
    t.equal(answer.body, '')
    t.match(answer.headers['x-mock-reason'], /^route-unknown; /)
  },
)

t.test('a route that is not emulated asks for version and token first', async (t) => {
  const observed = mock(t, { profile: 'observed' })
  const bare = await observed.app.inject({ method: 'GET', url: '/calendars/' })
  t.match(bare.json(), { statusCode: 401, message: 'version header was not found.' })
  t.match((await observed.nobody('GET', '/calendars/')).json(), { statusCode: 401 })
  t.match((await mock(t).nobody('GET', '/calendars/')).json(), { statusCode: 401 })
})
