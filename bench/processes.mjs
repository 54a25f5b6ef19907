// Child processes and what Linux knows about them.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

/** The path of a file beside this one. */
export const here = (file) => fileURLToPath(new URL(file, import.meta.url))

let lastPort = Number(process.env.BENCH_PORT ?? 4480)

/** Starts a server and waits for its first 200; `command` gives what to run for a port. */
export async function start({ name, command, probe = '/readyz', headers }, timeoutMs = 120_000) {
  const port = ++lastPort
  const [file, ...args] = command(port)
  const begin = performance.now()
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (data) => {
    complaint = `${complaint}${data}`.slice(-2000)
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  while (!(await isReady(port, probe, headers))) {
    const late = performance.now() - begin > timeoutMs
    if (late) child.kill('SIGKILL')
    if (late || !running.has(child)) throw new Error(`${name} did not start: ${complaint}`)
    // Often enough to tell milliseconds apart, seldom enough to leave the server its core.
    await sleep(1)
  }
  return { name, port, pid: child.pid, child, startMs: performance.now() - begin }
}

const isReady = (port, path, headers) =>
  new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode === 200))
    }).on('error', () => resolve(false))
  })

export async function stop({ child }) {
  if (!running.has(child)) return
  const gone = once(child, 'exit')
  child.kill()
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000)
  await gone
  clearTimeout(timer)
}

/** Megabytes that are in memory. */
export const residentMb = ({ pid }) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024

/** Seconds of processor time used so far by all threads that are alive. */
function cpuSeconds({ pid }) {
  const threads = readdirSync(`/proc/${pid}/task`)
  const spent = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  )
  return spent.reduce((sum, one) => sum + one, 0) / 1e9
}

/**
 * Puts a server under load: requests per second, and microseconds of processor time for each. `task` says
 * which requests over how many connections, and for how many seconds or how often.
 */
export async function load(server, task) {
  const before = cpuSeconds(server)
  const asked = JSON.stringify({ port: server.port, connections: 32, ...task })
  const { stdout } = await promisify(execFile)(process.execPath, [here('load.mjs'), asked])
  const { perSecond, answered } = JSON.parse(stdout)
  return { perSecond, cpuUs: ((cpuSeconds(server) - before) / answered) * 1e6, answered }
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
}

/** Tells whoever waits what is going on. */
export const say = (text) => process.stderr.write(`${text}\n`)
