import t from 'tap'
import { mock, note, notes } from '../support/mock.js'

const json = { 'content-type': 'application/json' }

t.test('an empty JSON body on GET and DELETE is none', async (t) => {
  const { full } = mock(t)
  for (const method of ['GET', 'DELETE'] as const) {
    t.equal((await full(method, note, '', json)).statusCode, 200, method)
  }
})

t.test('a body on GET and DELETE is not looked at', async (t) => {
  const { full } = mock(t)
  for (const method of ['GET', 'DELETE'] as const) {
    t.equal((await full(method, note, '{"broken', json)).statusCode, 200, method)
  }
})

t.test('an empty JSON body on POST is a missing body', async (t) => {
  const { full } = mock(t)
  t.match((await full('POST', notes, '', json)).json(), { message: /^body is missing/ })
  t.match((await full('POST', notes)).json(), { message: /^body is missing/ })
})

t.test('reads JSON whatever the parameters of its type', async (t) => {
  const { full } = mock(t)
  for (const type of [
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/json;',
    'application/vnd.api+json',
  ]) {
    const answer = await full('POST', notes, '{"body":"x"}', { 'content-type': type })
    t.equal(answer.statusCode, 201, type)
  }
  t.equal((await full('POST', notes, '\ufeff{"body":"x"}', json)).statusCode, 201, 'a BOM')
})

t.test('reads a form', async (t) => {
  const { full } = mock(t)
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const sent = 'body=caf%C3%A9+5&pinned=true&title=5&userId='
  const { note: created } = (await full('POST', notes, sent, form)).json()
  t.match(created, { body: 'café 5', pinned: true, title: '5', userId: '' })
  t.equal((await full('POST', notes, 'body=x&pinned=maybe', form)).statusCode, 400)
  t.equal((await full('POST', notes, 'body=a&body=b', form)).statusCode, 400)
})

t.test('refuses a body that is not UTF-8', async (t) => {
  const { app } = mock(t)
  const answer = await app.inject({
    method: 'POST',
    url: notes,
    headers: { authorization: 'Bearer pit-11111111-1111-4111-8111-111111111111', ...json },
    payload: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
  })
  t.match(answer.json(), { statusCode: 400, message: /not UTF-8/ })
})

t.test('takes a property named like an object’s own for what it is: unknown', async (t) => {
  const { full } = mock(t)
  const sent = '{"body":"x","__proto__":{"title":"t"},"constructor":1,"toString":2}'
  const created = await full('POST', notes, sent, json)
  t.same(Object.keys(created.json().note), ['id', 'body', 'dateAdded', 'contactId'])
  const inherited = await full('POST', notes, '{"__proto__":{"body":"x"}}', json)
  t.equal(inherited.statusCode, 400)
})

t.test('forgives a slash too many, capitals, encoded ids and a query', async (t) => {
  const { full } = mock(t)
  for (const url of [
    `${notes}/`,
    `${note}/`,
    '/CONTACTS/contact-xyz789/Notes',
    '/contacts/contact%2Dxyz789/notes',
    `${notes}?limit=1&broken=%ZZ`,
  ]) {
    t.equal((await full('GET', url)).statusCode, 200, url)
  }
  t.equal((await full('GET', '/contacts/CONTACT-XYZ789/notes')).statusCode, 404, 'ids have case')
})

t.test('an id of any length is an id', async (t) => {
  const { full } = mock(t)
  const long = 'x'.repeat(9000)
  t.match((await full('GET', `/contacts/${long}/notes`)).json(), { message: /^Contact not found/ })
})

t.test('tells who sends JSON as a form what is wrong', async (t) => {
  const { full } = mock(t)
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await full('POST', notes, '{"body":"x"}', form)
  t.match(answer.json(), { statusCode: 400, message: /send JSON as application\/json/ })
})

/** Posts bytes to the notes. */
t.test('names what it ignores and the live API refuses', async (t) => {
  const { full } = mock(t)
  const sent = { body: 'x', contactId: 'y', 'na\u00efve': 1 }
  const answer = await full('POST', `${notes}?limit=1&locationId=x`, sent)
  t.equal(answer.statusCode, 201)
  t.equal(
    answer.headers['x-mock-warning'],
    'ignored, refused by the live API: contactId, na%C3%AFve, limit, locationId',
  )
  t.equal((await full('GET', notes)).headers['x-mock-warning'], undefined)
})

