import t from 'tap'
import { contact } from '../../../src/resources/contact/contact.js'
import { mock, note, notes, tokens } from '../../support/mock.js'

const yaml = `
subAccounts:
  - id: loc-main
    contacts:
      - id: contact-more
        notes: [{ id: note-more, body: More }]
  - id: loc-new
    privateIntegrations: [{ name: fresh, token: pit-fresh, scopes: [contacts] }]
`

function world(...args: Parameters<typeof mock>) {
  const all = mock(...args)
  const post = async (path: string, payload?: string | object, type = 'application/yaml') =>
    (
      await all.app.inject({
        method: 'POST',
        url: `/__admin${path}`,
        headers: { 'content-type': type },
        ...(payload !== undefined && { payload }),
      })
    ).json()
  return { ...all, post }
}

for (const [where, file] of [
  ['in memory', undefined],
  ['in a file', 'notes.db'],
] as const) {
  t.test(`${where}: another seed replaces the world, and a reset goes back to it`, async (t) => {
    const { post, as, full } = world(t, file ? { file: `${t.testdir()}/${file}` } : {})
    await full('DELETE', note)
    t.same(await post('/seed', yaml), {
      mode: 'replace',
      subAccounts: 2,
      contacts: 1,
      notes: 1,
    })
    t.equal((await full('GET', notes)).statusCode, 401)
    const fresh = as('pit-fresh')
    t.equal((await fresh('GET', '/contacts/contact-more/notes')).statusCode, 404)
    await post('/reset?to=empty')
    t.same(await post('/reset'), { to: 'seed', subAccounts: 2, contacts: 1, notes: 1 })
  })

  t.test(`${where}: merge adds to the world and to the seed`, async (t) => {
    const { post, full } = world(t, file ? { file: `${t.testdir()}/${file}` } : {})
    const written = (await full('POST', notes, { body: 'kept' })).json().note
    await full('DELETE', note)
    t.same(await post('/seed?mode=merge', yaml), {
      mode: 'merge',
      subAccounts: 3,
      contacts: 5,
      notes: 8,
    })
    t.equal((await full('GET', '/contacts/contact-more/notes/note-more')).statusCode, 200)
    t.equal((await full('GET', `${notes}/${written.id}`)).statusCode, 200)
    t.equal((await full('GET', note)).statusCode, 404)

    t.same(await post('/reset'), { to: 'seed', subAccounts: 3, contacts: 5, notes: 8 })
    t.equal((await full('GET', note)).statusCode, 200)
    t.equal((await full('GET', `${notes}/${written.id}`)).statusCode, 404)
  })
}

t.test('JSON is recognised by its media type or its first character', async (t) => {
  const { post } = world(t)
  const json = JSON.stringify({ subAccounts: [{ id: 'j' }] })
  for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
    t.same(await post('/seed', json, type), {
      mode: 'replace',
      subAccounts: 1,
      contacts: 0,
      notes: 0,
    })
  }
})

t.test('a bad document changes nothing and names its places', async (t) => {
  const { post, full } = world(t)
  const written = (await full('POST', notes, { body: 'kept' })).json().note
  const bad: [path: string, body: string, message: RegExp][] = [
    ['/seed', 'subAcounts: []', /^body:1:1 {2}.*did you mean "subAccounts"\?/m],
    ['/seed', 'subAccounts: [', /^body:1:14 {2}/m],
    ['/seed', '', /the fixture is empty/],
    ['/seed?mode=merg', yaml, /^mode: expected one of replace, merge.*did you mean "merge"\?/],
    [
      '/seed?mode=merge',
      'subAccounts: [{ id: loc-main, contacts: [{ id: contact-xyz789 }] }]',
      /^body:1:48 {2}the contact "contact-xyz789" is already at the seed's subAccounts\[0\]\.contacts\[0\]\.id/m,
    ],
    [
      '/seed?mode=merge',
      `subAccounts: [{ contacts: [{ notes: [{ id: ${written.id}, body: x }] }] }]`,
      /^The world already has a note "\w{20}"\.$/,
    ],
  ]
  for (const [path, body, message] of bad) {
    t.match(await post(path, body), { statusCode: 400, message }, body)
  }
  t.equal((await full('GET', `${notes}/${written.id}`)).statusCode, 200)
  t.same(await post('/reset'), { to: 'seed', subAccounts: 2, contacts: 4, notes: 7 })
})

