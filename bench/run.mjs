// Measures ghl-mock beside bare servers and other mocks, and what grows, on this machine: npm run bench, or
// npm run bench -- --quick for a few minutes instead of twenty. Writes bench/RESULTS.md and bench/results.svg.
// Linux only, because of /proc.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg, release, type } from 'node:os'
import { parseArgs } from 'node:util'
import { judge } from './bars.mjs'
import { chartOf } from './chart.mjs'
import { compareSpeed, compareStarts } from './compare.mjs'
import {
  crowd,
  growJournal,
  growList,
  growSandboxes,
  growWorld,
  soak,
  withWorld,
} from './growth.mjs'
import { weighPackage } from './package.mjs'
import { installPeers } from './peers.mjs'
import { here, say } from './processes.mjs'
import { reportOf } from './report.mjs'
import { scenarios } from './world.mjs'

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    'no-peers': { type: 'boolean', default: false },
    cli: { type: 'string', default: here('../dist/cli.js') },
    json: { type: 'string' },
  },
})
const { quick } = options
const pace = quick
  ? { rounds: 3, seconds: 0.5, warmup: 0.4 }
  : { rounds: 5, seconds: 0.9, warmup: 0.5 }

/** ghl-mock as it ships, with options. */
const mock = (name, ...args) => ({
  name,
  command: (port) => [process.execPath, options.cli, '--port', String(port), ...args],
})
const bare = (name, file) => ({
  name,
  command: (port) => [process.execPath, here(`servers/${file}.mjs`), String(port)],
})

const own = Object.fromEntries(
  Object.entries(scenarios).map(([name, { request }]) => [name, request]),
)
const { ready: peers, notes } = options['no-peers'] ? { ready: [], notes: [] } : installPeers()
const load = `The load average was ${loadavg()[0].toFixed(1)} when it began.`

const speed = await withWorld(20, 20, (folder) =>
  compareSpeed(
    [
      { ...bare('Fastify', 'fastify'), requests: own },
      { ...mock('ghl-mock', '--fixtures', folder), requests: own },
      { ...bare('node:http', 'constant'), requests: own },
      ...peers,
    ],
    { ...pace, yardstick: 'Fastify' },
  ),
)
// As people start it: with the seed that comes along.
const starts = await compareStarts(
  [bare('node:http', 'http'), mock('ghl-mock'), ...peers.map((peer) => ({ ...peer, slow: true }))],
  { rounds: quick ? 7 : 15, slowRounds: quick ? 1 : 3, yardstick: 'node:http' },
)

const world = await growWorld(mock, quick ? [1000, 100_000] : [1000, 100_000, 1_000_000], pace)
const lists = await growList(mock, [20, 200, 2000], pace)
const resets = []
for (const size of quick ? [1000, 10_000] : [1000, 10_000, 100_000]) {
  say(`resets among ${size} notes`)
  const printed = await withWorld(size, 20, (folder) =>
    execFileSync(process.execPath, [here('in-process.mjs'), folder], { encoding: 'utf8' }),
  )
  resets.push({ notes: size, ...JSON.parse(printed) })
}
const sandboxes = await growSandboxes(mock, quick ? [1, 100] : [1, 100, 1000])
const crowded = await crowd(mock, 1000)
const journal = await growJournal(mock, pace)
const soaked = await soak(mock, quick ? 200_000 : 2_000_000)
const weight = quick ? undefined : weighPackage()

const results = {
  date: new Date().toISOString().slice(0, 10),
  quick,
  machine: {
    cpu: cpus()[0].model.trim(),
    cores: cpus().length,
    os: `${type()} ${release()}`,
    node: process.versions.node,
    load,
  },
  versions: ['ghl-mock of this commit', ...peers.map(({ version }) => version)],
  notes: [...notes, ...speed.failures],
  peers: peers.map(({ name, stateful }) => ({ name, stateful })),
  speed,
  starts,
  world,
  lists,
  resets,
  sandboxes,
  crowded,
  journal,
  soak: soaked,
  weight,
}
results.bars = judge(results)

if (options.json) writeFileSync(options.json, JSON.stringify(results, undefined, 2))
writeFileSync(here('RESULTS.md'), reportOf(results))
writeFileSync(here('results.svg'), chartOf(results))
for (const { what, value, sign, limit, unit, met } of results.bars) {
  const line = `${what}: ${value.toFixed(2)} ${unit} (bar ${sign} ${limit})`
  process.stdout.write(`${met ? 'met   ' : 'MISSED'}  ${line}\n`)
}
process.exit()
