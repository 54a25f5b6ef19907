import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { connectGhlMock, startGhlMock } from '../../src/index.js'
import { post } from '../support/post.js'

/** The address of a server that is no mock. */
async function listening(t: Test, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

t.test('an address may end in a slash', async (t) => {
  await using mock = await startGhlMock()
  const same = await connectGhlMock(`${mock.url}/`)
  t.equal(same.url, mock.url)
  t.same(same.tokens, mock.tokens)
  t.equal(await same.requests.count(), 0)
  t.equal(await post(same.url, same.tokens.full), 201)
})

t.test('the address of a sandbox controls that sandbox', async (t) => {
  await using mock = await startGhlMock()
  const sandbox = await mock.sandbox()
  for (const url of [sandbox.url, `${sandbox.url}/`]) {
    const same = await connectGhlMock(url)
    t.same([same.url, same.tokens], [sandbox.url, sandbox.tokens])
    t.equal(await post(same.url), 401)
    t.equal(await post(same.url, same.tokens.full), 201)
    t.same([await same.requests.count(), await mock.requests.count()], [2, 0])
    await same.faults.add({ then: 500 })
    t.same([await sandbox.faults.list(), await mock.faults.list()], [await same.faults.list(), []])
    await same.seed('subAccounts: [{ privateIntegrations: [{ name: own, scopes: [] }] }]')
    t.same(Object.keys(same.tokens), ['own'])
    t.equal(mock.counts().notes, 7)
    await sandbox.seed(await mock.state())
    await same.reset()
  }
  await sandbox.remove()
  await t.rejects(connectGhlMock(sandbox.url), { message: /^There is no sandbox "sandbox-1"/ })
})

t.test('waits for a mock that does not answer yet', async (t) => {
  const gone = await startGhlMock()
  await gone.close()
  const port = Number(new URL(gone.url).port)
  const connecting = connectGhlMock(gone.url, { waitMs: 20_000 })
  await using mock = await startGhlMock({ port })
  t.same((await connecting).tokens, mock.tokens)
})

t.test('says why the mock was not ready in time', async (t) => {
  const gone = await startGhlMock()
  await gone.close()
  await t.rejects(connectGhlMock(gone.url, { waitMs: 400 }), {
    message: `The mock was not ready after 400 ms: ${gone.url} does not answer: connect ECONNREFUSED ${gone.url.slice(7)}`,
  })
  const starting = await listening(t, (_request, response) => response.writeHead(503).end())
  await t.rejects(connectGhlMock(starting, { waitMs: 400 }), {
    message: `The mock was not ready after 400 ms: ${starting}/readyz answers 503`,
  })
  const sandbox = `${starting}/__sandbox/a`
  await t.rejects(connectGhlMock(sandbox, { waitMs: 400 }), {
    message: `The mock was not ready after 400 ms: ${starting}/readyz answers 503`,
  })
  const silent = await listening(t, () => undefined)
  await t.rejects(connectGhlMock(silent, { waitMs: 400 }), {
    message: /^The mock was not ready after 400 ms: \S+ does not answer: no answer within \d+ ms$/,
  })
  await t.rejects(connectGhlMock(silent), {
    message: `${silent} does not answer: no answer within 4000 ms`,
  })
})

t.test('says what is wrong with an address or an option', async (t) => {
  await t.rejects(connectGhlMock('localhost:4450'), {
    message:
      'connectGhlMock(url): found "localhost:4450", expected an address such as http://127.0.0.1:4450.',
  })
  await t.rejects(connectGhlMock('http://127.0.0.1:9', { waitMS: 5 } as object), {
    message: 'Unknown option connectGhlMock(url, { waitMS }); did you mean "waitMs"?',
  })
  await t.rejects(connectGhlMock('http://127.0.0.1:9', { waitMs: -1 }), {
    message: /^connectGhlMock\(url, \{ waitMs \}\): found the number -1, expected a whole number/,
  })
})

t.test('says when there is no admin API, or no mock at all', async (t) => {
  await using mock = await startGhlMock({ admin: false })
  await t.rejects(connectGhlMock(mock.url), { message: /has no admin API.*--no-admin\.$/ })
  const url = await listening(t, (_request, response) => response.end('<html>'))
  await t.rejects(connectGhlMock(url), {
    message: `${url} is not a ghl-mock: GET /__admin/sandboxes/default did not answer with JSON.`,
  })
})

t.test('says what is too much in an address', async (t) => {
  await using mock = await startGhlMock()
  for (const more of ['/foo', '/foo?x=1', '?x=1', '#x', '/__sandbox/', '/__sandbox/a/contacts'])
    await t.rejects(connectGhlMock(mock.url + more), {
      message: `${mock.url}${more.replace(/\/$/, '')} is not the address of a ghl-mock: expected ${mock.url}, or ${mock.url}/__sandbox/<id> for one of its sandboxes.`,
    })
})

t.test('says when no mock answers', async (t) => {
  const gone = await startGhlMock()
  await gone.close()
  await t.rejects(connectGhlMock(gone.url), {
    message: /^http:\/\/127\.0\.0\.1:\d+ does not answer: connect ECONNREFUSED/,
  })
})
