import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import t from 'tap'
import { type GhlMockOptions, libraryOptions } from '../src/client/library-options.js'
import { makeAuthority } from '../src/tls/certificates.js'
import { shipped } from './support/process.js'

const { certificate, key } = await makeAuthority(['localhost'])
const folder = t.testdir({ token: 'open-sesame\n', 'server.crt': certificate, 'server.key': key })

/** A value for each option. */
const values: Required<GhlMockOptions> = {
  port: 0,
  host: 'localhost',
  tls: false,
  tlsPort: 0,
  proxy: false,
  proxyPort: 0,
  tlsDir: folder,
  tlsCert: join(folder, 'server.crt'),
  tlsKey: join(folder, 'server.key'),
  profile: 'observed',
  fixtures: {
    subAccounts: [{ id: 'loc', contacts: [{ notes: [{ body: 'x', dateAdded: '-3d' }] }] }],
  },
  db: join(folder, 'notes.db'),
  bodyLimit: 1000,
  rateLimit: true,
  plan: 'sandbox',
  rateLimitBurst: 5,
  cors: true,
  rateLimitDaily: 50,
  clock: '2026-05-01T00:00:00Z',
  idSeed: 'other',
  journalSize: 10,
  journalBytes: 1_000_000,
  sandboxLimit: 1,
  snapshotLimit: 1,
  faultLimit: 1,
  admin: false,
  adminToken: 'open-sesame',
  adminTokenFile: join(folder, 'token'),
  adminHosts: ['docker.company.com'],
  logLevel: 'error',
  unref: true,
}

/** What an option needs to have an effect. */
const needs: { [Name in keyof GhlMockOptions]?: GhlMockOptions } = {
  tlsPort: { tls: true, tlsDir: folder },
  proxyPort: { proxy: true, tlsDir: folder },
  tlsDir: { tls: true },
  tlsCert: { tls: true, tlsKey: values.tlsKey },
  tlsKey: { tls: true, tlsCert: values.tlsCert },
}

/** A thread has modules of its own, so what it calls first is the first call that they see. */
const call = `
  const { workerData: { file, options } } = require('node:worker_threads')
  import(file).then(async ({ startGhlMock }) => (await startGhlMock(options)).close())
`

t.same(Object.keys(values).sort(), Object.keys(libraryOptions).sort(), 'every option is tried')

for (const name of Object.keys(values) as (keyof GhlMockOptions)[]) {
  // exactly these names
  t.test(`${name} can be the first option that a process uses`, (t) => {
    const file = join(shipped, '../index.js')
    const workerData = { file, options: { [name]: values[name], ...needs[name] } }
    const worker = new Worker(call, { eval: true, workerData, execArgv: [] })
    worker.on('error', t.threw)
    worker.on('exit', (code) => {
      t.equal(code, 0)
      t.end()
    })
  })
}
