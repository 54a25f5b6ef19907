import { spawnSync } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { makeAuthority, makeLeaf } from '../../src/tls/certificates.js'
import { loadCredentials } from '../../src/tls/credentials.js'
import { shipped } from '../support/process.js'

const openssl = spawnSync('openssl', ['version']).status === 0
if (!openssl) t.comment('openssl is not installed: its judgement is not asked')

/** What OpenSSL says of a certificate under a CA, as strictly as Python 3.13 asks. */
function judge(folder: string, authority: string, leaf: string): string {
  const files = { ca: join(folder, 'judge-ca.pem'), leaf: join(folder, 'judge-leaf.pem') }
  writeFileSync(files.ca, authority)
  writeFileSync(files.leaf, leaf)
  const args = ['verify', '-x509_strict', '-CAfile', files.ca, files.leaf]
  const { stdout, stderr } = spawnSync('openssl', args, { encoding: 'utf8' })
  return stdout + stderr
}

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

t.test('a CA is made once; its keys are for their owner alone', async (t) => {
  const tlsDir = join(t.testdir(), 'a', 'b')
  const first = await loadCredentials({ tlsDir })
  t.same(readdirSync(tlsDir).sort(), ['ca.crt', 'ca.pem', 'server.pem'])
  t.equal(readFileSync(join(tlsDir, 'ca.crt'), 'utf8'), first.authority)
  for (const name of ['ca.pem', 'server.pem']) t.equal(mode(join(tlsDir, name)), '600', name)
  t.equal(mode(join(tlsDir, 'ca.crt')), '644')
  t.same(await loadCredentials({ tlsDir }), first)

  const leaf = new X509Certificate(first.certificate)
  for (const name of ['services.leadconnectorhq.com', 'localhost', hostname().toLowerCase()])
    t.equal(leaf.checkHost(name), name)
  for (const address of ['127.0.0.1', '::1']) t.ok(leaf.checkIP(address), address)
  t.equal(leaf.checkHost('rest.gohighlevel.com'), undefined)
})

t.test('mocks that start at the same time share one CA', async (t) => {
  const tlsDir = t.testdir()
  const all = await Promise.all([1, 2, 3].map(() => loadCredentials({ tlsDir })))
  t.equal(new Set(all.map(({ authority }) => authority)).size, 1)
  const { authority } = await loadCredentials({ tlsDir })
  t.equal(authority, all[0]?.authority)
})

t.test('the CA signs for nothing else', { skip: !openssl }, async (t) => {
  const folder = t.testdir()
  const { authority = '', certificate } = await loadCredentials({ tlsDir: folder })
  t.match(judge(folder, authority, certificate), /: OK\n$/)
  const own = await makeAuthority(['services.leadconnectorhq.com', '127.0.0.1'])
  for (const name of ['example.com', 'leadconnectorhq.com', 'localhost', '127.0.0.2', '::1']) {
    const forged = await makeLeaf(own, [name])
    t.match(judge(folder, own.certificate, forged.certificate), /permitted subtree/, name)
  }
  const text = spawnSync('openssl', ['x509', '-noout', '-text'], {
    input: authority,
    encoding: 'utf8',
  }).stdout
  for (const extension of ['Name Constraints', 'Basic Constraints', 'Key Usage'])
    t.match(text, `X509v3 ${extension}: critical`)
  t.match(text, /Subject Key Identifier[\s\S]*Authority Key Identifier/)
  t.match(text, 'prime256v1')
})

t.test('a certificate that is lost or of another CA is made anew, under the same CA', async (t) => {
  const tlsDir = t.testdir()
  const first = await loadCredentials({ tlsDir })
  const other = await makeLeaf(await makeAuthority(['localhost']), ['localhost'])
  writeFileSync(join(tlsDir, 'server.pem'), other.certificate + other.key)
  const second = await loadCredentials({ tlsDir })
  t.equal(second.authority, first.authority)
  t.not(second.certificate, first.certificate)
  t.not(second.certificate, other.certificate)
})

