import t from 'tap'
import { S, said } from '../../support/fixtures.js'

t.test('the answer of a stub as other tools write it', async (t) => {
  const text = `${S}stubs:
  - match: { method: GET, path: /calendars/ }
    response:
      statusCode: 200
      jsonBody: { calendars: [] }
`
  t.same(said(t, { 'a.yaml': text }), [
    '8:5 found the unknown key "response": status and body are keys of the stub itself: write them beside match, without "response"',
  ])
})
