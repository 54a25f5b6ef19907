import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join, relative } from 'node:path'
import t, { type Test } from 'tap'
import { startGhlMock } from '../../../src/index.js'
import { ghlMock, shipped, tlsDir } from '../../support/process.js'

const full = 'pit-11111111-1111-4111-8111-111111111111'

/** Runs a program of Node, and gives what the command printed and how it ended. */
const run = (t: Test, program: string, options: string[] = [], env: Record<string, string> = {}) =>
  ghlMock(t, ['run', ...options, '--', process.execPath, '-e', program], env)

/** The status and the body of a request to HighLevel's own address, by a program that knows of nothing else. */
const ask = `fetch('https://services.leadconnectorhq.com/contacts/contact-xyz789/notes', {
  headers: { authorization: 'Bearer ' + process.env.GHL_MOCK_TOKEN },
}).then(async (answer) => console.log(answer.status, await answer.text()))`

t.test('a command that knows nothing of it reaches a mock', async (t) => {
  const { code, stdout, stderr } = await run(t, ask).ended
  t.match({ code, stderr }, { code: 0, stderr: /^$/ })
  t.match(stdout, /^200 \{"notes":\[\{"id":"note-/)
})

t.test('its environment says where the mock is, and keeps what was there', async (t) => {
  const names = ['GHL_MOCK_URL', 'GHL_BASE_URL', 'GHL_API_BASE_URL', 'GHL_MOCK_TOKEN']
  const program = `
    const { env } = process
    console.log(JSON.stringify([env.OWN, process.title, env.NODE_OPTIONS, env.NO_PROXY, env.no_proxy]))
    console.log(${names.map((name) => `env.${name}`).join()})`
  const env = { OWN: 'kept', NODE_OPTIONS: '--title=own', NO_PROXY: 'corp.example' }
  const { stdout } = await run(t, program, [], env).ended
  const [first = '', second = ''] = stdout.split('\n')
  const [own, title, options, ...direct] = JSON.parse(first)
  t.same([own, title], ['kept', 'own'])
  t.match(options, /^--title=own --require ".*register\.cjs"$/)
  const noProxy = 'corp.example,localhost,127.0.0.1,::1'
  t.same(direct, [noProxy, noProxy])
  const [url, base, apiBase, token] = second.split(' ')
  t.match(url, /^http:\/\/127\.0\.0\.1:\d+$/)
  t.same([base, apiBase, token], [url, url, full])
})

t.test('it takes the options of serve, and a port of its own', async (t) => {
  const fixture = { subAccounts: [{ id: 'loc', contacts: [{ id: 'contact-xyz789', notes: [] }] }] }
  const folder = t.testdir({ 'seed.json': JSON.stringify(fixture) })
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo // it listens on a port
  const options = ['--fixtures', join(folder, 'seed.json'), '--port', `${port}`]
  const taken = await run(t, '', options).ended
  t.match(taken, { code: 4, stderr: new RegExp(`Cannot listen on 127.0.0.1:${port}`) })
  probe.close()
  await once(probe, 'close')

  const state = `fetch(process.env.GHL_MOCK_URL + '/__admin/state?format=json')
    .then(async (answer) => console.log(process.env.GHL_MOCK_URL, process.env.GHL_MOCK_TOKEN, await answer.text()))`
  const { stdout } = await run(t, state, options, { GHL_MOCK_TOKEN: 'own' }).ended
  t.match(stdout, new RegExp(`^http://127.0.0.1:${port} own \\{`), 'the seed has no token')
  t.match(stdout, '"contact-xyz789"')
  t.notMatch(stdout, '"note-')
})

const python = spawnSync('python3', ['--version']).status === 0
if (!python) t.comment('python3 is not installed: a program in another language is not run')

t.test('so does a program in another language', { skip: !python }, async (t) => {
  const program = `
import os, urllib.error, urllib.request
def get(url):
    headers = {"Authorization": "Bearer " + os.environ["GHL_MOCK_TOKEN"]}
    return urllib.request.urlopen(urllib.request.Request(url, headers=headers)).status
print(get("https://services.leadconnectorhq.com/contacts/contact-xyz789/notes"))
print(get(os.environ["GHL_MOCK_URL"] + "/contacts/contact-xyz789/notes"))
try:
    get("https://rest.gohighlevel.com/v1/contacts/")
except OSError as error:
    print(error)`
  const { code, stdout } = await ghlMock(t, ['run', '--', 'python3', '-c', program]).ended
  t.equal(code, 0)
  t.match(stdout, /^200\n200\n.*403 Forbidden/)
})

t.test('--for leaves out the proxy', async (t) => {
  const program = 'console.log(process.env.SSL_CERT_FILE, process.env.HTTPS_PROXY)'
  const env = { SSL_CERT_FILE: 'own.pem', HTTPS_PROXY: 'http://proxy.example' }
  const { stdout } = await run(t, program, ['--for', 'node'], env).ended
  t.equal(stdout, 'own.pem http://proxy.example\n')
})

t.test('a folder for the certificate is needed by those who read it', async (t) => {
  const closed = join(t.testdir({ file: '' }), 'file', 'tls')
  const node = await run(t, ask, ['--for', 'node', '--tls-dir', closed]).ended
  t.match(node, { code: 0, stdout: /^200 / })
  t.match(await run(t, ask, ['--tls-dir', closed]).ended, {
    code: 4,
    stdout: /^$/,
    stderr:
      /^ghl-mock: Cannot write .*file\/tls \(ENOTDIR\): name another folder with --tls-dir\.\n$/,
  })
})

t.test('the path of a certificate holds in every folder', async (t) => {
  const relativeDir = relative(process.cwd(), tlsDir)
  const { stdout } = await run(t, 'console.log(process.env.SSL_CERT_FILE)', [
    '--tls-dir',
    relativeDir,
  ]).ended
  t.ok(stdout.startsWith(tlsDir), stdout)
})

t.test('what the command reads itself is left to it', async (t) => {
  const env = { PORT: 'web', HOST: 'front', LOG_LEVEL: 'loud' }
  const program = `console.log(process.env.PORT, process.env.HOST, process.env.LOG_LEVEL)`
  t.match(await run(t, program, [], env).ended, { code: 0, stdout: 'web front loud\n' })
})

t.test('with --url the command reaches a mock that runs, and leaves it running', async (t) => {
  const mock = await startGhlMock({ adminToken: 'open-sesame' })
  t.teardown(() => mock.close())
  const options = ['--for', 'node', '--url', mock.url, '--admin-token', 'open-sesame']
  t.match(await run(t, ask, options).ended, { code: 0, stdout: /^200 / })
  await mock.requests.verify({ match: { path: '/contacts/:contactId/notes' }, exactly: 1 })
  t.match(await run(t, '', ['--url', mock.url]).ended, { code: 4, stderr: /token/ })
})

t.test('a mock without a proxy is refused: only Node would reach it', async (t) => {
  await using mock = await startGhlMock()
  const program = ['--', process.execPath, '-e', 'console.log("ran")']
  const refused = {
    code: 2,
    stdout: /^$/,
    stderr: `ghl-mock: ${mock.url} has no proxy, so that programs on Node alone reach it, and all others the real HighLevel: start it with --tls --proxy, or say that the command runs on Node: --for node.\n`,
  }
  t.match(await ghlMock(t, ['run', '--url', mock.url, ...program]).ended, refused)
  t.match(await ghlMock(t, ['run', '--for', 'java', '--url', mock.url, ...program]).ended, refused)
  const here = { GHL_MOCK_URL: mock.url }
  t.match(await ghlMock(t, ['run', ...program], here).ended, refused)
})

t.test('ghl-mock itself, as part of the command, means the same mock', async (t) => {
  const { stdout, code } = await ghlMock(t, [
    'run',
    '--',
    process.execPath,
    shipped,
    'run',
    '--',
    process.execPath,
    shipped,
    'export',
  ]).ended
  t.equal(code, 0)
  t.match(stdout, 'contact-xyz789')
})

t.test('the status is that of the command, and the mock is gone', async (t) => {
  const program = `console.log(process.env.GHL_MOCK_URL); process.exit(7)`
  const { code, stdout } = await run(t, program).ended
  t.equal(code, 7)
  await t.rejects(fetch(`${stdout.trim()}/livez`))
  t.match(await run(t, `process.kill(process.pid, 'SIGKILL')`).ended, { code: 137 })
  t.match(await ghlMock(t, ['run', '--', 'no-such-command']).ended, {
    code: 127,
    stdout: /^$/,
    stderr: 'ghl-mock: There is no command "no-such-command".\n',
  })
  const inFile = join(t.testdir({ file: '' }), 'file', 'foo')
  t.match(await ghlMock(t, ['run', '--', inFile]).ended, {
    code: 127,
    stderr: `ghl-mock: There is no command "${inFile}".\n`,
  })
  t.match(await ghlMock(t, ['run', '--', t.testdir()]).ended, {
    code: 126,
    stderr: /is not executable/,
  })
})

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  t.test(`${signal} is passed on`, async (t) => {
    const program = `
      process.on('${signal}', () => { console.log('${signal}'); process.exit(3) })
      setInterval(() => {}, 1000)
      console.log('running')`
    const started = run(t, program)
    const { stdout } = started.process
    if (stdout) await once(stdout, 'data')
    started.process.kill(signal)
    t.match(await started.ended, { code: 3, signal: null, stdout: `running\n${signal}\n` })
  })
}

t.test('a signal that ends the command gives 128 and its number', async (t) => {
  const started = run(t, `setInterval(() => {}, 1000); console.log('running')`)
  const { stdout } = started.process
  if (stdout) await once(stdout, 'data')
  started.process.kill('SIGTERM')
  t.match(await started.ended, { code: 143, signal: null })
})

t.test('says what it needs', async (t) => {
  const usage = async (args: string[], message: RegExp) => {
    const { code, stdout, stderr } = await ghlMock(t, ['run', ...args]).ended
    t.same({ code, stdout }, { code: 2, stdout: '' })
    t.match(stderr, message)
  }
  await usage([], /takes a command after --, found nothing: ghl-mock run -- npm test\n/)
  await usage(['--'], /found nothing/)
  await usage(['npm', 'test'], /found "npm" before it/)
  await usage(['npm', '--', 'test'], /found "npm" before it/)
  await usage(
    ['--url', 'https://127.0.0.1:4451', '--for', 'node', '--', 'true'],
    /^ghl-mock: --url: found "https:\/\/127\.0\.0\.1:4451", expected an address with http, /,
  )
  await usage(['--port', 'web', '--', 'true'], /--port: found "web", expected a whole number/)
  await usage(['--host', '0.0.0.0', '--', 'true'], /Unknown option --host/)
  t.match(await ghlMock(t, ['run', '--url', 'http://127.0.0.1:1', '--', 'true']).ended, {
    code: 4,
    stdout: /^$/,
    stderr: /^ghl-mock: http:\/\/127\.0\.0\.1:1 does not answer/,
  })
})
