import t from 'tap'
import { mock, notes } from '../support/mock.js'

t.test(
  'pages of every origin may call the API, if they may at all, and never the admin side',
  async (t) => {
    const { app } = mock(t)
    const asked = { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' }
    const off = await app.inject({ method: 'OPTIONS', url: notes, headers: asked })
    t.equal(off.statusCode, 404)
    t.equal(off.headers['access-control-allow-origin'], undefined)

    const { app: open, full } = mock(t, { cors: true })
    const preflight = await open.inject({ method: 'OPTIONS', url: notes, headers: asked })
    t.equal(preflight.statusCode, 204)
    t.equal(preflight.headers['access-control-allow-origin'], '*')
    t.match(preflight.headers['access-control-allow-methods'], /\bPUT\b.*\bDELETE\b/)
    const plain = await open.inject({ method: 'OPTIONS', url: notes })
    t.equal(plain.statusCode, 204)
    const answers = [await full('GET', notes), await full('GET', '/contacts/nobody/notes')]
    for (const { headers } of answers) t.equal(headers['access-control-allow-origin'], '*')
    // A page can read the refusal of a path that cannot be decoded.
    const undecodable = '/contacts/%zz/notes'
    const names = (answer: typeof preflight) =>
      Object.entries(answer.headers)
        .filter(([name]) => /^access-control|^content-length/.test(name))
        .sort()
    const preflightOf = (url: string) =>
      open.inject({
        method: 'OPTIONS',
        url,
        headers: { ...asked, 'access-control-request-headers': 'authorization,version' },
      })
    const unread = await preflightOf(undecodable)
    t.equal(unread.statusCode, 204)
    t.same(names(unread), names(await preflightOf(notes)))
    const bad = await full('GET', undecodable)
    t.equal(bad.statusCode, 400)
    t.match(bad.headers, {
      'access-control-allow-origin': '*',
      'access-control-expose-headers': '*',
      'x-mock-reason': /^url-malformed/,
    })
    const badAdmin = await open.inject({ method: 'OPTIONS', url: '/__admin/%zz', headers: asked })
    t.equal(badAdmin.headers['access-control-allow-origin'], undefined)
    const closed = await open.inject({ method: 'GET', url: '/__admin/health', headers: asked })
    t.equal(closed.headers['access-control-allow-origin'], undefined)
    const refused = await open.inject({ method: 'OPTIONS', url: '/__admin/reset' })
    t.match([refused.statusCode, refused.json()], [404, { message: /this path takes POST/ }])
  },
)
