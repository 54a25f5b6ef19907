// What costs more when there is more: worlds, lists, sandboxes, the journal, and time itself.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeTurns } from './compare.mjs'
import { load, median, residentMb, say, start, stop } from './processes.mjs'
import { create, fixturesOf, headers, list, one } from './world.mjs'

/** Gives `use` a folder of fixtures that together have a given number of notes. */
export async function withWorld(count, each, use) {
  const folder = mkdtempSync(join(tmpdir(), 'ghl-mock-bench-'))
  try {
    let number = 0
    for (const fixture of fixturesOf(count, each)) {
      const name = `${String(number++).padStart(3, '0')}.json`
      writeFileSync(join(folder, name), JSON.stringify(fixture))
    }
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const startWith = (mock, count, each, ...options) =>
  withWorld(count, each, (folder) =>
    start(mock(`${count} notes`, '--fixtures', folder, ...options), 600_000),
  )

const cpuOf = (turns) =>
  Object.values(turns).map((measured) => median(measured.map(({ cpuUs }) => cpuUs)))

/** Processor time of reads in small and large worlds. */
export async function growWorld(mock, sizes, { rounds, ...pace }) {
  const servers = []
  for (const size of sizes) {
    say(`a world of ${size} notes`)
    servers.push(await startWith(mock, size))
  }
  const measure = (request) =>
    takeTurns(servers, rounds, (server) => load(server, { requests: [request], ...pace }))
  const ones = cpuOf(await measure(one))
  const lists = cpuOf(await measure(list('TUcmRxWrjqzJS8EjkxNK')))
  const rows = servers.map((server, at) => ({
    notes: sizes[at],
    readyMs: server.startMs,
    residentMb: residentMb(server),
    oneUs: ones[at],
    listUs: lists[at],
  }))
  await Promise.all(servers.map(stop))
  return rows
}

/** Processor time of a list, by its length. */
export async function growList(mock, lengths, { rounds, ...pace }) {
  const rows = []
  for (const length of lengths) {
    say(`a list of ${length} notes`)
    const server = await startWith(mock, 20 + length, length)
    const turns = await takeTurns([server], rounds, () =>
      load(server, { requests: [list('contact-20')], ...pace }),
    )
    const [cpuUs] = cpuOf(turns)
    rows.push({
      length,
      cpuUs,
      perSecond: median(turns[server.name].map((turn) => turn.perSecond)),
    })
    await stop(server)
  }
  return rows
}

/** What it costs to make sandboxes of a seed of 1,000 notes, and to have them. */
export async function growSandboxes(mock, counts) {
  const server = await startWith(mock, 1000)
  const rows = []
  let made = 0
  for (const count of counts) {
    say(`${count} sandboxes`)
    const request = { method: 'POST', path: '/__admin/sandboxes' }
    const requests = [request]
    const { cpuUs } = await load(server, { requests, connections: 1, count: count - made })
    made = count
    const read = await load(server, { requests: [one], seconds: 1 })
    rows.push({ count, createUs: cpuUs, oneUs: read.cpuUs, residentMb: residentMb(server) })
  }
  await stop(server)
  return rows
}

/** The megabytes that a given number of sandboxes with the default seed take. */
export async function crowd(mock, count) {
  say(`${count} sandboxes of the default seed`)
  const server = await start(mock('crowd'))
  const requests = [{ method: 'POST', path: '/__admin/sandboxes' }]
  await load(server, { requests, connections: 1, count })
  const crowded = residentMb(server)
  await stop(server)
  return { count, residentMb: crowded }
}

/** One note with the journal off, as shipped, and a hundred times as large; all of them full. */
export async function growJournal(mock, { rounds, ...pace }) {
  say('journals')
  const sizes = [0, 1000, 100_000]
  const servers = []
  for (const size of sizes) {
    const server = await start(mock(`journal ${size}`, '--journal-size', String(size)))
    const probe = { ...one, path: '/contacts/contact-xyz789/notes/note-abc123' }
    await load(server, { requests: [probe], count: Math.max(2000, size) })
    servers.push({ ...server, probe })
  }
  const turns = await takeTurns(servers, rounds, ({ probe, ...server }) =>
    load(server, { requests: [probe], ...pace }),
  )
  const off = turns['journal 0']
  const rows = sizes.map((size) => {
    const own = turns[`journal ${size}`]
    return {
      size,
      cpuUs: median(own.map(({ cpuUs }) => cpuUs)),
      perSecond: median(own.map(({ perSecond }) => perSecond)),
      ratio: median(own.map(({ perSecond }, at) => perSecond / off[at].perSecond)),
    }
  })
  await Promise.all(servers.map(stop))
  return rows
}

/** Memory under mixed traffic that leaves the world as it was. */
export async function soak(mock, total) {
  const server = await startWith(mock, 1000)
  const created = `${create.path}/{id}`
  const json = { ...headers, 'content-type': 'application/json' }
  const change = { method: 'PUT', path: created, headers: json, body: '{"title":"Changed"}' }
  const refused = { ...one, path: one.path }
  const remove = { method: 'DELETE', path: created, headers }
  const requests = [one, list('TUcmRxWrjqzJS8EjkxNK'), refused, create, change, remove]
  const rows = []
  let asked = 0
  for (const until of [100_000, total / 4, total / 2, total]) {
    if (until <= asked) continue
    say(`${until} mixed requests`)
    await load(server, { requests, count: until - asked })
    asked = until
    rows.push({ requests: until, residentMb: residentMb(server) })
  }
  await stop(server)
  return rows
}
