import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import t from 'tap'
import { commands } from '../../../src/cli/commands/commands.js'
import { ghlMock, served, shipped } from '../../support/process.js'

t.test('prints help, version and what is unknown', async (t) => {
  const help = await ghlMock(t, ['--help']).ended
  t.equal(help.code, 0)
  for (const word of [
    'serve',
    'run -- COMMAND',
    'wait',
    'healthcheck',
    'generate',
    'record',
    'export [URL]',
    'diff A B',
    'validate PATH...',
    '--port NUMBER',
    'GHL_MOCK_DB',
  ]) {
    t.match(help.stdout, word)
  }
  t.match((await ghlMock(t, ['wait', '--help']).ended).stdout, '--timeout SECONDS')
  t.match(await ghlMock(t, ['--version']).ended, { code: 0, stdout: /^\d+\.\d+\.\d+\n$/ })
  t.match(await ghlMock(t, ['serv']).ended, {
    code: 2,
    stderr: /^ghl-mock: Unknown command "serv"; did you mean "serve"\?\n/,
  })
  t.match(await ghlMock(t, ['--prot', '1']).ended, {
    code: 2,
    stderr: /--prot; did you mean "--port"\?/,
  })
  t.match(await ghlMock(t, [], { GHL_MOCK_FIXTURE: 'x' }).ended, {
    code: 2,
    stderr: /GHL_MOCK_FIXTURE; did you mean "GHL_MOCK_FIXTURES"\?/,
  })
  t.match(await ghlMock(t, ['serve', 'here']).ended, {
    code: 2,
    stderr: /Unexpected argument "here"/,
  })
})

t.test(
  'the help of each command has an example, its exit codes and only its own options',
  async (t) => {
    for (const name of Object.keys(commands)) {
      const { code, stdout } = await ghlMock(t, [name, '--help']).ended
      t.equal(code, 0, name)
      t.match(
        stdout,
        new RegExp(`\\nExample:\\n  (?:.* \\| )?ghl-mock ${name === 'serve' ? '' : `${name}\\b`}`),
        name,
      )
      t.match(stdout, /\nExit codes:\n(?: {2}\d {2}\S.*\n)+/, name)
    }
    const fmt = (await ghlMock(t, ['fmt', '--help']).ended).stdout
    t.notMatch(fmt, '--port')
    t.match(fmt, /^ {2}5 {2}different, or would change$/m)
    t.notMatch(fmt, /timed out/)
    const { stdout } = await ghlMock(t, ['schema']).ended
    t.equal(stdout, readFileSync(new URL('../../../fixtures/schema.json', import.meta.url), 'utf8'))
  },
)

t.test('what cannot be written down is no success', async (t) => {
  const full = '/dev/full'
  if (!existsSync(full)) {
    t.pass('this system has no device that is always full')
    return
  }
  const disk = openSync(full, 'w')
  t.teardown(() => closeSync(disk))
  const { status, stderr } = spawnSync(process.execPath, [shipped, '--version'], {
    stdio: ['ignore', disk, 'pipe'],
    encoding: 'utf8',
  })
  t.equal(status, 1)
  t.match(stderr, /^ghl-mock: Cannot write the output: ENOSPC.*\n$/)
})

t.test('wait and healthcheck find a mock that is ready', async (t) => {
  const { url } = await served(t)
  t.match(await ghlMock(t, ['wait', '--url', url]).ended, { code: 0, stderr: /^$/ })
  t.match(await ghlMock(t, ['healthcheck', '--url', url]).ended, { code: 0, stderr: /^$/ })
  const port = new URL(url).port
  t.match(await ghlMock(t, ['healthcheck'], { PORT: port, HOST: '0.0.0.0' }).ended, { code: 0 })
})

t.test('wait waits until a mock is ready', async (t) => {
  let asked = 0
  const slow = createServer((_request, response) => {
    response.statusCode = ++asked < 3 ? 503 : 200
    response.end()
  }).listen(0, '127.0.0.1')
  await once(slow, 'listening')
  t.teardown(() => slow.close())
  const address = slow.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  t.match(await ghlMock(t, ['wait', '--url', url]).ended, { code: 0 })
  t.equal(asked, 3)
})

t.test('wait gives up with 6, healthcheck says no with 1', async (t) => {
  const { url, process: child, ended } = await served(t)
  child.kill('SIGTERM')
  await ended
  const silence = `${url} does not answer: connect ECONNREFUSED`
  const { code, stderr } = await ghlMock(t, ['wait', '--url', url, '--timeout', '3']).ended
  t.equal(code, 6)
  t.match(stderr, `ghl-mock: The mock was not ready after 3 s: ${silence}`)
  t.match(await ghlMock(t, ['healthcheck', '--url', url]).ended, { code: 1, stderr: silence })
})
