import t from 'tap'
import { mock, tokens } from '../support/mock.js'

for (const profile of ['documented', 'observed'] as const) {
  t.test(`${profile}: the answer to a URL that cannot be decoded is in the journal`, async (t) => {
    const { app, full } = mock(t, { profile })
    const answer = await full('GET', '/contacts/%zz')
    t.equal(answer.statusCode, 400)
    t.ok(answer.body.length > 0)
    const [exchange] = (await app.inject('/__admin/requests')).json().requests
    t.match(exchange, { status: 400, reason: /^url-malformed; /, rawResponse: answer.body })
    const shown = ['content-type', 'x-mock-reason', 'x-ratelimit-remaining']
    for (const name of shown) t.equal(exchange.responseHeaders[name], answer.headers[name], name)
    t.match((await app.inject('/__admin/requests.har')).json().log.entries, [
      { response: { content: { text: answer.body, mimeType: /^application\/json/ } } },
    ])
  })
}

t.test('it is in the journal before it leaves, with the body that was sent', async (t) => {
  const { app, sandbox } = mock(t)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const answer = await fetch(`${url}/contacts/%zz`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.full}` },
    body: 'x',
  })
  t.match(
    [...(await sandbox.journal.find())],
    [{ status: 400, rawBody: 'x', rawResponse: await answer.text() }],
  )
})
