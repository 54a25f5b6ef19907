import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { packageFile } from '../../src/lib/package.js'
import { mock } from '../support/mock.js'

/** Files of this test alone, beside those of the page if that was built. */
const folder = packageFile('dist/ui/')
const asset = `test-page-${process.pid}.js`
const index = new URL('index.html', folder)
const built = existsSync(index)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL(asset, folder), 'export {}')
if (!built) writeFileSync(index, '<!doctype html><title>ghl-mock</title>')
t.teardown(() => {
  rmSync(new URL(asset, folder), { force: true })
  if (!built) rmSync(index, { force: true })
})

t.test('the page is served at / and at the address of a sandbox', async (t) => {
  const { app, sandbox } = mock(t)
  for (const path of ['/', '/__sandbox/mine/', '/__sandbox/mine']) {
    const answer = await app.inject(path)
    t.equal(answer.statusCode, 200, path)
    t.match(answer.headers, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': /^default-src 'none'; script-src 'self'; style-src 'self';/,
      'x-content-type-options': 'nosniff',
    })
    t.match(answer.body, /<!doctype html>/i)
  }
  t.equal(sandbox.journal.size, 0, 'it is no request of the API')
})

t.test('its assets are kept for ever, and only files of the page are served', async (t) => {
  const { app } = mock(t)
  const { statusCode, headers, body } = await app.inject(`/__admin/ui/${asset}`)
  t.match(
    { statusCode, headers, body },
    {
      statusCode: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      },
      body: 'export {}',
    },
  )
  for (const name of [
    'none.js',
    '..%2F..%2Fpackage.json',
    '..%2Fcli.js',
    '%2Fetc%2Fpasswd',
    '.hidden.js',
    '%00.js',
    'manifest.json',
  ]) {
    const answer = await app.inject(`/__admin/ui/${name}`)
    t.equal(answer.statusCode, 404, name)
    t.equal(answer.headers['cache-control'], 'no-store')
  }
})

t.test('the page needs no admin token, and its data does', async (t) => {
  const { app } = mock(t, { adminToken: 'secret' })
  t.equal((await app.inject('/')).statusCode, 200)
  t.equal((await app.inject(`/__admin/ui/${asset}`)).statusCode, 200)
  t.equal((await app.inject('/__admin/rows/contacts')).statusCode, 401)
})

t.test('without the admin API there is no page', async (t) => {
  const { app } = mock(t, { admin: false })
  for (const path of ['/', `/__admin/ui/${asset}`]) {
    const answer = await app.inject(path)
    t.equal(answer.statusCode, 404)
    t.match(answer.headers['x-mock-reason'], /^route-unknown/)
  }
})
