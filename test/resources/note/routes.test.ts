import { Value } from '@sinclair/typebox/value'
import t from 'tap'
import { NoteAnswer, NotesAnswer } from '../../../src/resources/note/note.js'
import { mock, note, notes } from '../../support/mock.js'

t.test('creates a note and answers 201 with the whole of it', async (t) => {
  const { full } = mock(t)
  const sent = { body: 'hello', title: 'Hi', userId: 'user-1', color: '#FFAA00', pinned: true }
  const created = await full('POST', notes, sent)
  t.equal(created.statusCode, 201)
  t.equal(created.headers['content-type'], 'application/json; charset=utf-8')
  const { note } = created.json()
  t.match(note, {
    ...sent,
    id: /^[A-Za-z0-9]{20}$/,
    contactId: 'contact-xyz789',
    dateAdded: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  })
  t.same((await full('GET', `${notes}/${note.id}`)).json(), { note })
})

t.test('leaves out what was never set', async (t) => {
  const { full } = mock(t)
  const created = await full('POST', notes, { body: 'x', title: null, pinned: null })
  t.same(Object.keys(created.json().note), ['id', 'body', 'dateAdded', 'contactId'])
})

t.test('answers what the schemas say, key by key', async (t) => {
  const { full } = mock(t)
  t.ok(Value.Check(NotesAnswer, (await full('GET', notes)).json()))
  const one = (await full('GET', note)).json()
  t.ok(Value.Check(NoteAnswer, one))
  t.same(one.note, {
    id: 'note-abc123',
    body: 'Spoke with Jane about the Q2 renewal. She wants to upgrade to the pro plan. Follow up by March 15.',
    userId: 'user-1',
    dateAdded: '2026-03-07T12:00:00.000Z',
    contactId: 'contact-xyz789',
    title: 'Renewal',
    color: '#FFAA00',
    pinned: true,
  })
})

t.test('lists newest first, also within a millisecond', async (t) => {
  const { full, sandbox } = mock(t)
  sandbox.clock.set({ freeze: '2026-11-01T00:00:00.000Z' })
  const ids: string[] = []
  for (const body of ['a', 'b', 'c', 'd']) {
    ids.unshift((await full('POST', notes, { body })).json().note.id)
  }
  const listed = await idsOf(full)
  t.same(listed.slice(0, 4), ids)
  t.same(listed.slice(4), ['note-abc123', 'note-call-2026-03-02', 'note-first-visit'])

  await full('PUT', `${notes}/${ids[2]}`, { body: 'changed' })
  t.same((await idsOf(full)).slice(0, 4), ids, 'an update moves nothing')
})

t.test('lists nothing for a contact without notes', async (t) => {
  const { full } = mock(t)
  const listed = await full('GET', '/contacts/contact-new001/notes')
  t.equal(listed.body, '{"notes":[]}')
})

t.test('a PUT keeps what it does not mention', async (t) => {
  const { full } = mock(t)
  const before = (await full('GET', note)).json().note
  const changed = await full('PUT', note, { body: 'new words' })
  t.equal(changed.statusCode, 200)
  t.same(changed.json().note, { ...before, body: 'new words' })
  t.same((await full('PUT', note, { userId: 'user-7' })).json().note.userId, 'user-7')
  t.same((await full('PUT', note, { pinned: false })).json().note.pinned, false)
})

t.test('a PUT clears what it sends as null', async (t) => {
  const { full } = mock(t)
  const cleared = { title: null, userId: null, color: null, pinned: null }
  const changed = (await full('PUT', note, cleared)).json().note
  t.same(Object.keys(changed), ['id', 'body', 'dateAdded', 'contactId'])
})

t.test('a PUT cannot move a note or change its date', async (t) => {
  const { full } = mock(t)
  const before = (await full('GET', note)).json().note
  const sent = { body: 'x', id: 'mine', contactId: 'contact-abc456', dateAdded: '2020-01-01' }
  t.same((await full('PUT', note, sent)).json().note, { ...before, body: 'x' })
})

t.test('deletes a note, in the words of each version', async (t) => {
  const { full } = mock(t)
  const gone = await full('DELETE', note)
  t.equal(gone.statusCode, 200)
  t.equal(gone.body, '{"succeded":true}')
  t.equal((await full('GET', note)).statusCode, 404)
  t.equal((await full('DELETE', note)).statusCode, 404)
  t.notOk((await idsOf(full)).includes('note-abc123'))
  const v3 = await full('DELETE', `${notes}/note-first-visit`, undefined, { version: 'v3' })
  t.equal(v3.body, '{"succeeded":true,"succeded":true}')
})

