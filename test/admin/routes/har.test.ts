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
  t.match(response.headers, [{ name: 'content-type' }])
  t.equal(response.content.mimeType, 'application/json; charset=utf-8')
  t.equal(timings.wait, time)
  t.equal(refused.request.postData, undefined)
  t.equal(refused.request.bodySize, 0)
  t.match(refused.response.comment, /^scope-missing; /)
})

t.test('shows bodies as they were sent, and what a fault did', async (t) => {
  const { app, full, sandbox } = mock(t)
  const malformed = { 'content-type': 'application/json' }
  await full('POST', notes, '{"body": "x"', malformed)
  sandbox.faults.add({
    id: 'no',
    then: [{ status: 204 }, { status: 418, body: 'tea' }],
  })
  await full('GET', notes)
  await full('GET', notes)
  sandbox.faults.add({ id: 'lost', when: 'afterCommit', then: ['truncate'] })
  await full('POST', notes, { body: 'x' }).catch(() => undefined)
  const { entries } = (await app.inject('/__admin/requests.har')).json().log
  t.same(entries[0].request.postData, { mimeType: 'application/json', text: '{"body": "x"' })
  t.match(entries[1].response, { status: 204, content: { size: 0, text: undefined } })
  t.match(entries[2], { response: { status: 418, content: { text: 'tea' } }, _fault: 'no' })
  t.match(entries[3], { _fault: 'lost', _effect: 'truncate', _stored: true })
})
