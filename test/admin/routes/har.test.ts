import t from 'tap'
import { mock, note, notes } from '../../support/mock.js'

t.test('exports HAR 1.2', async (t) => {
  const { app, full, reader } = mock(t)
  await full('POST', `${notes}?a=b`, { body: 'x' })
  await reader('DELETE', note)
  const { log } = (await app.inject('/__admin/requests.har')).json()
  t.equal(log.version, '1.2')
  t.equal(log.creator.name, 'ghl-mock')
  t.equal(log.entries.length, 2)

  const [{ request, response, time, timings }, refused] = log.entries
  t.equal(request.method, 'POST')
  t.match(request.url, /^http:\/\/[^/]+\/contacts\/contact-xyz789\/notes\?a=b$/)
  t.same(request.queryString, [{ name: 'a', value: 'b' }])
  t.same(request.postData, { mimeType: 'application/json', text: '{"body":"x"}' })
  t.equal(request.bodySize, 12)
  t.equal(response.status, 201)
  t.equal(JSON.parse(response.content.text).note.body, 'x')
  t.equal(response.content.size, response.content.text.length)
  t.equal(timings.wait, time)
  t.equal(refused.request.postData, undefined)
  t.equal(refused.request.bodySize, 0)
  t.match(refused.response.comment, /^scope-missing; /)
})
