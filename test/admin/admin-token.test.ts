import { join } from 'node:path'
import t from 'tap'
import { adminTokenFrom } from '../../src/admin/admin-token.js'
import { ghlMock, served } from '../support/process.js'

t.test('comes as text, from a file, or not at all', async (t) => {
  const folder = t.testdir({ token: 'open-sesame\r\n' })
  t.equal(adminTokenFrom(undefined, undefined), undefined)
  t.equal(adminTokenFrom('open-sesame', undefined), 'open-sesame')
  t.equal(adminTokenFrom(undefined, join(folder, 'token')), 'open-sesame')
})

t.test('says what is wrong with a file, and names it', async (t) => {
  const folder = t.testdir({ empty: '\n', two: 'open sesame' })
  const from = (name: string, token?: string) => () => adminTokenFrom(token, join(folder, name))
  t.throws(from('empty'), { message: /empty does not hold a token: it is empty\.$/, exitCode: 2 })
  t.throws(from('two'), { message: /two does not hold a token: it holds more than one word/ })
  t.throws(from('missing'), { message: /^Cannot read the admin token file .*missing: ENOENT/ })
  t.throws(from('empty', 'x'), { message: /^The admin token is given twice/, exitCode: 2 })
})

t.test('the command takes it by variable, and its probes need none', async (t) => {
  const folder = t.testdir({ token: 'open-sesame' })
  const env = { GHL_MOCK_ADMIN_TOKEN_FILE: join(folder, 'token') }
  const { url } = await served(t, [], env)
  t.equal((await fetch(`${url}/__admin/health`)).status, 401)
  const headers = { authorization: 'Bearer open-sesame' }
  t.equal((await fetch(`${url}/__admin/health`, { headers })).status, 200)
  for (const command of ['healthcheck', 'wait']) {
    t.match(await ghlMock(t, [command, '--url', url]).ended, { code: 0 }, command)
  }
  const twice = await ghlMock(t, ['--admin-token', 'x'], env).ended
  t.match(twice, { code: 2, stderr: /given twice/ })
})

t.test('the command has no admin API with --no-admin', async (t) => {
  const { url } = await served(t, ['--no-admin'])
  t.equal((await fetch(`${url}/__admin/health`)).status, 404)
  t.match(await ghlMock(t, ['wait', '--url', url]).ended, { code: 0 })
})
