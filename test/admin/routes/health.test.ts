import t from 'tap'
import { adminMock } from '../../support/admin.js'

t.test('it says where the mock listens', async (t) => {
  const { admin } = adminMock(t, { host: '0.0.0.0' })
  t.match(await admin('GET', '/health'), { host: '0.0.0.0' })
})

t.test('the uptime is that of the mock, not of the process', async (t) => {
  const before = performance.now()
  const { admin } = adminMock(t)
  const { uptimeMs } = await admin('GET', '/health')
  t.ok(uptimeMs >= 0)
  t.ok(uptimeMs <= Math.ceil(performance.now() - before), `${uptimeMs}`)
})