t.test('observed: a query is refused', async (t) => {
  const { full } = mock(t, { profile: 'observed' })
  for (const [method, path] of [
    ['GET', notes],
    ['POST', notes],
    ['GET', note],
    ['PUT', note],
    ['DELETE', note],
  ] as const) {
    const answer = await full(method, `${path}?limit=1&locationId=x`, { body: 'x' })
    t.equal(answer.statusCode, 422, method)
    t.same(answer.json().message, [
      'property limit should not exist',
      'property locationId should not exist',
    ])
  }
})

t.test('of a thousand unknown properties a hundred are named', async (t) => {
  const names = Array.from({ length: 1000 }, (_, n) => `key${n}`)
  const body = JSON.stringify({ ...Object.fromEntries(names.map((name) => [name, 1])), body: 5 })
  const headers = { 'content-type': 'application/json' }
  const strict = mock(t, { profile: 'observed' })
  const { message } = (await strict.full('POST', notes, body, headers)).json()
  t.equal(message.length, 102)
  t.ok(message.includes('property key0 should not exist'))
  t.ok(message.includes('property and 900 more should not exist'))
  const lenient = mock(t)
  t.match((await lenient.full('POST', notes, body, headers)).json(), {
    message: 'body: expected text that is not blank, found the number 5',
  })
})

t.test('a name of a megabyte is cut', async (t) => {
  const { full } = mock(t, { profile: 'observed' })
  const body = JSON.stringify({ body: 'x', ['k'.repeat(1_000_000)]: 1 })
  const answer = await full('POST', notes, body, { 'content-type': 'application/json' })
  t.match(answer.json().message, [/^property k{200}\.\.\. should not exist$/])
})

t.test('a large body is judged as a small one is', async (t) => {
  const { full } = mock(t, { profile: 'observed' })
  const post = async (body: string) => (await full('POST', notes, body, json)).json()
  const text = 'x'.repeat(70_000)
  const pair = (name: string, value: unknown = text) => `"${name}":${JSON.stringify(value)}`

  const { note: written } = await post(
    ` {${pair('body', `${text},"}{\\`)},${pair('title', 't')}}\n`,
  )
  t.match(written, { body: `${text},"}{\\`, title: 't' })
  t.match(await post(`{${pair('body')},${pair('body', 'last')}}`), { note: { body: 'last' } })
  t.match(await post(`{${pair('body', [[text, 1], {}])},${pair('title', 't')}}`), {
    message: [/body must be a string/],
  })
  for (const broken of [
    `{${pair('body')},}`,
    `{${pair('body')},,${pair('title')}}`,
    `{${pair('body')}},{${pair('title')}}`,
    `{${pair('body')}} x`,
    `{${pair('body')},${pair('title')}`,
    `[${JSON.stringify(text)}]`,
    `${' '.repeat(70_000)}x`,
  ]) {
    t.match(await post(broken), { message: String, error: 'Bad Request' }, broken.slice(-20))
  }
  t.match(await post(`{${' '.repeat(70_000)}}`), { message: [/body/] }, 'an object without any')
})

t.test('a body of very many properties keeps no other request waiting', async (t) => {
  const { full } = mock(t, { profile: 'observed' })
  const properties = Array.from({ length: 200_000 }, (_, n) => `"k${n}":0`)
  let turns = 0
  let answered = false
  const count = () => {
    turns++
    if (!answered) setImmediate(count)
  }
  count()
  const { message } = (await full('POST', notes, `{${properties},"body":"x"}`, json)).json()
  answered = true
  t.equal(message.length, 101)
  t.match(message.at(-1), /199900 more/)
  t.ok(turns > 20, `${turns} turns`)
})

t.test('the place of an error in a large body is that in its whole text', async (t) => {
  const { full } = mock(t)
  const properties = Array.from({ length: 20_000 }, (_, n) => `"k${n}": ${n}`)
  const middle = properties.with(9_000, '"x":\n?')
  for (const broken of [
    `{${middle}}`,
    `\n {${properties},}`,
    `{${properties},,"x":1}`,
    `{${properties}`,
    `{${properties}} x`,
    `{${properties},"x":{"y":1}`,
  ]) {
    const answer = (await full('POST', notes, broken, json)).json()
    t.equal(answer.message, `The body is not a JSON object: ${errorOf(broken)}`)
  }
})

t.test('a large list is refused as a list, whatever is in it', async (t) => {
  const { full } = mock(t)
  for (const list of [`[${'{"a":1},'.repeat(20_000)}`, ` [[${'1,'.repeat(50_000)}1]]`]) {
    const answer = (await full('POST', notes, list, json)).json()
    t.equal(answer.message, 'The body is not a JSON object: it is a list')
  }
})

function errorOf(text: string): string | undefined {
  try {
    JSON.parse(text)
  } catch (error) {
    return error instanceof Error ? error.message : undefined
  }
  return undefined
}
