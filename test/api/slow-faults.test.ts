import t from 'tap'
import { mock, notes } from '../support/mock.js'

const slow = { body: { body: { matches: '^(d+)+$' } } }
const slowText = { body: `${'d'.repeat(50)}!` }
const warningOf = ({ headers }: { headers: object }) => Reflect.get(headers, 'x-mock-warning')

t.test('a fault whose regular expression takes too long says so everywhere', async (t) => {
  const logged: [fields: object, message: string][] = []
  const log = {
    aboutRequests: false,
    info: () => undefined,
    warn: (fields: object, message: string) => logged.push([fields, message]),
    error: () => undefined,
  }
  const { full, nobody } = mock(t, { log })
  const admin = async (path: string) => (await nobody('GET', `/__admin${path}`)).json()
  const claim = async (what: object) => (await nobody('POST', '/__admin/verify', what)).json()
  await nobody('POST', '/__admin/faults', { id: 'ds', match: slow, then: 503, times: 3 })
  t.equal((await full('POST', notes, { body: 'dd' })).statusCode, 503)
  t.same((await admin('/faults')).faults[0].tooSlow, undefined)
  await nobody('PUT', '/__admin/faults', {
    faults: [{ id: 'ds', match: slow, then: 503, times: 3 }],
  })
  const warning = 'not compared with the fault "ds": its regular expression takes too long'
  for (const body of [slowText, { body: 'ddd' }]) {
    const answer = await full('POST', notes, body)
    t.match([answer.statusCode, warningOf(answer)], [201, warning])
  }
  t.equal(warningOf(await full('GET', notes)), undefined, 'it matches bodies only')
  t.match((await admin('/faults')).faults, [{ id: 'ds', hits: 0, tooSlow: true }])
  t.match(logged, [
    [
      { fault: 'ds' },
      /^The fault "ds" no longer hits: .* \^\(d\+\)\+\$ takes too long: .* use contains\.$/,
    ],
  ])
  const words = 'The fault "ds" has not hit: its regular expression takes too long.'
  t.match(await claim({ faultsUsed: true }), { statusCode: 422, message: words })
  t.match(await claim({ faultsUsedUp: true }), { statusCode: 422, message: words })
  await nobody('POST', '/__admin/faults', { id: 'ds', match: slow, then: 503 })
  t.equal((await full('POST', notes, { body: 'ddd' })).statusCode, 503, 'added again, it hits')
})

t.test('a slow fault that strikes after the commit says so on the answer', async (t) => {
  const { full, sandbox } = mock(t)
  sandbox.faults.add({ match: slow, when: 'afterCommit', then: 503 })
  const answer = await full('POST', notes, slowText)
  t.match([answer.statusCode, warningOf(answer)], [201, /^not compared with the fault "fault-1":/])
  const [{ responseHeaders = {} } = {}] = [...(await sandbox.journal.find())]
  t.match(responseHeaders['x-mock-warning'], /^not compared/)
})

t.test('a fault whose time others used up is compared with the next request', async (t) => {
  const { full, sandbox } = mock(t)
  for (let n = 0; n < 50; n++) sandbox.faults.add({ match: slow, then: 503 })
  const first = await full('POST', notes, slowText)
  t.equal(first.statusCode, 201)
  t.match(
    warningOf(first),
    /^not compared with the faults "fault-1", "fault-2", "fault-3" and \d\d more: /,
  )
  const isSlow = () => sandbox.faults.list().map(({ tooSlow = false }) => tooSlow)
  t.same(isSlow().filter(Boolean), [true], 'the first one had all of the time')
  const second = await full('POST', notes, { body: 'ddd' })
  t.equal(second.statusCode, 503)
  t.equal(second.headers['x-mock-fault'], 'fault-2')
  t.equal(
    warningOf(second),
    'not compared with the fault "fault-1": its regular expression takes too long',
  )
})
