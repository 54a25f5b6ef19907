import t from 'tap'
import { mock, note, notes } from '../support/mock.js'

t.test('text is sent as it is, under a content type of its own', async (t) => {
  const { full, sandbox } = mock(t)
  const headers = { 'content-type': 'text/html', 'retry-after': '3' }
  sandbox.faults.add({ then: { status: 502, body: '<h1>Bad Gateway</h1>', headers } })
  const answer = await full('GET', notes)
  t.match(answer, { statusCode: 502, body: '<h1>Bad Gateway</h1>', headers })
})

t.test('its headers are sent as they are said, whatever else would set them', async (t) => {
  const { full, sandbox } = mock(t)
  const headers = {
    'content-type': 'garbage',
    'x-ratelimit-remaining': '0',
    connection: 'close',
    date: 'yesterday',
  }
  for (const when of ['before', 'afterCommit'] as const) {
    for (const then of [{ status: 503, headers }, { headers }]) {
      sandbox.faults.reset([{ when, then }])
      const answer = await full('GET', notes)
      t.match(answer.headers, { ...headers, 'x-ratelimit-max': '100' }, `${when} ${then.status}`)
    }
  }
})

t.test('its id may be any text; in a header that is percent-encoded', async (t) => {
  const { full, sandbox } = mock(t)
  sandbox.faults.add({ id: 'Zähler 👋\n', then: ['drip', 503] })
  for (const status of [200, 503]) {
    const { statusCode, headers } = await full('GET', notes)
    t.match(
      { statusCode, id: headers['x-mock-fault'] },
      { statusCode: status, id: 'Z%C3%A4hler %F0%9F%91%8B%0A' },
    )
  }
})

t.test('the rate headers of a fault are those of its token', async (t) => {
  const { full, sandbox } = mock(t)
  await full('GET', note)
  sandbox.faults.add({ then: [503, 'rate-limit-daily'] })
  t.match((await full('GET', note)).headers, {
    'x-ratelimit-remaining': '99',
    'x-ratelimit-daily-remaining': '199999',
  })
  t.match((await full('GET', note)).headers, {
    'x-ratelimit-remaining': '99',
    'x-ratelimit-daily-remaining': '0',
  })
})
