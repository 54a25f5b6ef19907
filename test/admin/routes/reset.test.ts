import t from 'tap'
import { mock, note, notes } from '../../support/mock.js'

t.test('a reset goes back to the seed: notes, ids, clock and counters', async (t) => {
  const { full, app, sandbox } = mock(t)
  const before = (await full('GET', notes)).body
  const { id } = (await full('POST', notes, { body: 'x' })).json().note
  await full('DELETE', note)
  sandbox.clock.advance(1_000_000)

  const answer = await app.inject({ method: 'POST', url: '/__admin/reset' })
  t.same(answer.json(), { to: 'seed', subAccounts: 2, contacts: 4, notes: 7 })
  const after = await full('GET', notes)
  t.equal(after.body, before)
  t.equal(after.headers['x-ratelimit-remaining'], '99')
  t.equal(sandbox.clock.shifted, false)
  t.equal((await full('POST', notes, { body: 'x' })).json().note.id, id)
})

t.test('a reset to empty leaves tokens alone, and the next one brings all back', async (t) => {
  const { full, app } = mock(t)
  const empty = await app.inject({ method: 'POST', url: '/__admin/reset?to=empty' })
  t.same(empty.json(), { to: 'empty', subAccounts: 2, contacts: 0, notes: 0 })
  t.equal((await full('GET', notes)).statusCode, 404)
  const json = { 'content-type': 'application/json' }
  await app.inject({ method: 'POST', url: '/__admin/reset', headers: json })
  t.equal((await full('GET', note)).statusCode, 200)
})
