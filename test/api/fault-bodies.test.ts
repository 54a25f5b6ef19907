import t, { type Test } from 'tap'
import { startGhlMock } from '../../src/index.js'
import { Failure } from '../../src/lib/failure.js'
import type { Fault } from '../../src/sandbox/fault.js'
import { checkSeed } from '../../src/seeding/load.js'
import { mock, note, notes } from '../support/mock.js'

/** JSON text, because JSON.stringify has no stack for 9,000 levels. */
const deepText = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

const nested = (levels: number): unknown => {
  let value: unknown = 'x'
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value }
  return value
}

async function admin(t: Test) {
  const all = mock(t)
  const call = async (method: 'POST' | 'PUT', url: string, value: object, deep = '') => {
    const payload = JSON.stringify(value).replaceAll('"deep"', deep)
    const answer = await all.app.inject({ method, url: `/__admin${url}`, payload })
    return { status: answer.statusCode, message: answer.json().message }
  }
  return { ...all, call }
}

t.test('what nests deeper than 100 levels is refused', async (t) => {
  const { call, full, sandbox } = await admin(t)
  for (const levels of [101, 9000]) {
    const body = 'deep'
    for (const fault of [
      { then: { body } },
      { then: [503, { body }] },
      { match: { body }, then: 503 },
    ]) {
      for (const [method, url, payload] of [
        ['POST', '/faults', fault],
        ['PUT', '/faults', { faults: [fault] }],
        ['POST', '/seed', { subAccounts: [], faults: [fault] }],
        ['POST', '/sandboxes', { fixtures: { subAccounts: [], faults: [fault] } }],
        ['POST', '/requests/find', { body }],
      ] as const) {
        const { status, message } = await call(method, url, payload, deepText(levels))
        t.equal(status, 400, `${url} ${levels}`)
        t.match(message, /100 levels/, `${url} ${levels}`)
      }
    }
  }
  t.equal(sandbox.faults.size, 0)
  t.match(await call('POST', '/faults', { then: { body: nested(97) } }), { status: 201 })
  t.same((await full('GET', note)).json(), nested(97))
})

t.test('a seed in code may hold what JSON cannot', async (t) => {
  const ring: Record<string, unknown> = {}
  ring.ring = ring
  for (const body of [ring, nested(9000), { a: 1n }, { toJSON: () => nested(9000) }]) {
    const faults: Fault[] = [{ then: { body } }]
    t.throws(() => checkSeed({ subAccounts: [], faults }), Failure)
    await t.rejects(startGhlMock({ fixtures: { subAccounts: [], faults } }), Failure)
  }
})

t.test(
  'whatever goes wrong while a fault answers ends that request, not the process',
  async (t) => {
    const { sandbox, app, full } = await admin(t)
    const broken: Fault[] = [
      { then: { body: {}, delayMs: 1 } },
      { then: { body: {} } },
      { when: 'afterCommit', then: { body: {}, delayMs: 1 } },
      { then: { delayMs: 1, headers: { 'x-a': 'b' } } },
      { when: 'afterCommit', then: { delayMs: 1, effect: 'drip' } },
    ]
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { journal } = sandbox
    for (const fault of broken) {
      sandbox.faults.reset([fault])
      let thrown = 0
      t.intercept(journal, 'record', {
        value: () => {
          thrown++
          throw new Error('a bug')
        },
        configurable: true,
      })
      const answer = await full('POST', notes, { body: 'x' })
      t.ok(thrown > 0)
      t.equal(answer.statusCode, 500, JSON.stringify(fault))
      Reflect.deleteProperty(journal, 'record')
    }
    sandbox.faults.clear()
    t.equal((await full('GET', note)).statusCode, 200)
  },
)
