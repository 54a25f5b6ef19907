import t from 'tap'
import { note, notes } from '../../support/mock.js'
import { gateway, refuses, service } from '../../support/refusals.js'

refuses(t, [
  {
    name: 'a contact that nobody knows, in the form of a live id',
    ask: 'GET /contacts/ABCDEFGHIJ0123456789/notes',
    documented: [404, 'Contact not found for id:ABCDEFGHIJ0123456789'],
    observed: [400, service(400, 'Contact not found for id:ABCDEFGHIJ0123456789', 'Bad Request')],
    reason: 'contact-unknown; need=a contact of loc-main; have=ABCDEFGHIJ0123456789',
  },
  {
    name: 'a contact that nobody knows, in another form',
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
    name: 'a note that nobody knows',
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
    ask: 'GET /contact/x/notes?limit=2&a=b',
    documented: [404, 'Cannot GET /contact/x/notes?limit=2&a=b'],
    observed: [404, service(404, 'Cannot GET /contact/x/notes?limit=2&a=b', 'Not Found')],
    reason: 'route-unknown; need=a path of the API; have=GET /contact/x/notes?limit=2&a=b',
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
