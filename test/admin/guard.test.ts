import t from 'tap'
import { mock, note } from '../support/mock.js'

const hosts: [host: string, status: number][] = [
  ['localhost:4450', 200],
  ['LOCALHOST:4450', 200],
  ['localhost', 200],
  ['127.0.0.1:4450', 200],
  ['[::1]:4450', 200],
  ['[::1]', 200],
  ['ghl-mock:4450', 200],
  ['GHL_MOCK:4450', 200],
  ['mock.localhost', 200],
  ['host.docker.internal:4450', 200],
  ['ghl-mock.tests.svc.cluster.local:4450', 200],
  ['evil.example.com', 403],
  ['127.0.0.1.example.com', 403],
  ['localhost.example.com:4450', 403],
  ['example.internal.com', 403],
  ['localhost:4450.example.com', 403],
]
for (const [host, status] of hosts) {
  t.test(`a call to ${host} is answered with ${status}`, async (t) => {
    const { app } = mock(t)
    const answer = await app.inject({ url: '/__admin/health', headers: { host } })
    t.equal(answer.statusCode, status)
    if (status === 403)
      t.match(answer.json().message, `The Host "${host}" does not belong to this machine`)
  })
}

const origins: [origin: string, status: number][] = [
  ['http://localhost:4450', 200],
  ['http://localhost:3000', 403],
  ['https://example.com', 403],
  ['null', 403],
  ['', 403],
]
for (const [origin, status] of origins) {
  t.test(`a call from a page of "${origin}" is answered with ${status}`, async (t) => {
    const { app } = mock(t)
    const headers = { host: 'LocalHost:4450', origin }
    t.equal((await app.inject({ url: '/__admin/health', headers })).statusCode, status)
  })
}

t.test('the name that the server listens on is its own', async (t) => {
  const { app } = mock(t, { host: 'Mock.Example.com' })
  const headers = { host: 'mock.example.com:4450' }
  t.equal((await app.inject({ url: '/__admin/health', headers })).statusCode, 200)
})

t.test('further names can be allowed', async (t) => {
  const { app } = mock(t, { adminHosts: ['Docker.Company.com', '*.ci.example.com'] })
  for (const [host, status] of [
    ['docker.company.com:4450', 200],
    ['DOCKER.company.com', 200],
    ['localhost', 200],
    ['a.ci.example.com', 200],
    ['a.b.ci.example.com', 200],
    ['ci.example.com', 403],
    ['evil-ci.example.com', 403],
    ['docker.company.com.evil.com', 403],
    ['dockerxcompany.com', 403],
    ['company.com', 403],
  ] as const) {
    const answer = await app.inject({ url: '/__admin/health', headers: { host } })
    t.equal(answer.statusCode, status, host)
    if (status === 403) t.match(answer.json().message, `--admin-hosts ${host}`)
  }
  const page = { host: 'docker.company.com', origin: 'http://docker.company.com' }
  t.equal((await app.inject({ url: '/__admin/health', headers: page })).statusCode, 200)
  const other = { host: 'docker.company.com', origin: 'http://other.company.com' }
  t.equal((await app.inject({ url: '/__admin/health', headers: other })).statusCode, 403)
})

t.test('requires the admin token, and nothing else', async (t) => {
  const { app, full } = mock(t, { adminToken: 'open-sesame' })
  const ask = (authorization?: string) =>
    app.inject({ url: '/__admin/health', headers: authorization ? { authorization } : {} })
  const refused = await ask()
  t.equal(refused.statusCode, 401)
  t.equal(refused.headers['www-authenticate'], 'Bearer')
  t.match(refused.json(), {
    statusCode: 401,
    message: /^\/__admin requires .*Bearer <admin token>.* the header is missing\.$/,
  })
  t.match((await ask('Bearer open-sesam')).json(), { message: /another value was sent\.$/ })
  t.equal((await ask('open-sesame')).statusCode, 401)
  t.equal((await ask('bearer open-sesame')).statusCode, 200)
  for (const url of ['/livez', '/readyz']) t.equal((await app.inject(url)).statusCode, 200, url)
  t.equal((await full('GET', note)).statusCode, 200)
  const headers = { authorization: 'Bearer open-sesame', host: 'evil.example.com' }
  t.equal((await app.inject({ url: '/__admin/health', headers })).statusCode, 403)
})

t.test('without the admin API its paths do not exist', async (t) => {
  const { app, full } = mock(t, { admin: false })
  t.equal((await app.inject('/__admin/health')).statusCode, 404)
  t.equal((await app.inject({ method: 'POST', url: '/__admin/reset' })).statusCode, 404)
  t.equal((await app.inject('/readyz')).statusCode, 200)
  t.equal((await full('GET', note)).statusCode, 200)
})
