import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { tokens } from '../../support/mock.js'
import { ghlMock, served } from '../../support/process.js'

const folder = fileURLToPath(new URL('../../../fixtures/', import.meta.url))
const packs = readdirSync(`${folder}packs`).map((file) => `packs/${file}`)
const notes = '/contacts/contact-xyz789/notes'

const everything = ['quickstart.yaml', ...packs].flatMap((file) => [
  '--fixtures',
  join(folder, file),
])
const first = await served(t, everything)
for (const format of ['yaml', 'json']) {
  t.test(`exported as ${format}, loaded and exported again, it is the same bytes`, async (t) => {
    const flags = ['--format', format]
    const exported = await ghlMock(t, ['export', first.url, ...flags]).ended
    t.match(exported, { code: 0, stderr: /^$/ })

    const file = join(t.testdir({ [`all.${format}`]: exported.stdout }), `all.${format}`)
    const second = await served(t, ['--fixtures', file])
    t.equal((await ghlMock(t, ['export', second.url, ...flags]).ended).stdout, exported.stdout)
    t.match(await ghlMock(t, ['diff', file, second.url]).ended, {
      code: 0,
      stdout: 'no difference\n',
    })
    t.match(await ghlMock(t, ['diff', first.url, second.url]).ended, { code: 0 })
  })
}

t.test('diff names what a client has done to a mock, and exits with 5', async (t) => {
  const { url } = await served(t)
  const quickstart = join(folder, 'quickstart.yaml')
  t.match(await ghlMock(t, ['diff', quickstart, url]).ended, { code: 0, stdout: 'no difference\n' })

  const headers = { authorization: `Bearer ${tokens.full}`, 'content-type': 'application/json' }
  await fetch(`${url}${notes}`, { method: 'POST', headers, body: '{"body":"Called back"}' })
  await fetch(`${url}${notes}/note-abc123`, { method: 'PUT', headers, body: '{"title":"Won"}' })
  await fetch(`${url}${notes}/note-first-visit`, { method: 'DELETE', headers })
  const { code, stdout } = await ghlMock(t, ['diff', quickstart, url]).ended
  t.equal(code, 5)
  const [changed, added, removed, sum] = stdout.split('\n')
  t.equal(
    changed,
    '~ contact contact-xyz789 (Jane Doe): note note-abc123: title changed: "Renewal" -> "Won"',
  )
  t.match(added, /^\+ contact contact-xyz789 \(Jane Doe\): note \w{20} is new: "Called back"$/)
  t.match(removed, /^- contact contact-xyz789 \(Jane Doe\): note note-first-visit is gone: "<p>/)
  t.equal(sum, '+1 note, -1 note, ~1 note')
})

t.test('a sandbox is exported by its id, and an admin token is sent', async (t) => {
  const secret = 'open-sesame'
  const { url } = await served(t, ['--admin-token', secret])
  const admin = { headers: { authorization: `Bearer ${secret}` }, method: 'POST' }
  const { id } = (await (await fetch(`${url}/__admin/sandboxes`, admin)).json()) as { id: string }
  await fetch(`${url}/__admin/reset?to=empty&sandbox=${id}`, admin)

  const flags = ['export', '--admin-token', secret]
  t.match((await ghlMock(t, [...flags, url]).ended).stdout, 'contact-xyz789')
  const own = await ghlMock(t, [...flags, '--url', url, '--sandbox', id]).ended
  t.equal(own.code, 0)
  t.notMatch(own.stdout, /contacts:|pit-11111111/)
  t.match(await ghlMock(t, [...flags, url, '--sandbox', 'nope']).ended, {
    code: 4,
    stdout: /^$/,
    stderr: /There is no sandbox "nope"/,
  })
  t.match(await ghlMock(t, ['export', url]).ended, { code: 4, stdout: /^$/, stderr: /token/ })
})

t.test('diff writes nothing that a terminal obeys', async (t) => {
  const named = (name: string) => JSON.stringify({ subAccounts: [{ id: 'a', name }] })
  const folder = t.testdir({ 'a.json': named('\u001b[31mred'), 'b.json': named('plain') })
  const { stdout } = await ghlMock(t, ['diff', join(folder, 'a.json'), join(folder, 'b.json')])
    .ended
  t.match(stdout, '~ sub-account a (�[31mred): name changed: "\\u001b[31mred" -> "plain"')
})

t.test('say what they need', async (t) => {
  t.match(await ghlMock(t, ['export', 'http://127.0.0.1:9']).ended, {
    code: 4,
    stderr: /does not answer/,
  })
  t.match(await ghlMock(t, ['export', 'a', 'b']).ended, { code: 2, stderr: /takes one URL/ })
  t.match(await ghlMock(t, ['diff', 'a']).ended, { code: 2, stderr: /diff takes two arguments/ })
  t.match(await ghlMock(t, ['diff', '/no/a.yaml', '/no/b.yaml']).ended, {
    code: 3,
    stderr: /a\.yaml/,
  })
})
