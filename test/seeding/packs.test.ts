import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { listCredentials } from '../../src/resources/credential.js'
import { defaultFixtures } from '../../src/seeding/default.js'
import { type LoadedSeed, loadFixtures, validateFixtures } from '../../src/seeding/load.js'
import { exportSeed } from '../../src/seeding/origin.js'
import { writeSeed } from '../../src/seeding/write/write.js'
import { mock } from '../support/mock.js'
import { ghlMock } from '../support/process.js'

const folder = fileURLToPath(new URL('../../fixtures/', import.meta.url))
const packs = readdirSync(`${folder}packs`).map((file) => file.replace('.yaml', ''))
const loaded = new Map<string, LoadedSeed>()
function load(pack: string): LoadedSeed {
  const read = loaded.get(pack) ?? loadFixtures([`${folder}packs/${pack}.yaml`])
  loaded.set(pack, read)
  return read
}
const token = (end: number) => `pit-00000000-0000-4000-8000-${String(end).padStart(12, '0')}`

t.test('each stands alone and says what it is', async (t) => {
  for (const pack of packs) {
    const text = readFileSync(`${folder}packs/${pack}.yaml`, 'utf8')
    t.ok(text.startsWith('# yaml-language-server: $schema=../schema.json\n#\n# '), pack)
    t.match(text, '\n# What clients get wrong: ')
    t.match(text, `\n#   ghl-mock --fixtures fixtures/packs/${pack}.yaml\n`)
    const { seed } = load(pack)
    const integrations = seed.subAccounts.flatMap(({ privateIntegrations = [] }) =>
      privateIntegrations.map(({ name, token }) => ({ name, token })),
    )
    t.ok(integrations.length > 0, 'has a token')
    for (const { name, token } of integrations) {
      t.ok(name.startsWith(pack), `${name} is called like ${pack}`)
      t.ok(text.includes(`Bearer ${token}`) || pack === 'scopes' || pack === 'look-alikes')
    }
  }
})

t.test('what is shipped is in the house form and draws no warning', async (t) => {
  const shipped = [`${folder}packs`, `${folder}quickstart.yaml`]
  t.match(await ghlMock(t, ['fmt', '--check', ...shipped]).ended, { code: 0 })
  t.match(await ghlMock(t, ['validate', ...shipped]).ended, { code: 0, stderr: /^$/ })
})

t.test('all of them add up with the quick start', async (t) => {
  const { seed, files } = loadFixtures([...defaultFixtures, `${folder}packs`])
  t.equal(files.length, packs.length + 1)
  const { sandbox } = mock(t, { seed })
  t.equal(sandbox.tokens.length, 6 + 11 + 18)
})

t.test('each comes back from its export as it was, byte for byte', async (t) => {
  for (const pack of packs) {
    for (const format of ['yaml', 'json'] as const) {
      const exported = writeSeed(exportSeed(mock(t, load(pack)).sandbox), format)
      const texts = [{ name: pack, text: exported, format }]
      const { seed, problems } = validateFixtures([], { texts })
      t.same(problems, [], `${pack} draws no warning`)
      const again = exportSeed(mock(t, { ...(seed && { seed }) }).sandbox)
      t.equal(writeSeed(again, format), exported, `${pack} as ${format}`)
    }
  }
})

t.test('the README lists them', async (t) => {
  const readme = readFileSync(`${folder}README.md`, 'utf8')
  const listed = [...readme.matchAll(/\]\(packs\/(.+)\.yaml\) \| `(\S+)`/g)]
  t.same(listed.map(([, pack]) => pack).sort(), packs)
  for (const [, pack = '', token] of listed) {
    t.equal(load(pack).seed.subAccounts[0]?.privateIntegrations?.[0]?.token, token, pack)
  }
})

/** The ids of a contact's notes in the order of the list. */
async function listed(t: Parameters<typeof mock>[0], pack: string, end: number, contact: string) {
  const answer = await mock(t, load(pack)).as(token(end))('GET', `/contacts/${contact}/notes`)
  t.equal(answer.statusCode, 200)
  return answer.json().notes as Record<string, unknown>[]
}

t.test('empty-account: there is no contact', async (t) => {
  const { as, sandbox } = mock(t, load('empty-account'))
  t.equal(sandbox.database.counts().contacts, 0)
  t.equal((await as(token(101))('GET', '/contacts/anybody/notes')).statusCode, 404)
})

t.test('many-notes: 500, the last first', async (t) => {
  const notes = await listed(t, 'many-notes', 201, 'contact-many')
  t.equal(notes.length, 500)
  t.match(notes[0]?.body, /^500 of 500\./)
  t.match(notes[499]?.body, /^1 of 500\./)
})

