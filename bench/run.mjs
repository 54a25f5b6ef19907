// Compares ghl-mock with bare servers on this machine: node bench/run.mjs [--seconds 3] [--rounds 3]
// [--starts 10] [--port 4481] [--cli dist/cli.js] [--json]. Linux only, because of /proc.
//
// Machines differ and are busy with other things, so only ratios mean anything, and those of runs that follow
// one another: servers take turns, each pair gives a ratio, and the median of the ratios is what counts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { here, load, residentMb, start, stop } from './processes.mjs'
import { fixture, scenarios } from './world.mjs'

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    starts: { type: 'string', default: '10' },
    port: { type: 'string', default: '4481' },
    cli: { type: 'string', default: here('../dist/cli.js') },
    json: { type: 'boolean', default: false },
  },
})
const seconds = Number(options.seconds)
const port = Number(options.port)

const startMock = (...args) => start(port, options.cli, '--port', String(port), ...args)
const startBare = (name) => start(port + 1, here(`servers/${name}.mjs`), String(port + 1))

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
}

/** The medians of a measure on both sides, and of the ratios of its pairs. */
const compared = (pairs, measure) => ({
  bare: median(pairs.map(({ bare }) => measure(bare))),
  mock: median(pairs.map(({ mock }) => measure(mock))),
  ratio: median(pairs.map(({ bare, mock }) => measure(mock) / measure(bare))),
})

/** @throws when the servers do not answer the same: then their speeds cannot be compared */
async function checkAnswers({ path, request, answer }, ...servers) {
  for (const server of servers) {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, request)
    const text = await response.text()
    if (answer ? text !== JSON.stringify(answer) : response.status !== 201) {
      throw new Error(`Port ${server.port} answers ${response.status} to ${path}: ${text}`)
    }
  }
}

async function compareSpeed() {
  const folder = mkdtempSync(join(tmpdir(), 'ghl-mock-bench-'))
  const file = join(folder, 'fixture.json')
  writeFileSync(file, JSON.stringify(fixture))
  const mock = await startMock('--fixtures', file)
  const bare = await startBare('fastify')
  rmSync(folder, { recursive: true })

  const results = []
  for (const scenario of scenarios) {
    await checkAnswers(scenario, bare, mock)
    const request = { path: scenario.path, ...scenario.request }
    const pairs = []
    for (let round = 0; round < Number(options.rounds); round++) {
      pairs.push({
        bare: await load(bare, request, seconds),
        mock: await load(mock, request, seconds),
      })
    }
    results.push({
      name: scenario.name,
      bar: scenario.bar,
      perSecond: compared(pairs, ({ perSecond }) => perSecond),
      cpuUs: compared(pairs, ({ cpuUs }) => cpuUs),
    })
  }
  await Promise.all([stop(mock), stop(bare)])
  return results
}

/** Starts as people start it: with the seed that comes along. */
async function compareStarts() {
  const pairs = []
  for (let round = 0; round < Number(options.starts); round++) {
    const bare = await startBare('http')
    await stop(bare)
    const mock = await startMock()
    await stop(mock)
    pairs.push({ bare, mock })
  }
  return { bar: 3, ...compared(pairs, ({ startMs }) => startMs) }
}

async function weigh() {
  const mock = await startMock()
  await sleep(1000)
  const rssMb = residentMb(mock)
  await stop(mock)
  return { bar: 110, rssMb }
}

const result = {
  startMs: await compareStarts(),
  memory: await weigh(),
  speed: await compareSpeed(),
}

if (options.json) process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`)
else print(result)

function print({ speed, startMs, memory }) {
  const line = (...cells) =>
    process.stdout.write(
      `${cells.map((cell, i) => (i === 0 ? cell.padEnd(18) : cell.padStart(10))).join('')}\n`,
    )
  const verdict = (ok) => (ok ? 'ok' : 'MISSED')
  const row = (name, { bare, mock, ratio }, bar, ok, digits = 0) =>
    line(name, bare.toFixed(digits), mock.toFixed(digits), ratio.toFixed(2), bar, verdict(ok))

  line('requests/s', 'Fastify', 'ghl-mock', 'ratio', 'bar')
  for (const { name, bar, perSecond } of speed) {
    row(name, perSecond, `>= ${bar}`, perSecond.ratio >= bar)
  }
  line('\nCPU µs/request', '  Fastify', 'ghl-mock', 'ratio')
  for (const { name, cpuUs } of speed) {
    line(name, cpuUs.bare.toFixed(1), cpuUs.mock.toFixed(1), cpuUs.ratio.toFixed(2))
  }
  line('\nat rest', ' node:http', 'ghl-mock', 'ratio', 'bar')
  row('start, ms', startMs, `<= ${startMs.bar}`, startMs.ratio <= startMs.bar)
  line(
    'memory, MB',
    '',
    memory.rssMb.toFixed(0),
    '',
    `<= ${memory.bar}`,
    verdict(memory.rssMb <= memory.bar),
  )
}
