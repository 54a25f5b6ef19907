import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Test } from 'tap'

/** What `ghl-mock/register` names, as it is shipped. */
export const register = fileURLToPath(new URL('../../dist/register.cjs', import.meta.url))
const registerUrl = pathToFileURL(register).href

export const flags = {
  require: ['--require', register],
  import: ['--import', registerUrl],
  nothing: [],
}

export const api = 'https://services.leadconnectorhq.com'
export const path = '/contacts/contact-xyz789/notes'
/** The headers of a request to the quick-start seed, as source. */
export const headers = `{
  authorization: 'Bearer pit-11111111-1111-4111-8111-111111111111',
  version: '2021-07-28',
  'content-type': 'application/json',
}`
/** An expression for the status of a request for notes. */
export const status = `(await fetch('${api}${path}', { headers: ${headers} })).status`

/** Notes every host that the process dials. Only the loopback address is reached; nothing listens on its port 1. */
const observer = `
const { appendFileSync } = require('node:fs')
const { Socket } = require('node:net')
const { connect } = Socket.prototype
Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args
  const host = options.host ?? 'localhost'
  appendFileSync(process.env.DIALLED, host + '\\n')
  if (host === '127.0.0.1') return connect.apply(this, args)
  return connect.call(this, { host: '127.0.0.1', port: 1 })
}
`

/**
 * Runs a program, an ES module, in a process of its own.
 *
 * @returns what it printed, and the hosts that it dialled
 */
export async function observed(
  t: Test,
  options: readonly string[],
  program: string,
  env: Record<string, string> = {},
) {
  const folder = t.testdir({ 'observer.cjs': observer, 'program.mjs': program, dialled: '' })
  const at = (name: string) => join(folder, name)
  const { GHL_MOCK_URL, NODE_OPTIONS, ...clean } = process.env
  const args = ['--require', at('observer.cjs'), ...options, at('program.mjs')]
  const child = spawn(process.execPath, args, {
    env: { ...clean, DIALLED: at('dialled'), ...env },
    cwd: folder,
    timeout: 20_000,
  })
  t.teardown(() => child.kill('SIGKILL'))
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text) => {
      output[name] += text
    })
  }
  await once(child, 'close')
  const hosts = readFileSync(at('dialled'), 'utf8').split('\n').filter(Boolean)
  return { ...output, code: child.exitCode, dialled: [...new Set(hosts)].sort().join() }
}