t.test('a sandbox gets a seed of its own, with tokens of its own', async (t) => {
  const { post, as, full, app } = world(t)
  const { id } = await post('/sandboxes')
  await post(`/seed?mode=merge&sandbox=${id}`, yaml)
  const { subAccounts } = (await app.inject(`/__admin/sandboxes/${id}`)).json()
  const { token } = subAccounts[2].privateIntegrations[0]
  t.not(token, 'pit-fresh')
  t.equal((await as(token)('GET', '/contacts/contact-more/notes')).statusCode, 404)
  t.equal((await as('pit-fresh')('GET', notes)).statusCode, 401)
  t.equal((await full('GET', '/contacts/contact-more/notes')).statusCode, 404)
})

t.test('a new sandbox starts from the new seed of the default one', async (t) => {
  const { post } = world(t)
  await post('/seed', yaml)
  const idsOf = ({ subAccounts }: { subAccounts: { id: string }[] }) =>
    subAccounts.map(({ id }) => id)
  t.same(idsOf(await post('/sandboxes')), ['loc-main', 'loc-new'])
  const fixtures = 'subAccounts: [{ id: text }]'
  t.same(idsOf(await post('/sandboxes', { fixtures })), ['text'])
})

t.test('merging keeps clock, faults and journal, and adds to them', async (t) => {
  const { post, full, sandbox } = world(t)
  sandbox.clock.set({ freeze: '2026-05-01' })
  sandbox.faults.add({ match: { method: 'PUT' }, then: 503 })
  await full('GET', note)
  await post(
    '/seed?mode=merge',
    'subAccounts: []\nfaults: [{ match: { method: DELETE }, then: 500 }]',
  )
  t.equal(sandbox.clock.state.now, '2026-05-01T00:00:00.000Z')
  t.same(
    sandbox.faults.list().map(({ then }) => then),
    [503, 500],
  )
  t.equal((await sandbox.journal.find()).count, 1)
  await post('/seed?mode=merge', 'subAccounts: []\nclock: { freeze: 2026-06-01 }')
  t.equal(sandbox.clock.state.now, '2026-06-01T00:00:00.000Z')
  sandbox.reset()
  t.equal(sandbox.clock.state.now, '2026-06-01T00:00:00.000Z')
  t.same(
    sandbox.faults.list().map(({ then }) => then),
    [500],
  )
  t.equal((await full('GET', note)).statusCode, 200)
  t.equal(tokens.full, sandbox.tokens[0])
})

t.test('a missing body is an empty fixture', async (t) => {
  const { app } = world(t)
  const answer = await app.inject({ method: 'POST', url: '/__admin/seed' })
  t.match(answer.json(), {
    statusCode: 400,
    message: /body:1:1 {2}the fixture is empty, expected subAccounts/,
  })
})

