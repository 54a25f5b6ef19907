import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { rootCertificates } from 'node:tls'
import t from 'tap'
import { writeTrust } from '../../../src/cli/environment/trust.js'

// Any authority will do.
const [ca = '', company = ''] = rootCertificates
const subjectOf = (pem: string) => new X509Certificate(pem).subject
const subjectsIn = (text: string) =>
  text.split(/(?<=-----END CERTIFICATE-----\n)(?=-)/).map(subjectOf)

t.test('the bundle has the CA, the authorities of the user, and all public ones', async (t) => {
  const folder = t.testdir({ 'company.pem': company })
  const trust = writeTrust(ca, join(folder, 'tls'), { SSL_CERT_FILE: join(folder, 'company.pem') })
  t.equal(readFileSync(trust.ca, 'utf8'), ca)
  const text = readFileSync(trust.bundle, 'utf8')
  t.equal(text.split('BEGIN').length - 1, rootCertificates.length, 'each once')
  t.same(subjectsIn(text).slice(0, 2), [subjectOf(ca), subjectOf(company)])
  t.match(
    readFileSync(join(trust.php, 'ghl-mock.ini'), 'utf8'),
    `curl.cainfo = \${SSL_CERT_FILE}\n`,
  )
  t.match(readFileSync(trust.register, 'utf8'), 'GHL_MOCK_URL')
})

t.test('it is written once for each content, and can be read by everyone', async (t) => {
  const folder = t.testdir()
  const first = writeTrust(ca, folder, {})
  const { mtimeMs, mode } = statSync(first.folder)
  t.equal(mode & 0o777, 0o755)
  t.same(writeTrust(ca, folder, {}), first)
  t.equal(statSync(first.folder).mtimeMs, mtimeMs)
  t.not(writeTrust(company, folder, { SSL_CERT_FILE: '/no/such/file' }).folder, first.folder)
  t.same(readdirSync(folder).length, 2, 'no draft stays')
})

t.test('a folder that cannot be written is named, and no draft stays in it', async (t) => {
  const folder = t.testdir({ file: '' })
  t.throws(() => writeTrust(ca, join(folder, 'file', 'tls'), {}), {
    exitCode: 4,
    message: `Cannot write the files that make clients trust the mock into ${folder}/file/tls (ENOTDIR): name another folder with --tls-dir.`,
  })
  // A name that is taken by a file is one of the ways in which writing ends midway.
  const { folder: taken } = writeTrust(ca, join(folder, 'tls'), {})
  rmSync(taken, { recursive: true })
  symlinkSync('nowhere', taken)
  t.throws(() => writeTrust(ca, join(folder, 'tls'), {}), { message: /^Cannot write .*\(E/ })
  t.same(readdirSync(join(folder, 'tls')), [basename(taken)])
})

const keytool = spawnSync('keytool', ['-help']).status === 0
if (!keytool) t.comment('keytool is not installed: the trust store is not read by Java')

t.test('Java reads its store', { skip: !keytool }, async (t) => {
  const { javaStore } = writeTrust(ca, t.testdir(), {})
  const args = ['-list', '-keystore', javaStore, '-storepass', 'changeit']
  const { status, stdout } = spawnSync('keytool', args, { encoding: 'utf8' })
  t.equal(status, 0)
  t.equal(/contains (\d+) entries/.exec(stdout)?.[1], String(rootCertificates.length))
})
