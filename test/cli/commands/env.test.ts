import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import t from 'tap'
import { startGhlMock } from '../../../src/index.js'
import { tokens } from '../../support/mock.js'
import { ghlMock, tlsDir } from '../../support/process.js'

const secure = { tls: true, proxy: true, tlsDir }

t.test('a shell that evaluates it reaches the mock', async (t) => {
  await using mock = await startGhlMock(secure)
  const { code, stdout, stderr } = await ghlMock(t, ['env', '--url', mock.url]).ended
  t.match({ code, stderr }, { code: 0, stderr: /^$/ })
  t.notMatch(stdout, /^(?!export \w+='.*'$).+$/m, 'nothing but exports')
  const shell = spawnSync('sh', ['-c', `${stdout}\nenv`], { encoding: 'utf8' }).stdout
  const values = Object.fromEntries(shell.split('\n').map((line) => line.split(/=(.*)/)))
  t.match(values, {
    GHL_MOCK_URL: mock.url,
    GHL_BASE_URL: mock.url,
    GHL_MOCK_TOKEN: tokens.full,
    HTTPS_PROXY: mock.proxyUrl,
    http_proxy: mock.proxyUrl,
    NODE_USE_ENV_PROXY: '1',
  })
  for (const name of ['SSL_CERT_FILE', 'CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE'])
    t.ok(existsSync(values[name] ?? ''), name)

  const curl = `${stdout}\ncurl -sS -H "Authorization: Bearer $GHL_MOCK_TOKEN" https://services.leadconnectorhq.com/contacts/contact-xyz789/notes`
  // The mock lives in this process, which must not wait.
  if (spawnSync('curl', ['--version']).status === 0)
    t.match((await promisify(execFile)('sh', ['-c', curl])).stdout, /^\{"notes":\[/)
})

t.test('--for leaves out what other languages read', async (t) => {
  await using mock = await startGhlMock(secure)
  const { stdout } = await ghlMock(t, ['env', '--url', mock.url, '--for', 'java']).ended
  t.match(stdout, /^export JAVA_TOOL_OPTIONS='-Dhttps\.proxyHost=127\.0\.0\.1 /m)
  t.notMatch(stdout, /HTTPS_PROXY|NODE_OPTIONS/)
  t.match(await ghlMock(t, ['env', '--for', 'cobol']).ended, {
    code: 2,
    stdout: /^$/,
    stderr: /--for: found "cobol", expected .*node/,
  })
})

t.test('a file for containers calls this machine as they do', async (t) => {
  await using mock = await startGhlMock({ ...secure, host: '0.0.0.0' })
  const { stdout, stderr } = await ghlMock(t, ['env', '--url', mock.url, '--for', 'docker']).ended
  t.equal(stderr, '')
  const [comment = '', ...lines] = stdout.trimEnd().split('\n')
  const folder = /^# docker run .*--volume (\S+):\/ghl-mock:ro .*host-gateway IMAGE$/.exec(comment)
  t.ok(existsSync(`${folder?.[1]}/register.cjs`))
  for (const line of lines) t.match(line, /^\w+=[^'"]|^NODE_OPTIONS=|^JAVA_TOOL_OPTIONS=/)
  const port = new URL(mock.url).port
  t.ok(lines.includes(`GHL_MOCK_URL=http://host.docker.internal:${port}`))
  t.ok(lines.includes('SSL_CERT_FILE=/ghl-mock/bundle.pem'))
  t.ok(lines.includes('NODE_OPTIONS=--require "/ghl-mock/register.cjs"'))
  t.ok(lines.includes('NO_PROXY=localhost,127.0.0.1,::1,host.docker.internal'))
})

t.test('containers on Linux do not reach a mock that listens on this machine alone', async (t) => {
  await using mock = await startGhlMock(secure)
  const { code, stdout, stderr } = await ghlMock(t, ['env', '--url', mock.url, '--for', 'docker'])
    .ended
  t.match({ code, stdout }, { code: 0, stdout: /^# docker run / })
  t.match(
    stderr,
    /^ghl-mock: the mock listens on 127\.0\.0\.1 alone, .*: start it with --host 0\.0\.0\.0/,
  )
})

t.test('a mock without a proxy is reached by Node alone, and the command says so', async (t) => {
  await using mock = await startGhlMock()
  const { code, stdout, stderr } = await ghlMock(t, ['env', '--url', mock.url]).ended
  t.equal(code, 0)
  t.match(stdout, /^export NODE_OPTIONS=/m)
  t.notMatch(stdout, /PROXY='http/)
  t.match(stderr, /no proxy.*--tls --proxy/)
})

t.test('without a mock nothing is evaluated', async (t) => {
  t.match(await ghlMock(t, ['env', '--url', 'http://127.0.0.1:1']).ended, {
    code: 4,
    stdout: /^$/,
    stderr: /does not answer/,
  })
})

t.test('the address of a sandbox is refused: variables cannot add its path', async (t) => {
  const refused = (place: string) => ({
    code: 2,
    stdout: /^$/,
    stderr: new RegExp(
      `^ghl-mock: ${place}: found "http://127.0.0.1:1/__sandbox/checkout", expected http://127.0.0.1:1 and nothing more, .*the tokens of a sandbox lead to it at any address\\.\\n`,
    ),
  })
  const own = 'http://127.0.0.1:1/__sandbox/checkout'
  t.match(await ghlMock(t, ['env', '--url', own]).ended, refused('--url'))
  t.match(await ghlMock(t, ['env'], { GHL_MOCK_URL: own }).ended, refused('GHL_MOCK_URL'))
  t.match(await ghlMock(t, ['run', '--url', own, '--', 'true']).ended, refused('--url'))
})

t.test('a slash at the end of the address is not part of it', async (t) => {
  await using mock = await startGhlMock()
  const { stdout } = await ghlMock(t, ['env', '--url', `${mock.url}/`]).ended
  t.match(stdout, `export GHL_BASE_URL='${mock.url}'\n`)
})
