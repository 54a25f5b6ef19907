// What TLS costs on kept connections: the same mock by both of its ports, in turns. `node bench/tls.mjs`
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startGhlMock } from '../dist/index.js'

const limit = 0.35
const rounds = 7
const tlsDir = mkdtempSync(join(tmpdir(), 'ghl-mock-tls-'))
const mock = await startGhlMock({ tls: true, tlsDir })
const { ca } = mock
const headers = { authorization: `Bearer ${mock.tokens.full}`, version: '2021-07-28' }
const requests = [{ method: 'GET', path: '/contacts/contact-xyz789/notes', headers }]
const load = fileURLToPath(new URL('load.mjs', import.meta.url))

async function measure(url, trust) {
  const given = { port: Number(new URL(url).port), requests, connections: 8, seconds: 2, ...trust }
  const { stdout } = await promisify(execFile)(process.execPath, [load, JSON.stringify(given)])
  return JSON.parse(stdout).perSecond
}

const plain = []
const overTls = []
for (let round = 0; round < rounds; round++) {
  plain.push(await measure(mock.url, {}))
  overTls.push(await measure(mock.tlsUrl, { ca }))
}
await mock.close()
rmSync(tlsDir, { recursive: true })

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const cost = median(overTls.map((value, round) => 1 - value / plain[round]))
process.stdout.write(
  `${cost <= limit ? 'met   ' : 'MISSED'}  TLS: ${(cost * 100).toFixed(0)} % fewer requests a second (bar <= ${limit * 100} %), ${Math.round(median(plain))} plain, ${Math.round(median(overTls))} over TLS\n`,
)