t.test('same-millisecond: the order is the order of writing', async (t) => {
  const notes = await listed(t, 'same-millisecond', 301, 'contact-burst')
  t.same(
    notes.map(({ id }) => String(id).replace('note-burst-', '')),
    ['after', '5', '4', '3', '2', '1', 'before'],
  )
  t.equal(new Set(notes.map(({ dateAdded }) => dateAdded)).size, 3)
})

t.test('unicode: pairs look alike and are kept apart', async (t) => {
  const notes = await listed(t, 'unicode', 401, 'contact-same-look')
  const bodies = new Map(notes.map(({ id, body }) => [id, String(body)]))
  for (const [one = '', other = ''] of [
    ['note-composed', 'note-decomposed'],
    ['note-ohm', 'note-omega'],
    ['note-ligature', 'note-letters'],
    ['note-hangul', 'note-jamo'],
  ]) {
    t.not(bodies.get(one), bodies.get(other))
    t.equal(bodies.get(one)?.normalize('NFKC'), bodies.get(other)?.normalize('NFKC'))
  }
})

t.test('long-bodies: 10 kB each', async (t) => {
  const notes = await listed(t, 'long-bodies', 601, 'contact-long')
  const bytes = notes.map(({ body }) => Buffer.byteLength(String(body)))
  t.same(bytes, [10_240, 10_240, 10_240, 10_240, 10_240, 6])
})

t.test('no-user: none is no property', async (t) => {
  const notes = await listed(t, 'no-user', 701, 'contact-no-user')
  const without = notes.filter((note) => !Object.hasOwn(note, 'userId')).map(({ id }) => id)
  t.same(without, ['note-null-user', 'note-no-user'])
})

t.test('look-alikes: each token sees its own', async (t) => {
  const { as } = mock(t, load('look-alikes'))
  for (const [end, own, other] of [
    [801, 'north', 'south'],
    [802, 'south', 'north'],
  ] as const) {
    t.equal((await as(token(end))('GET', `/contacts/contact-twin-${own}/notes`)).statusCode, 200)
    t.equal((await as(token(end))('GET', `/contacts/contact-twin-${other}/notes`)).statusCode, 404)
  }
  const cased = await as(token(801))('GET', '/contacts/contact-twin-case/notes')
  t.equal(cased.json().notes[0].body, 'Prefers weekends.')
})

t.test('scopes: the table at its head holds', async (t) => {
  const text = readFileSync(`${folder}packs/scopes.yaml`, 'utf8')
  const rows = [...text.matchAll(/^# {3}…(\d+) {2}(\S+) +(\d+) +(2xx|\d+) *(.*)$/gm)]
  t.equal(rows.length, 11)
  const { as, sandbox } = mock(t, load('scopes'))
  for (const [, end, name, get, post = '', reason = ''] of rows) {
    const caller = as(token(Number(end)))
    const read = await caller('GET', '/contacts/contact-scopes/notes')
    t.equal(read.statusCode, Number(get), `${name} reads`)
    const written = await caller('POST', '/contacts/contact-scopes/notes', { body: 'x' })
    t.match(String(written.statusCode), new RegExp(post.replace('xx', '\\d\\d')), `${name} writes`)
    const refusal = read.statusCode >= 400 ? read : written
    if (refusal.statusCode >= 400) {
      const [kind = ''] = reason.split(':')
      t.ok(kind && String(refusal.headers['x-mock-reason']).startsWith(kind), `${name}: ${kind}`)
    } else t.equal(reason, '')
    const known = listCredentials(sandbox.database)
    t.equal(known.find((one) => one.token === token(Number(end)))?.name, name)
  }
})

t.test('pinned-and-coloured: the pinned one is still the oldest', async (t) => {
  const notes = await listed(t, 'pinned-and-coloured', 1001, 'contact-pinned')
  t.match(notes.at(-1), { id: 'note-pinned-oldest', pinned: true })
  t.notOk(Object.hasOwn(notes[0] ?? {}, 'pinned'))
})

t.test('call-log: one day, three users', async (t) => {
  const contacts = load('call-log').seed.subAccounts.flatMap(({ contacts = [] }) => contacts)
  const notes = contacts.flatMap(({ notes = [] }) => notes)
  t.same(new Set(notes.map(({ userId }) => userId)).size, 3)
  t.ok(notes.every(({ dateAdded }) => dateAdded?.startsWith('2026-03-09T')))
  t.ok(notes.length > 40)
})

t.test('enrichment: an update leaves the note where it was', async (t) => {
  const { as } = mock(t, load('enrichment'))
  const call = as(token(1201))
  const path = '/contacts/contact-enriched/notes'
  const before = (await call('GET', path)).json().notes
  await call('PUT', `${path}/note-enriched`, { body: 'employees: 51-200' })
  const after = (await call('GET', path)).json().notes
  t.same(after, [before[0], { ...before[1], body: 'employees: 51-200' }])
})