t.test('the file for clients is written again when it is lost', async (t) => {
  const tlsDir = t.testdir()
  const first = await loadCredentials({ tlsDir })
  rmSync(join(tlsDir, 'ca.crt'))
  t.same(await loadCredentials({ tlsDir }), first)
  t.equal(readFileSync(join(tlsDir, 'ca.crt'), 'utf8'), first.authority)
  t.equal(mode(join(tlsDir, 'ca.crt')), '644')
})

t.test('broken files are named', async (t) => {
  const tlsDir = t.testdir({ 'ca.pem': 'nonsense' })
  const remove = /ca\.pem does not hold a certificate and its key: remove it, and a new one is made/
  await t.rejects(loadCredentials({ tlsDir }), { exitCode: 4, message: remove })
})

t.test('where nothing can be written the CA lives in memory', async (t) => {
  const tlsDir = join(t.testdir({ file: '' }), 'file', 'below')
  const { authority, lost } = await loadCredentials({ tlsDir })
  t.match(authority, /^-----BEGIN CERTIFICATE-----/)
  t.match(lost, /file\/below cannot be written \(ENOTDIR\)/)
  const file = join(t.testdir({ file: '' }), 'file')
  t.match((await loadCredentials({ tlsDir: file })).lost, /file cannot be written \(EEXIST\)/)
  const closed = join(t.testdir(), 'closed')
  mkdirSync(closed)
  chmodSync(closed, 0o500)
  // Root may write everywhere.
  if (process.getuid?.() !== 0) t.match((await loadCredentials({ tlsDir: closed })).lost, /EACCES/)
})

t.test('a full disk leaves no half of a file behind', async (t) => {
  const tlsDir = t.testdir()
  // A limit on the size of files stands for a full disk.
  const limited = `ulimit -f 0; exec "${process.execPath}" "${shipped}" run --tls-dir "${tlsDir}" -- true`
  const run = () => spawnSync('sh', ['-c', limited], { encoding: 'utf8' }).stderr
  t.match(run(), /EFBIG/)
  t.same(readdirSync(tlsDir), [])
  await loadCredentials({ tlsDir })
  for (const lost of ['ca.crt', 'server.pem']) {
    rmSync(join(tlsDir, lost))
    t.match(run(), /EFBIG/)
    t.same(
      readdirSync(tlsDir).filter((name) => name.endsWith('.tmp')),
      [],
      lost,
    )
  }
})

t.test('the certificate of the user is used, or refused in a sentence', async (t) => {
  const own = await makeLeaf(await makeAuthority(['localhost']), ['localhost'])
  const other = await makeAuthority(['localhost'])
  const encrypted = createPrivateKey(own.key)
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' })
    .toString()
  const folder = t.testdir({
    'own.crt': own.certificate,
    'own.key': own.key,
    'other.key': other.key,
    'broken-chain.crt': `${own.certificate}-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n`,
    'encrypted.key': encrypted,
    'legacy.key': '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n',
    text: 'nonsense',
  })
  const file = (name: string) => join(folder, name)
  const load = (tlsCert?: string, tlsKey?: string) => loadCredentials({ tlsCert, tlsKey })
  t.same(await load(file('own.crt'), file('own.key')), own)
  const refused: [string | undefined, string | undefined, RegExp][] = [
    [file('own.crt'), undefined, /^--tls-cert needs --tls-key: give both or neither\.$/],
    [undefined, file('own.key'), /^--tls-key needs --tls-cert: give both or neither\.$/],
    [file('none'), file('own.key'), /^Cannot read --tls-cert .*none: ENOENT/],
    [file('text'), file('own.key'), /^--tls-cert .*text is no certificate: expected .*PEM/],
    [file('own.crt'), file('text'), /^--tls-key .*text is no private key: expected .*PEM/],
    [file('own.crt'), file('encrypted.key'), /encrypted\.key has a passphrase.*openssl pkey -in/],
    [file('own.crt'), file('legacy.key'), /legacy\.key has a passphrase/],
    [
      file('broken-chain.crt'),
      file('own.key'),
      /^--tls-cert .*broken-chain\.crt and --tls-key .*own\.key cannot serve TLS: \w[^:]*\.$/,
    ],
    [file('own.crt'), file('other.key'), /other\.key is not the key of --tls-cert .*own\.crt\.$/],
  ]
  for (const [certificate, key, message] of refused)
    await t.rejects(load(certificate, key), { exitCode: 2, message })
})
