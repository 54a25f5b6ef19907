import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { mock, note, notes, tokens } from '../../support/mock.js'

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

const json = { 'content-type': 'application/json' }
const long = `{"body":"${'x'.repeat(150_000)}"}`
const odd = Buffer.from('{"body":"\xff\xfe"}', 'latin1')
const zipped = gzipSync('{"body":"x"}')
const sent: [
  words: string,
  body: string | Buffer | Readable,
  headers: Record<string, string>,
  request: object,
][] = [
  [
    'too long',
    long,
    json,
    {
      postData: {
        mimeType: 'application/json',
        comment: '(more than 100000 characters, not kept)',
      },
      bodySize: long.length,
    },
  ],
  [
    'too long, in chunks',
    Readable.from([long]),
    json,
    {
      postData: {
        mimeType: 'application/json',
        comment: '(more than 100000 characters, not kept)',
      },
      bodySize: -1,
    },
  ],
  [
    'not read',
    Buffer.alloc(150),
    { ...json, 'content-encoding': 'zstd' },
    {
      postData: { mimeType: 'application/json', comment: '(not read, not kept)' },
      bodySize: 150,
    },
  ],
  [
    'not UTF-8',
    odd,
    json,
    { postData: { mimeType: 'application/json', comment: '(not UTF-8)' }, bodySize: 13 },
  ],
  [
    'no text',
    Buffer.from([0xff, 0xfe, 0, 0x41]),
    { 'content-type': 'application/octet-stream' },
    { postData: { mimeType: 'application/octet-stream', comment: '(not UTF-8)' }, bodySize: 4 },
  ],
  [
    'compressed',
    zipped,
    { ...json, 'content-encoding': 'gzip' },
    {
      postData: { mimeType: 'application/json', text: '{"body":"x"}' },
      bodySize: zipped.length,
    },
  ],
  [
    'not ASCII',
    '{"body":"é"}',
    json,
    { postData: { mimeType: 'application/json', text: '{"body":"é"}' }, bodySize: 13 },
  ],
]
for (const [words, body, headers, expected] of sent) {
  t.test(`has the size of a body and no other text: ${words}`, async (t) => {
    const { app } = mock(t)
    const authorization = `Bearer ${tokens.full}`
    await app.inject({
      method: 'POST',
      url: notes,
      payload: body,
      headers: { authorization, ...headers },
    })
    const [{ request }] = (await app.inject('/__admin/requests.har')).json().log.entries
    t.same({ postData: request.postData, bodySize: request.bodySize }, expected)
  })
}

t.test('an answer that is too long has its size and no other text', async (t) => {
  const { app, full, sandbox } = mock(t)
  sandbox.faults.add({ then: { status: 200, body: 'é'.repeat(100_001) } })
  await full('GET', notes)
  const [{ response }] = (await app.inject('/__admin/requests.har')).json().log.entries
  t.match(response, { bodySize: 200_002, content: { size: 200_002, comment: /not kept/ } })
  t.notOk('text' in response.content)
  const [exchange] = (await app.inject('/__admin/requests')).json().requests
  t.match(exchange, { response: /not kept/, rawResponse: undefined })
})