t.test('the profile observed shows what the live list shows', async (t) => {
  const { full } = mock(t, { profile: 'observed' })
  const html = (await full('GET', `${notes}/note-first-visit`)).json().note
  t.same(html, {
    id: 'note-first-visit',
    body: '<p>First visit. Old boiler, <strong>no drawings</strong>.</p>',
    bodyText: 'First visit. Old boiler, no drawings.',
    title: 'First visit',
    userId: 'user-1',
    dateAdded: '2026-02-11T08:15:00.000Z',
    contactId: 'contact-xyz789',
    relations: [{ objectKey: 'contact', recordId: 'contact-xyz789' }],
  })
  const pinned = (await full('GET', notes)).json().notes[0]
  t.same(
    Object.keys(pinned).join(),
    'id,body,bodyText,title,userId,dateAdded,contactId,color,pinned,relations',
  )
  const removed = (await full('DELETE', note)).body
  t.match(removed, /^{"succeeded":true,"succeded":true,"traceId":"[-0-9a-f]{36}"}$/)
  t.match((await full('GET', notes)).json(), { traceId: /^[-0-9a-f]{36}$/ })
  const created = await full('POST', notes, { body: 'a &amp; <b>b</b>' })
  t.equal(created.json().note.bodyText, 'a & b')
})

t.test('HEAD answers as GET does, without a body', async (t) => {
  const { full } = mock(t)
  const got = await full('GET', note)
  const head = await full('HEAD', note)
  t.equal(head.statusCode, 200)
  t.equal(head.body, '')
  t.equal(head.headers['content-length'], got.headers['content-length'])
})

const texts: Record<string, string> = {
  emoji: '👩‍👩‍👧‍👦 🇩🇪 e\u0301',
  'right-to-left marks': '\u202eabc\u202c שלום \u200f',
  NUL: 'a\u0000b',
  'control characters': '\u0001\u001f\u007f\u0085\u2028\u2029',
  quotes: `"double" 'single' \`back\` \\ / \\u0041`,
  SQL: `'); DROP TABLE notes; --`,
  HTML: '<script>alert(1)</script> &amp; <p>x</p>',
  'white space around': '  \n\tx\r\n ',
  '60,000 characters': 'é😀x'.repeat(20_000),
  'a BOM': '\ufeffx',
}
for (const [name, body] of Object.entries(texts)) {
  t.test(`keeps text byte for byte: ${name}`, async (t) => {
    const { full } = mock(t)
    const created = (await full('POST', notes, { body, title: body })).json().note
    t.same([created.body, created.title], [body, body])
    t.equal((await full('GET', `${notes}/${created.id}`)).json().note.body, body)
    t.equal((await full('GET', notes)).json().notes[0].body, body)
    t.equal((await full('PUT', note, { body })).json().note.body, body)
  })
}

t.test('half a surrogate pair becomes one replacement character', async (t) => {
  const { full } = mock(t)
  const created = await full('POST', notes, '{"body":"a\\ud800b"}', {
    'content-type': 'application/json',
  })
  t.equal(created.json().note.body, 'a\ufffdb')
})

async function idsOf(call: ReturnType<typeof mock>['full']): Promise<string[]> {
  const listed: { notes: { id: string }[] } = (await call('GET', notes)).json()
  return listed.notes.map(({ id }) => id)
}

t.test('a list of more than 64 MB is refused, other reads are not', async (t) => {
  const notes = Array.from({ length: 7 }, (_, n) => ({ id: `n${n}`, body: 'x'.repeat(10_000_000) }))
  const seed = {
    subAccounts: [
      {
        id: 's',
        privateIntegrations: [{ name: 'full', token: 'pit-full', scopes: ['contacts'] }],
        contacts: [
          { id: 'large', notes },
          { id: 'small', notes: [{ body: 'x' }] },
        ],
      },
    ],
  }
  const { as } = mock(t, { seed })
  const full = as('pit-full')
  const refused = await full('GET', '/contacts/large/notes')
  t.equal(refused.statusCode, 503)
  t.match(
    refused.headers['x-mock-reason'],
    /^list-too-large; need=notes of at most 67108864 bytes; /,
  )
  t.equal((await full('GET', '/contacts/small/notes')).json().notes.length, 1)
  t.equal((await full('DELETE', '/contacts/large/notes/n0')).statusCode, 200)
  t.equal((await full('GET', '/contacts/large/notes')).json().notes.length, 6)
})
