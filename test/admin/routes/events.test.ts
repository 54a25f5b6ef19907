import { once } from 'node:events'
import { get } from 'node:http'
import t from 'tap'
import { adminMock } from '../../support/admin.js'
import { readEvents } from '../../support/events.js'
import { note, notes, tokens } from '../../support/mock.js'

t.test('a request and what it wrote are announced with one id', async (t) => {
  const { app, admin, full, reader } = adminMock(t)
  const events = await readEvents(t, app)
  t.match(events.response.headers, { 'content-type': 'text/event-stream' })
  const { id } = (await full('POST', notes, { body: 'x' })).json().note
  await reader('DELETE', note)
  await admin('PATCH', '/rows/notes/note-abc123', { title: 'by hand' })
  const [request, refused] = await events.some('request', 2)
  t.match(request, { id: 1, method: 'POST', path: notes, status: 201, by: 'full' })
  t.same(request?.writes, [`note:${id}`])
  t.type(request?.durationMs, 'number')
  t.match(refused, { id: 2, status: 401, reason: /^scope-missing/, writes: [] })
  t.notHas(request, 'body')
  t.same(await events.some('write', 2), [
    { type: 'note.created', id, parentId: 'contact-xyz789', request: 1 },
    { type: 'note.updated', id: 'note-abc123', parentId: 'contact-xyz789' },
  ])
})

t.test('what changes the world or its controls is announced', async (t) => {
  const { app, admin } = adminMock(t)
  const events = await readEvents(t, app)
  await admin('PUT', '/snapshots/one')
  await admin('POST', '/faults', { id: 'f', then: 500 })
  await admin('DELETE', '/faults/none')
  await admin('GET', '/faults')
  await admin('PUT', '/stubs', { stubs: [] })
  await admin('POST', '/clock/advance', { seconds: 1 })
  await admin('POST', '/reset')
  await admin('POST', '/reset?to=one')
  await admin('DELETE', '/requests')
  await admin('POST', '/seed?mode=merge', { subAccounts: [] })
  await admin('POST', '/seed', { subAccounts: [] })
  const worlds = ['reset', 'restore', 'clear', 'seed', 'seed']
  t.same(
    (await events.some('world', 5)).map(({ reason }) => reason),
    worlds,
  )
  t.same(
    (await events.some('control', 4)).map(({ what }) => what),
    ['snapshots', 'faults', 'stubs', 'clock'],
  )
})

t.test('each sandbox has its own events, which end with it', async (t) => {
  const { app, admin, as, full } = adminMock(t)
  const made = await admin('POST', '/sandboxes')
  const events = await readEvents(t, app, `/__admin/events?sandbox=${made.id}`)
  const own = as(made.subAccounts[0].privateIntegrations[0].token)
  await full('GET', note)
  await own('GET', notes)
  t.match(await events.some('request'), [{ path: notes }])
  const ended = once(events.response, 'end')
  await admin('DELETE', `/sandboxes/${made.id}`)
  await ended
})

t.test('nothing listens after a reader has hung up', async (t) => {
  const { app, sandbox, full } = adminMock(t)
  const events = await readEvents(t, app)
  t.ok(sandbox.events.any && sandbox.journal.answered.any && sandbox.notices.any)
  events.request.destroy()
  while (sandbox.events.any || sandbox.journal.answered.any || sandbox.notices.any) {
    await new Promise(setImmediate)
  }
  t.equal((await full('POST', notes, { body: 'x' })).statusCode, 201)
})

t.test('a reader that does not read gets one message that it is behind', async (t) => {
  const { app, full, sandbox } = adminMock(t)
  const events = await readEvents(t, app)
  events.response.pause()
  const stuck = () => sandbox.journal.answered.any && events.response.readableFlowing === false
  t.ok(stuck())
  // A socket takes some megabytes before it is full.
  const body = 'x'.repeat(7000)
  for (let sent = 0; sent < 6000; sent++) {
    sandbox.notices.emit({ control: 'faults' })
    if (sent % 500 === 0) await full('POST', notes, { body })
  }
  events.response.resume()
  const behind = await events.some('world')
  t.same(behind[0], { reason: 'behind' })
  t.ok(events.received.length < 3000, 'some were dropped')
})

t.test('a mock closes although a stream is open', async (t) => {
  const { app } = adminMock(t)
  const events = await readEvents(t, app)
  const ended = once(events.response, 'end')
  await app.close()
  await ended
})

t.test('the stream is guarded as every other call', async (t) => {
  const { app } = adminMock(t, { adminToken: 'secret' })
  const status = async (headers: Record<string, string>) => {
    if (!app.server.listening) await app.listen({ port: 0 })
    const { port } = app.server.address() as { port: number }
    const request = get({ port, path: '/__admin/events', headers })
    const [{ statusCode }] = await once(request, 'response')
    request.destroy()
    return statusCode
  }
  t.equal(await status({}), 401)
  t.equal(await status({ authorization: 'Bearer secret', host: 'evil.example' }), 403)
  t.equal(await status({ authorization: 'Bearer secret', origin: 'http://evil.example' }), 403)
  t.equal(await status({ authorization: 'Bearer secret' }), 200)
})

t.test('no token is announced', async (t) => {
  const { app, admin, full } = adminMock(t)
  const events = await readEvents(t, app)
  await admin('POST', `/private-integrations/${tokens.full}/rotate`, {})
  await full('GET', `/contacts/${tokens.full}`)
  await events.some('request')
  const text = JSON.stringify(events.received)
  t.match(text, /"privateIntegration.created"/)
  t.notMatch(text, /pit-\d/)
})
