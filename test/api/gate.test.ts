import t from 'tap'
import { privateIntegration } from '../../src/resources/private-integration/private-integration.js'
import { mock, note, notes, tokens } from '../support/mock.js'

t.test('checks in the order of the live API', async (t) => {
  const { app } = mock(t, { profile: 'observed' })
  // Each step mends one thing; everything after it is still wrong.
  const url = '/contacts/nobody/notes/nothing'
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  let body = '{"foo":1}'
  const reasons: string[] = []
  const ask = async (path = url) => {
    const answer = await app.inject({ method: 'PUT', url: path, headers, payload: body })
    reasons.push(String(answer.headers['x-mock-reason'] ?? answer.statusCode).split(';')[0] ?? '')
  }

  await ask()
  headers.version = '1999-01-01'
  await ask()
  headers.version = 'v3'
  await ask()
  headers.authorization = `Bearer ${tokens.unknown}`
  await ask()
  headers.authorization = `Bearer ${tokens.readOnly}`
  await ask()
  headers.authorization = `Bearer ${tokens.full}`
  await ask()
  body = '{"title":"x"}'
  await ask()
  await ask(`${notes}/nothing`)
  await ask(note)
  t.same(reasons, [
    'version-missing',
    'version-invalid',
    'token-missing',
    'token-unknown',
    'scope-missing',
    'invalid',
    'contact-unknown',
    'note-unknown',
    '200',
  ])
})

t.test('a sub-account sees its own contacts alone', async (t) => {
  const { full, stranger } = mock(t)
  t.equal((await stranger('GET', '/contacts/contact-other1/notes')).json().notes.length, 2)
  for (const method of ['GET', 'PUT', 'DELETE'] as const) {
    const answer = await stranger(method, note, { body: 'x' })
    t.equal(answer.statusCode, 404, method)
  }
  t.equal((await stranger('POST', notes, { body: 'x' })).statusCode, 404)
  t.equal((await full('GET', note)).statusCode, 200)
})

t.test('a read-only token reads', async (t) => {
  const { reader } = mock(t)
  t.equal((await reader('GET', notes)).statusCode, 200)
  t.equal((await reader('GET', note)).statusCode, 200)
  for (const [method, url] of [
    ['POST', notes],
    ['PUT', note],
    ['DELETE', note],
  ] as const) {
    t.equal((await reader(method, url, { body: 'x' })).statusCode, 401)
  }
})

t.test('a token expires when its time comes', async (t) => {
  const { as, sandbox } = mock(t)
  const { expiresAt } = sandbox.database.find(privateIntegration, tokens.expired) ?? {}
  sandbox.clock.set({ freeze: new Date(Date.parse(String(expiresAt)) - 1).toISOString() })
  t.equal((await as(tokens.expired)('GET', note)).statusCode, 200)
  sandbox.clock.advance(1)
  t.equal((await as(tokens.expired)('GET', note)).statusCode, 401)
})

t.test('takes a bearer however it is spelt and padded', async (t) => {
  const { app } = mock(t)
  for (const authorization of [
    `bearer ${tokens.full}`,
    `BEARER   ${tokens.full}`,
    `Bearer ${tokens.full}  \t`,
    `Bearer ${tokens.full}\r\n`,
  ]) {
    const answer = await app.inject({ url: note, headers: { AUTHORIZATION: authorization } })
    t.equal(answer.statusCode, 200, JSON.stringify(authorization))
  }
})
