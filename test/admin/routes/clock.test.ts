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
