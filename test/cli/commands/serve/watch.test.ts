import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { served } from '../../../support/process.js'

const token = 'pit-00000000-0000-4000-8000-00000000aaaa'
const contact = (id: string, ...bodies: string[]) =>
  `      - { id: ${id}, notes: [${bodies.map((body, n) => `{ id: ${id}-${n}, body: ${body} }`)}] }\n`
const fixture = (...contacts: string[]) => `subAccounts:
  - id: loc
    privateIntegrations: [{ name: full, token: ${token}, scopes: [contacts] }]
    contacts:
${contacts.join('')}`

/** A mock that serves a folder with one fixture. */
async function watching(t: Test, ...flags: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'ghl-mock-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'a.yaml'), fixture(contact('c1', 'one')))
  const mock = await served(t, ['--fixtures', folder, ...flags])
  let seen = 0
  /** The next line that matches, on stdout or stderr. */
  const printed = (stream: 'stdout' | 'stderr', pattern: RegExp) =>
    new Promise<string>((resolve) => {
      const look = () => {
        const text = mock.output()[stream]
        const found = pattern.exec(stream === 'stdout' ? text.slice(seen) : text)
        if (!found) return
        if (stream === 'stdout') seen = text.length
        mock.process[stream]?.off('data', look)
        resolve(found[0])
      }
      mock.process[stream]?.on('data', look)
      look()
    })
  const notes = async (id: string, base = mock.url, as = token) => {
    const answer = await fetch(`${base}/contacts/${id}/notes`, {
      headers: { authorization: `Bearer ${as}` },
    })
    if (answer.status !== 200) return answer.status
    const json = (await answer.json()) as { notes: { body: string }[] }
    return json.notes.map(({ body }) => body)
  }
  const write = () =>
    fetch(`${mock.url}/contacts/c1/notes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"body":"mine"}',
    })
  const path = (name: string) => join(folder, name)
  const reloaded = () => printed('stdout', /reloaded: .*/)
  return { ...mock, path, printed, reloaded, notes, write }
}

t.test('what is saved is in force, and it says what changed', async (t) => {
  const { path, reloaded, notes } = await watching(t, '--watch')
  writeFileSync(path('a.yaml'), fixture(contact('c1', 'two'), contact('c2'), contact('c3')))
  t.match(
    await reloaded(),
    /^reloaded: \+2 contacts, ~1 note \(1 sub-account, 3 contacts, 1 note\) in \d+ ms$/,
  )
  t.same(await notes('c1'), ['two'])
  t.same(await notes('c2'), [])

  // As editors do: the new text under another name, then in place of the old.
  writeFileSync(path('.a.yaml.swp'), fixture(contact('c1', 'three')))
  renameSync(path('.a.yaml.swp'), path('a.yaml'))
  t.match(await reloaded(), /^reloaded: -2 contacts, ~1 note /)

  writeFileSync(path('b.yaml'), 'subAccounts: [{ id: loc, contacts: [{ id: c9 }] }]')
  t.match(await reloaded(), /^reloaded: \+1 contact /)
  t.same(await notes('c9'), [])
  rmSync(path('b.yaml'))
  t.match(await reloaded(), /^reloaded: -1 contact /)
  t.equal(await notes('c9'), 404)
})

t.test(
  'a base that a fixture extends is watched, also one that it did not extend before',
  async (t) => {
    const { path, reloaded, notes } = await watching(t, '--watch')
    const base = join(t.testdir({ 'base.yaml': fixture(contact('c1', 'base')) }), 'base.yaml')
    writeFileSync(path('a.yaml'), `extends: ${base}\n`)
    t.match(await reloaded(), /^reloaded: ~1 note /)
    t.same(await notes('c1'), ['base'])
    writeFileSync(base, fixture(contact('c1', 'changed')))
    t.match(await reloaded(), /^reloaded: ~1 note /)
    t.same(await notes('c1'), ['changed'])
  },
)

t.test('a broken fixture leaves the last good version in force', async (t) => {
  const { path, printed, reloaded, notes, write } = await watching(t, '--watch')
  await write()

  writeFileSync(path('a.yaml'), 'subAcounts: []\n')
  await printed('stderr', /keeps the last good seed\. [\s\S]*a\.yaml:1:1[\s\S]*did you mean/)
  t.same(await notes('c1'), ['mine', 'one'])
  rmSync(path('a.yaml'))
  await printed('stderr', /has no fixtures/)
  t.same(await notes('c1'), ['mine', 'one'])
  writeFileSync(path('a.yaml'), fixture(contact('c1', 'mended')))
  t.match(await reloaded(), /^reloaded: ~1 note /)
  t.same(await notes('c1'), ['mended'])
})

t.test(
  'SIGHUP reloads, without --watch too, and keeps the world when nothing has changed',
  async (t) => {
    const { process: child, path, printed, reloaded, notes, write } = await watching(t)
    writeFileSync(path('a.yaml'), fixture(contact('c1', 'two')))
    t.same(await notes('c1'), ['one'])
    child.kill('SIGHUP')
    t.match(await reloaded(), /^reloaded: ~1 note /)
    t.same(await notes('c1'), ['two'])
    await write()
    child.kill('SIGHUP')
    await printed('stdout', /did not reload: the fixtures say the same as before/)
    t.same(await notes('c1'), ['mine', 'two'])
  },
)

t.test('sandboxes that were there keep their world', async (t) => {
  const { url, path, reloaded, notes } = await watching(t, '--watch')
  const made = async () => {
    const answer = await fetch(`${url}/__admin/sandboxes`, { method: 'POST' })
    const { id, subAccounts } = (await answer.json()) as {
      id: string
      subAccounts: { privateIntegrations: { token: string }[] }[]
    }
    return { id, token: subAccounts[0]?.privateIntegrations[0]?.token }
  }
  const old = await made()
  writeFileSync(path('a.yaml'), fixture(contact('c1', 'two')))
  await reloaded()
  const young = await made()
  t.same(await notes('c1', url, old.token), ['one'])
  t.same(await notes('c1', url, young.token), ['two'])
})

t.test(
  'touching an unchanged fixture keeps what was written; a reload says what it discards',
  async (t) => {
    const folder = t.testdir()
    const db = join(folder, 'notes.db')
    const { path, printed, notes, write } = await watching(t, '--watch', '--db', db)
    await write()
    utimesSync(path('a.yaml'), 1, 1)
    await printed('stdout', /did not reload: the fixtures say the same as before\.\n/)
    t.same(await notes('c1'), ['mine', 'one'])

    writeFileSync(path('a.yaml'), fixture(contact('c1', 'two')))
    await printed(
      'stdout',
      /reloaded: ~1 note .*\n.*started over; 1 note written since is gone\.\n/,
    )
    await write()
    await write()
    writeFileSync(path('a.yaml'), fixture(contact('c1', 'three')))
    await printed('stdout', /started over; 2 notes written since are gone\.\n/)
    t.same(await notes('c1'), ['three'])
  },
)

t.test('health says that a reload failed until one succeeds', async (t) => {
  const { url, path, printed } = await watching(t, '--watch')
  const health = async () => (await fetch(`${url}/__admin/health`)).json()
  writeFileSync(path('a.yaml'), 'subAcounts: []\n')
  await printed('stderr', /keeps the last good seed/)
  t.match(await health(), { status: 'ready', failedReload: /a\.yaml:1:1 .*subAcounts/ })
  writeFileSync(path('a.yaml'), fixture(contact('c1', 'one')))
  await printed('stdout', /did not reload/)
  t.notOk('failedReload' in Object(await health()))
})

t.test('a seed that a limit keeps out is refused each time, until it is mended', async (t) => {
  const { url, process: child, path, printed, output } = await watching(t, '--fault-limit', '1')
  const health = async () => Object(await (await fetch(`${url}/__admin/health`)).json())
  const kept = () => output().stderr.split('keeps the last good seed').length - 1
  const good = fixture(contact('c1', 'one'))
  writeFileSync(path('a.yaml'), `${good}faults: [{ then: [503] }, { then: [500] }]\n`)
  for (const times of [1, 2]) {
    child.kill('SIGHUP')
    await printed('stderr', new RegExp(`(?:keeps the last good seed[^]*){${times}}`))
    t.equal(kept(), times)
    t.match((await health()).failedReload, /faults/)
  }
  t.notMatch(output().stdout, /did not reload/)
  writeFileSync(path('a.yaml'), good)
  child.kill('SIGHUP')
  await printed('stdout', /did not reload: the fixtures say the same as before/)
  t.notOk('failedReload' in (await health()))
})
