import t from 'tap'
import { ask } from '../../src/client/ask.js'

const answering = (answer: unknown) => async () => answer

t.test('an answer that fits the schema of its route is returned', async (t) => {
  const clock = { now: '2026-05-01T00:00:00.000Z', frozen: true, offsetMs: 0, tickMs: 0 }
  t.same(await ask(answering(clock), 'ClockState', 'GET', '/clock'), clock)
  t.same(
    await ask(answering({ ...clock, zone: 'UTC' }), 'ClockState', 'GET', '/clock'),
    { ...clock, zone: 'UTC' },
    'a newer mock may answer more',
  )
})

t.test('another answer is an error that names the place', async (t) => {
  const wrong: [answer: unknown, place: string][] = [
    [{}, 'requests: found nothing, expected a list, each entry an exchange'],
    [{ requests: [{ id: 1 }] }, 'requests.0.at: found nothing, expected text'],
  ]
  for (const [answer, place] of wrong) {
    await t.rejects(ask(answering(answer), 'Requests', 'POST', '/requests/find'), {
      message: `POST /__admin/requests/find: unexpected answer. ${place}. The mock may be of another version than this library.`,
    })
  }
})
