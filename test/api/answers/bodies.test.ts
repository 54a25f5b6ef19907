import t from 'tap'
import { mock, note, notes, tokens } from '../../support/mock.js'
import { type Case, gateway, refuses, service, unprocessable } from '../../support/refusals.js'

const create = `POST ${notes}`
const update = `PUT ${note}`

refuses(t, [
  {
    name: 'no body property',
    ask: create,
    body: {},
    documented: [400, 'body is missing: expected text that is not blank'],
    observed: [422, unprocessable('body must be a string', 'body should not be empty')],
    reason: 'invalid; need=body: text that is not blank; have=body: nothing',
  },
  ...['', '  ', '\t\n\u00a0'].map(
    (blank): Case => ({
      name: `a blank body ${JSON.stringify(blank)}`,
      ask: create,
      body: { body: blank },
      documented: [400, 'body is empty: expected text that is not blank'],
      observed: [422, unprocessable('body should not be empty')],
      reason: `invalid; need=body: text that is not blank; have=body: ${
        blank === '' ? 'empty text' : encodeBlank(blank)
      }`,
    }),
  ),
  ...[5, null, true, ['x'], { a: 1 }].map(
    (body): Case => ({
      name: `a body that is ${JSON.stringify(body)}`,
      ask: create,
      body: { body },
      documented: [400, /^body: expected text that is not blank, found /],
      observed: [422, unprocessable('body must be a string')],
      reason: 'invalid; need=body: text that is not blank; have=body: ',
    }),
  ),
  {
    name: 'a blank body on update',
    ask: update,
    body: { body: ' ', title: 'x' },
    documented: [400, 'body is empty: expected text that is not blank'],
    observed: [422, unprocessable('body should not be empty')],
    reason: 'invalid; need=body: text that is not blank; have=body: " "',
  },
  {
    name: 'an update that says nothing',
    ask: update,
    body: {},
    documented: [400, /expected one of body, title, userId, color, pinned/],
    observed: [200],
    reason: 'invalid; need=one of body, title, userId, color, pinned; have=none of them',
  },
  {
    name: 'an update that says nothing known',
    ask: update,
    body: { foo: 1 },
    documented: [400, /expected one of body/],
    observed: [422, unprocessable('property foo should not exist')],
    reason: 'invalid',
  },
  {
    name: 'unknown properties',
    ask: create,
    body: { foo: 1, body: 'x', bar: 2 },
    documented: [201],
    observed: [
      422,
      unprocessable('property foo should not exist', 'property bar should not exist'),
    ],
    reason: 'invalid; need=foo: one of ',
  },
  {
    name: 'several faults at once',
    ask: create,
    body: { title: 5, pinned: 'yes', foo: 1 },
    documented: [
      400,
      'body is missing: expected text that is not blank; title: expected a title such as Renewal, found the number 5; pinned: expected true or false, found "yes"',
    ],
    observed: [
      422,
      unprocessable(
        'property foo should not exist',
        'body must be a string',
        'body should not be empty',
        'title must be a string',
        'pinned must be a boolean value',
      ),
    ],
    reason: 'invalid; need=',
  },
  {
    name: 'JSON that ends too soon',
    ask: create,
    body: '{"body":',
    documented: [400, /^The body is not a JSON object: Unexpected end of JSON input/],
    observed: [400, service(400, 'Unexpected end of JSON input', 'Bad Request')],
    reason: 'body-malformed; need=a JSON object; have=Unexpected end of JSON input',
  },
  {
    name: 'JSON that is no object',
    ask: create,
    body: '["x"]',
    documented: [400, 'The body is not a JSON object: it is a list'],
    observed: [400, service(400, 'it is a list', 'Bad Request')],
    reason: 'body-malformed; need=a JSON object; have=it is a list',
  },
  {
    name: 'a body that is plain text',
    ask: create,
    headers: { 'content-type': 'text/plain' },
    body: 'hello',
    documented: [400, /text\/plain is not supported: send JSON as application\/json/],
    observed: [422, unprocessable('body must be a string', 'body should not be empty')],
    reason: 'media-type-unsupported; need=application/json; have=text/plain',
  },
  {
    name: 'a content type that is none',
    ask: create,
    headers: { 'content-type': 'nonsense' },
    body: 'hello',
    documented: [400, /nonsense/],
    observed: [422, unprocessable('body must be a string', 'body should not be empty')],
    reason: 'media-type-unsupported; need=application/json; have=nonsense',
  },
  {
    name: 'a content type that is empty',
    ask: create,
    headers: { 'content-type': '' },
    body: 'hello',
    documented: [400, 'A body of no Content-Type is not supported: send JSON as application/json.'],
    observed: [422, unprocessable('body must be a string', 'body should not be empty')],
    reason: 'media-type-unsupported; need=application/json; have=no Content-Type',
  },
  {
    name: 'a body that is too large',
    ask: create,
    body: { body: 'x'.repeat(2000) },
    documented: [413, 'The body is larger than 1000 bytes.'],
    observed: [413, gateway(413, 'request entity too large')],
    reason: 'body-too-large; need=at most 1000 bytes',
  },
])

t.test('a refusal changes nothing', async (t) => {
  const { full, stranger, as } = mock(t)
  const before = (await full('GET', notes)).body
  await stranger('DELETE', note)
  await as(tokens.readOnly)('DELETE', note)
  await full('PUT', note, { title: 'changed', body: '' })
  await full('POST', notes, { title: 'x' })
  await full('DELETE', '/contacts/contact-abc456/notes/note-abc123')
  t.equal((await full('GET', notes)).body, before)
})

function encodeBlank(blank: string): string {
  return JSON.stringify(blank).replace('\u00a0', '%C2%A0')
}
