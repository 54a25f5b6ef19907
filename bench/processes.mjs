// Child processes and what Linux knows about them.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill()
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

/** The path of a file beside this one. */
export const here = (file) => fileURLToPath(new URL(file, import.meta.url))

/** Starts a server, with the arguments that make it listen on `port`, and waits for its first 200. */
export async function start(port, ...args) {
  const begin = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  while (!(await isReady(port))) {
    if (!running.has(child)) throw new Error(`node ${args.join(' ')} did not start`)
    // Often enough to tell milliseconds apart, seldom enough to leave the server its core.
    await sleep(1)
  }
  return { port, pid: child.pid, child, startMs: performance.now() - begin }
}

const isReady = (port) =>
  new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/readyz', agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode === 200))
    }).on('error', () => resolve(false))
  })

export async function stop({ child }) {
  child.kill()
  if (running.has(child)) await once(child, 'exit')
}

/** Megabytes that are in memory. */
export const residentMb = ({ pid }) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024

/** Seconds of processor time used so far; of its fields, the name alone may hold spaces. */
function cpuSeconds({ pid }) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Puts a server under load: requests per second, and microseconds of processor time for each. */
export async function load(server, request, seconds) {
  const before = cpuSeconds(server)
  const task = JSON.stringify({ port: server.port, connections: 32, seconds, ...request })
  const { stdout } = await promisify(execFile)(process.execPath, [here('load.mjs'), task])
  const { perSecond, answered } = JSON.parse(stdout)
  return { perSecond, cpuUs: ((cpuSeconds(server) - before) / answered) * 1e6 }
}
