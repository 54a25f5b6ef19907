import { once } from 'node:events'
import { connect } from 'node:net'
import t, { type Test } from 'tap'
import { type Fault, type GhlMockSandbox, type Mock, startGhlMock } from '../../src/index.js'
import { notes } from '../support/mock.js'
import { post } from '../support/post.js'

/** A request whose fault has hit, so that it is under way. */
async function underWay(
  mock: Mock | GhlMockSandbox,
  then: Fault['then'],
  when: 'before' | 'afterCommit' = 'before',
) {
  await mock.faults.set([{ match: { method: 'POST' }, then, when }])
  const answer = fetch(mock.url + notes, {
    method: 'POST',
    headers: { authorization: `Bearer ${mock.tokens.full}`, 'content-type': 'application/json' },
    body: '{"body":"late"}',
  }).then(
    async (answer) => ({ status: answer.status, reason: answer.headers.get('x-mock-reason') }),
    () => 'cut' as const,
  )
  while ((await mock.faults.list())[0]?.hits === 0);
  return { answer }
}

const count = async (mock: Mock | GhlMockSandbox) => {
  const headers = { authorization: `Bearer ${mock.tokens.full}` }
  const answer = await fetch(mock.url + notes, { headers })
  return ((await answer.json()) as { notes: unknown[] }).notes.length
}

async function start(t: Test) {
  const mock = await startGhlMock()
  t.teardown(() => mock.close())
  return mock
}

/** Sends the head of a POST, and its body later. */
async function uploading(t: Test, mock: Mock | GhlMockSandbox, token = mock.tokens.full) {
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
  t.teardown(() => socket.destroy())
  let text = ''
  socket.setEncoding('utf8').on('data', (part) => {
    text += part
  })
  const path = new URL(mock.url + notes).pathname
  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 12\r\nExpect: 100-continue\r\n\r\n`
  socket.write(head)
  // The request has passed its checks once its client is asked for the body.
  await once(socket, 'data')
  text = ''
  const closed = once(socket, 'close')
  return async () => {
    socket.write('{"body":"x"}')
    await closed
    return text
  }
}

t.test('a removed sandbox answers 404 to what is under way', async (t) => {
  const mock = await start(t)
  const unknown = { status: 404, reason: /^sandbox-unknown; / }
  for (const when of ['before', 'afterCommit'] as const) {
    const sandbox = await mock.sandbox()
    const { answer } = await underWay(sandbox, { delayMs: 60_000 }, when)
    await sandbox.remove()
    t.match(await answer, unknown, when)
    await sandbox.remove()
  }
  const sandbox = await mock.sandbox()
  const finish = await uploading(t, sandbox)
  await sandbox.remove()
  t.match(await finish(), /^HTTP\/1\.1 404 .*x-mock-reason: sandbox-unknown; /s)
})

t.test('a hung connection is cut by clear, reset and remove', async (t) => {
  const mock = await start(t)
  for (const end of [
    (sandbox: GhlMockSandbox) => sandbox.faults.clear(),
    (sandbox: GhlMockSandbox) => sandbox.reset(),
    (sandbox: GhlMockSandbox) => sandbox.seed('subAccounts: []'),
    (sandbox: GhlMockSandbox) => sandbox.remove(),
  ]) {
    const sandbox = await mock.sandbox()
    const { answer } = await underWay(sandbox, { effect: 'hang' })
    await end(sandbox)
    t.equal(await answer, 'cut')
  }
})

t.test('what was sent to the world before does not land in the next', async (t) => {
  const mock = await start(t)
  const before = await count(mock)
  const { answer } = await underWay(mock, { delayMs: 200 })
  await mock.reset()
  t.equal(await answer, 'cut')
  const finish = await uploading(t, mock)
  await mock.reset()
  t.equal(await finish(), '')
  t.equal(await count(mock), before)
  t.equal((await mock.requests.find()).filter(({ method }) => method === 'POST').length, 0)
  t.equal(await post(mock.url, mock.tokens.full), 201)
})
