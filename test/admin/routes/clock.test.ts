import t from 'tap'
import { mock, notes } from '../../support/mock.js'

t.test('sets, moves and frees the clock', async (t) => {
  const { full, app } = mock(t)
  const clock = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, payload?: object) =>
    (await app.inject({ method, url: `/__admin${url}`, ...(payload && { payload }) })).json()

  const frozen = { frozen: true, offsetMs: 0, tickMs: 5 }
  t.same(await clock('PUT', '/clock', { freeze: '2030-01-01', tickMs: 5 }), {
    now: '2030-01-01T00:00:00.000Z',
    ...frozen,
  })
  const dates = async () => (await full('POST', notes, { body: 'x' })).json().note.dateAdded
  t.equal(await dates(), '2030-01-01T00:00:00.000Z')
  t.equal(await dates(), '2030-01-01T00:00:00.005Z')
  const later = { now: '2030-01-01T00:01:00.010Z', ...frozen }
  t.same(await clock('POST', '/clock/advance', { seconds: 60 }), later)
  t.same(await clock('GET', '/clock'), later)
  t.match(await clock('DELETE', '/clock'), { frozen: false, offsetMs: 0, tickMs: 0 })
  t.match(await clock('PUT', '/clock', { offset: '-1h' }), { offsetMs: -3_600_000, frozen: false })
})

t.test('a clock stays in the years from 0 to 9999', async (t) => {
  const { full, app } = mock(t)
  const put = async (payload: object) =>
    (await app.inject({ method: 'PUT', url: '/__admin/clock', payload })).json()
  const advance = async (seconds: number) =>
    (
      await app.inject({ method: 'POST', url: '/__admin/clock/advance', payload: { seconds } })
    ).json()
  const leaves = 'the clock would leave the years from 0 to 9999.'
  for (const settings of [
    { freeze: '9999-12-31T23:59:59Z', offset: 1000 },
    { freeze: '0000-01-01', offset: '-1ms' },
  ]) {
    t.same(await put(settings), { statusCode: 400, message: `freeze and offset: ${leaves}` })
  }
  t.match(await put({ freeze: '9999-12-31T23:59:59-14:00' }), { statusCode: 400 })
  t.match(await put({ freeze: '0000-01-01T00:00:00+14:00' }), { statusCode: 400 })
  t.match(await advance(8000 * 365 * 86_400), { statusCode: 400, message: `seconds: ${leaves}` })
  t.match(await advance(1e10), { statusCode: 400, message: /at most 100000 days from/ })

  const end = '9999-12-31T23:59:59.999Z'
  for (const offset of [0, '-1d']) {
    await app.inject({ method: 'PUT', url: '/__admin/snapshots/early' })
    await put({ freeze: '9999-12-31T23:59:59.990Z', offset, tickMs: 86_400_000 })
    const ids: string[] = []
    for (let count = 0; count < 4; count++) {
      ids.unshift((await full('POST', notes, { body: 'x' })).json().note.id)
    }
    const listed = (await full('GET', notes)).json().notes
    t.same(
      listed.slice(0, 4).map(({ id }: { id: string }) => id),
      ids,
      'newest first',
    )
    t.ok(listed[0].dateAdded <= end)
    const state = await app.inject('/__admin/state?format=json')
    t.equal(state.statusCode, 200)
    await app.inject({ method: 'PUT', url: '/__admin/snapshots/late' })
    t.equal((await app.inject({ method: 'POST', url: '/__admin/reset?to=late' })).statusCode, 200)
    const seed = { method: 'POST', url: '/__admin/seed', payload: state.body } as const
    t.equal((await app.inject(seed)).statusCode, 200)
    await app.inject({ method: 'POST', url: '/__admin/reset?to=early' })
  }
})

t.test('a fixture cannot leave the years either', async (t) => {
  const { app } = mock(t)
  const seed = async (payload: string) =>
    (await app.inject({ method: 'POST', url: '/__admin/seed', payload })).json()
  const clock = 'clock: { freeze: "9999-12-31T12:00:00Z", offset: 1d }'
  t.match(await seed(`subAccounts: []\n${clock}`), {
    statusCode: 400,
    message: /body:2:8 {2}the clock would leave the years from 0 to 9999/,
  })
  const late = 'clock: { freeze: "9999-12-31T12:00:00Z" }'
  const notes = 'notes: [{ body: x, dateAdded: +1d }]'
  t.match(await seed(`subAccounts: [{ contacts: [{ ${notes} }] }]\n${late}`), {
    statusCode: 400,
    message:
      'The date +1d, counted from 9999-12-31T12:00:00.000Z, is not in the years from 0 to 9999.',
  })
})
