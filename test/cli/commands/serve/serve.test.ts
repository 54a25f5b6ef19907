import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { matchEach } from '../../../support/fixtures.js'
import { note, notes, tokens } from '../../../support/mock.js'
import { ghlMock, served, shipped } from '../../../support/process.js'

const headers = { authorization: `Bearer ${tokens.full}`, 'content-type': 'application/json' }

t.test('says when it is ready, once, and answers', async (t) => {
  const { url, output } = await served(t)
  t.match(
    output().stdout,
    /^ghl-mock ready on http:\/\/127\.0\.0\.1:\d+ \(2 sub-accounts, 4 contacts, 7 notes\) in \d+ ms\n$/,
  )
  t.equal(output().stderr, '')
  t.equal((await fetch(url + note, { headers })).status, 200)
  for (const probe of ['/livez', '/readyz']) {
    t.equal((await fetch(url + probe)).status, 200)
    t.equal((await fetch(url + probe, { method: 'HEAD' })).status, 200)
  }
  t.match(await (await fetch(`${url}/__admin/health`)).json(), {
    status: 'ready',
    version: /^\d+\.\d+\.\d+$/,
    uptimeMs: Number,
    profile: 'documented',
    seed: { files: [/quickstart\.yaml$/], subAccounts: 2, contacts: 4, notes: 7 },
  })
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  t.test(`${signal} stops it within a second, open connections and all`, async (t) => {
    const { url, process: child, ended } = await served(t)
    const agent = new Agent({ keepAlive: true, maxSockets: 3 })
    t.teardown(() => agent.destroy())
    const request = get(url + note, { agent, headers })
    const [response] = await once(request, 'response')
    response.resume()
    await once(response, 'end')
    const before = performance.now()
    child.kill(signal)
    t.match(await ended, { code: 0, signal: null })
    t.ok(performance.now() - before < 1000)
  })
}

t.test('a taken port is exit 4 and a sentence', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  t.teardown(() => taken.close())
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { code, stderr } = await ghlMock(t, ['--port', String(port)]).ended
  t.equal(code, 4)
  t.equal(
    stderr,
    `ghl-mock: Cannot listen on 127.0.0.1:${port}: the port is taken: stop the program that listens there or choose another port with --port.\n`,
  )
})

t.test('a bad fixture is exit 3, with every fault and its place', async (t) => {
  const file = join(t.testdir({ 'a.yaml': 'subAcounts: []\n' }), 'a.yaml')
  const { code, stderr, stdout } = await ghlMock(t, ['--port', '0', '--fixtures', file]).ended
  t.equal(code, 3)
  t.equal(stdout, '')
  t.match(stderr, `${file}:1:1  found the unknown key "subAcounts"`)
  t.match(stderr, /did you mean "subAccounts"\?/)
})

t.test('a database of another kind is exit 4', async (t) => {
  const file = join(t.testdir({ 'a.db': 'this is no database at all, it is text' }), 'a.db')
  const { code, stderr } = await ghlMock(t, ['--port', '0', '--db', file]).ended
  t.equal(code, 4)
  t.equal(stderr, `ghl-mock: Cannot use the database ${file}: it is not an SQLite database.\n`)
})

t.test('what it answered with --db is there after kill -9', async (t) => {
  const file = join(t.testdir(), 'notes.db')
  const first = await served(t, ['--db', file])
  const created: string[] = []
  for (let number = 0; number < 50; number++) {
    const sent = { method: 'POST', headers, body: JSON.stringify({ body: `note ${number}` }) }
    const answer = await fetch(first.url + notes, sent)
    const { note } = (await answer.json()) as { note: { id: string } }
    created.unshift(note.id)
  }
  first.process.kill('SIGKILL')
  await first.ended

  const second = await served(t, ['--db', file])
  t.match(second.output().stdout, /4 contacts, 57 notes/)
  const answer = await fetch(second.url + notes, { headers })
  const listed = (await answer.json()) as { notes: { id: string }[] }
  t.same(
    listed.notes.slice(0, 50).map(({ id }) => id),
    created,
  )
})

