import t from 'tap'
import { buildApp } from '../../src/app.js'
import { Sandboxes } from '../../src/sandbox/registry.js'
import { defaultFixtures } from '../../src/seeding/default.js'
import { loadFixtures } from '../../src/seeding/load.js'
import { originFrom } from '../../src/seeding/origin.js'
import { mock } from '../support/mock.js'

t.test('before the seed is read, only calls that need no sandbox are answered', async (t) => {
  const sandboxes = new Sandboxes({
    rateLimits: { burst: 1, daily: 1, per: 'token' },
    idSeed: 'x',
    journalSize: 1,
    journalBytes: 1_000_000,
    sandboxLimit: 1,
    snapshotLimit: 1,
    faultLimit: 1,
  })
  const app = buildApp({ sandboxes, profile: 'documented', rateLimit: false, bodyLimit: 1000 })
  t.teardown(() => app.close())
  const ask = async (method: 'GET' | 'POST', url: string) => {
    const answer = await app.inject({ method, url })
    return [answer.statusCode, answer.headers['content-type']?.toString().split(';')[0]]
  }
  const json = 'application/json'
  for (const url of ['/__admin/clock', '/__admin/requests', '/__admin/sandboxes']) {
    t.same(await ask('GET', url), [503, json], url)
  }
  t.same((await app.inject({ method: 'POST', url: '/__admin/sandboxes', payload: {} })).json(), {
    statusCode: 503,
    message: 'The mock is still reading its seed: wait for 200 from /readyz.',
  })
  for (const url of ['/__admin/health', '/__admin/openapi.json', '/__admin/openapi/api.json']) {
    t.same(await ask('GET', url), [200, json], url)
  }
  t.same(await ask('GET', '/__admin/metrics'), [200, 'text/plain'])
  t.same(await ask('GET', '/__admin/nothing'), [404, json])
  t.same(await ask('GET', '/livez'), [200, json])
  t.same(await ask('GET', '/readyz'), [503, json])
  t.equal((await app.inject('/__admin/health')).json().status, 'starting')

  const { seed, files } = loadFixtures(defaultFixtures)
  sandboxes.open(originFrom(seed, sandboxes.settings, { files }))
  t.same(await ask('GET', '/__admin/clock'), [200, json])
  t.same(await ask('GET', '/readyz'), [200, json])
  const { uptimeMs, version, ...health } = (await app.inject('/__admin/health')).json()
  t.ok(uptimeMs >= 0)
  t.match(version, /^\d+\.\d+\.\d+$/)
  t.same(health, {
    status: 'ready',
    profile: 'documented',
    host: 'localhost',
    seed: { files, subAccounts: 2, contacts: 4, notes: 7 },
  })
})

t.test('a call for a sandbox that does not exist is refused', async (t) => {
  const { app } = mock(t)
  await app.inject({ method: 'POST', url: '/__admin/sandboxes', payload: {} })
  t.same((await app.inject('/__admin/clock?sandbox=sandbox-2')).json(), {
    statusCode: 404,
    message:
      'There is no sandbox "sandbox-2": it was removed, it was idle for too long, or it never existed.',
  })
  t.match((await app.inject('/__admin/clock?sandbox=defualt')).json(), {
    message: /^There is no sandbox "defualt"; did you mean "default"\?$/,
  })
  t.equal((await app.inject('/__admin/clock?sandbox=sandbox-1')).statusCode, 200)
  t.equal((await app.inject('/__admin/clock?sandbox=default')).statusCode, 200)
})