t.test('a full disk in a merge, a reset or a restore leaves the world as it was', async (t) => {
  const { post, full, sandbox, app } = world(t, { file: `${t.testdir()}/notes.db` })
  await app.inject({ method: 'PUT', url: '/__admin/snapshots/before' })
  for (let count = 0; count < 300; count++) await full('POST', notes, { body: 'x'.repeat(100) })
  await app.inject({ method: 'PUT', url: '/__admin/snapshots/full' })
  const before = (await full('GET', notes)).body
  const { connection } = sandbox.database
  const pages = Number(connection.pragma('page_count', { simple: true }))
  const more = Array.from({ length: 300 }, () => `{ body: ${'y'.repeat(500)} }`)
  const large = `subAccounts: [{ contacts: [{ notes: [${more}] }] }]`

  connection.pragma(`max_page_count = ${pages}`)
  const message = /the disk is full/
  for (const path of ['/seed?mode=merge', '/seed']) {
    t.match(await post(path, large), { statusCode: 503, message }, path)
    t.equal((await full('GET', notes)).body, before, path)
    t.match((await app.inject('/__admin/health')).json().seed, { contacts: 4, notes: 7 }, path)
  }
  t.equal((await sandbox.journal.find({})).count > 300, true, 'the journal is kept')

  connection.pragma('max_page_count = 1000000')
  t.match(await post('/seed?mode=merge', large), { contacts: 5, notes: 607 })
  t.match(await post('/reset'), { contacts: 5, notes: 307 })
  t.match(await post('/reset?to=full'), { contacts: 4, notes: 307 })
  t.match(await post('/reset?to=before'), { contacts: 4, notes: 7 })
})

t.test('a reset to an empty world is undone by the next reset', async (t) => {
  for (const file of [undefined, `${t.testdir()}/notes.db`]) {
    const { post } = world(t, file ? { file } : {})
    await post('/seed', yaml)
    for (let round = 0; round < 2; round++) {
      t.match(await post('/reset?to=empty'), { contacts: 0, notes: 0 })
      t.match(await post('/reset'), { contacts: 1, notes: 1 })
    }
  }
})

t.test('rows that do not fit are found before anything is written', async (t) => {
  for (const file of [undefined, `${t.testdir()}/notes.db`]) {
    const { post, full, app } = world(t, file ? { file } : {})
    const { id } = (await full('POST', notes, { body: 'kept' })).json().note
    // SQLite keeps half a character as a replacement character.
    const contacts = '"contacts":[{"id":"c\\ud800"},{"id":"c\\ufffd"}]'
    const tags = '"tags":[{"id":"one","name":"vip\\ud800"},{"id":"two","name":"vip\\ud801"}]'
    for (const [lists, message] of [
      [contacts, /^\w+:1:\d+ {2}the contact "c\ufffd" is already at \w+:1:\d+; write another id/m],
      [tags, /^\w+:1:\d+ {2}the tag "vip.*" is already at \w+:1:\d+; write another name/m],
    ] as const) {
      const made = `{"subAccounts":[{"id":"a",${lists}}]}`
      for (const [path, body] of [
        ['/seed', made],
        ['/seed?mode=merge', made],
        ['/sandboxes', { fixtures: made }],
      ] as const) {
        const answer = await post(path, body, 'application/json')
        t.match(answer, { statusCode: 400, message }, path)
      }
    }
    t.equal((await full('GET', `${notes}/${id}`)).statusCode, 200)

    await app.inject({ method: 'PUT', url: '/__admin/snapshots/old' })
    await post('/seed', 'subAccounts: [{ id: new }]')
    await post('/reset?to=old')
    const orphan = 'subAccounts: [{ id: new, contacts: [{ id: orphan }] }]'
    t.same(await post('/seed?mode=merge', orphan), {
      statusCode: 400,
      message:
        'The contact "orphan" belongs to the sub-account "new", which the world does not have.',
    })
    t.equal((await full('GET', `${notes}/${id}`)).statusCode, 200)
  }
})

t.test('what is merged gets ids that neither the seed nor the world has', async (t) => {
  const { post, sandbox } = world(t)
  const jane = 'subAccounts: [{ id: loc-main, contacts: [{ email: j@example.com }] }]'
  for (const _ of [1, 2]) t.match(await post('/seed?mode=merge', jane), { mode: 'merge' })
  const made = sandbox.database.list(contact).filter(({ email }) => email === 'j@example.com')
  t.equal(new Set(made.map(({ id }) => id)).size, 2)
})