t.test('quiet by default; at info a line a request, without tokens', async (t) => {
  const {
    url,
    output,
    process: child,
    ended,
  } = await served(t, [...['--log-level', 'info'], ...['--admin-token', 'open-sesame']])
  await fetch(url + note, { headers })
  await fetch(url + note, { headers: { authorization: `Bearer ${tokens.revoked}` } })
  await fetch(`${url}/nowhere?access_token=${tokens.full}`)
  await fetch(`${url}/nowhere?a="&admin=open%2Dsesame`)
  const faults = JSON.stringify({
    faults: [{ match: { path: note }, then: [{ delayMs: 150, effect: 'reset' }] }],
  })
  const authorization = 'Bearer open-sesame'
  await fetch(`${url}/__admin/faults`, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json' },
    body: faults,
  })
  await t.rejects(fetch(url + note, { headers }))
  const base64 = Buffer.from(`u:${tokens.full}`).toString('base64')
  await fetch(`${url}/nowhere?key=${base64}`)
  child.kill('SIGTERM')
  await ended
  const lines = output()
    .stderr.trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ msg }) => msg === 'answered')
  // A connection that is cut closes at about the time of the next request.
  const isCut = ({ status }: { status: number }) => status === 0
  const [cut] = lines.filter(isCut)
  t.match(cut, { method: 'GET', url: note, by: 'full' })
  t.ok(cut.ms >= 150)
  matchEach(
    t,
    lines.filter((line) => !isCut(line)),
    [
      { method: 'GET', url: note, status: 200, by: 'full', ms: Number },
      { method: 'GET', url: note, status: 401, reason: /^token-revoked; / },
      { method: 'GET', url: '/nowhere?access_token=pit-<redacted>', status: 404 },
      { method: 'GET', url: '/nowhere?a=%22&admin=<redacted>', status: 404 },
      { method: 'PUT', url: '/__admin/faults', status: 200 },
      { method: 'GET', url: '/nowhere?key=<redacted>', status: 404 },
    ],
  )
  t.notMatch(output().stderr, 'pit-1')
})

t.test('goes on when its stderr is closed or full', async (t) => {
  const closed = await served(t, ['--log-level', 'info'])
  closed.process.stderr?.destroy()
  for (let count = 0; count < 5; count++) {
    t.equal((await fetch(closed.url + note, { headers })).status, 200)
  }
  closed.process.kill('SIGTERM')
  t.match(await closed.ended, { code: 0, signal: null })

  const full = openSync('/dev/full', 'w')
  const args = [shipped, 'serve', '--port', '0', '--log-level', 'info']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', full] })
  t.teardown(() => child.kill('SIGKILL'))
  const [ready] = child.stdout ? await once(child.stdout, 'data') : []
  const url = /http:\S+/.exec(String(ready))?.[0]
  for (let count = 0; count < 5; count++) {
    t.equal((await fetch(url + note, { headers })).status, 200)
  }
  child.kill('SIGTERM')
  t.same(await once(child, 'close'), [0, null])
})

t.test(
  'killed while a world is replaced, a file holds the one before or the one after',
  async (t) => {
    const folder = t.testdir()
    const more = Array.from({ length: 2000 }, (_, n) => ({
      id: `more-${n}`,
      body: 'x'.repeat(100),
    }))
    const fixture = JSON.stringify({
      subAccounts: [{ id: 'loc-main', contacts: [{ notes: more }] }],
    })
    for (const [index, delayMs] of [0, 20, 60, 120].entries()) {
      const db = join(folder, `${index}.db`)
      const first = await served(t, ['--db', db])
      const write = { method: 'POST', headers, body: '{"body":"kept"}' }
      t.equal((await fetch(first.url + notes, write)).status, 201)
      const merging = fetch(`${first.url}/__admin/seed?mode=merge`, {
        method: 'POST',
        body: fixture,
      })
      const answered = merging.then(() => true).catch(() => false)
      await new Promise((resolve) => setTimeout(resolve, delayMs))
      first.process.kill('SIGKILL')
      const isMerged = await answered
      const second = await served(t, ['--db', db])
      const [, count] = / (\d+) notes\)/.exec(second.output().stdout) ?? []
      t.ok(count === '2008' || (count === '8' && !isMerged), `${count} notes after ${delayMs} ms`)
      second.process.kill('SIGKILL')
      await second.ended
    }
  },
)
