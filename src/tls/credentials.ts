import { createPrivateKey, X509Certificate } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir, hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { createSecureContext } from 'node:tls'
import { apiHost } from '../lib/api-host.js'
import { Failure } from '../lib/failure.js'
import type { KeyPair } from './certificates.js'

export interface CredentialOptions {
  tlsDir?: string | undefined
  tlsCert?: string | undefined
  tlsKey?: string | undefined
}

/** What a TLS server needs. */
export interface Credentials extends KeyPair {
  /** The certificate of the CA, unless the user gave a certificate. */
  authority?: string
  /** Why the CA could not be kept, if so. */
  lost?: string
}

/** The folder of the CA, as an absolute path, because it is passed to programs that run in other folders. */
export const tlsFolder = (folder = join(homedir(), '.ghl-mock', 'tls')): string => resolve(folder)

/**
 * The certificate of the user, or one of a CA of our own, which is made once and kept in a folder. Of several mocks
 * that make one at the same time, one wins.
 *
 * @throws Failure `usage` when the files of the user cannot be used, `unavailable` when those of the folder cannot
 */
export async function loadCredentials(options: CredentialOptions): Promise<Credentials> {
  const { tlsCert, tlsKey } = options
  if (tlsCert === undefined && tlsKey === undefined) return await ownCredentials(options)
  if (tlsCert === undefined || tlsKey === undefined) {
    const [given, missing] = tlsCert === undefined ? ['key', 'cert'] : ['cert', 'key']
    throw new Failure('usage', `--tls-${given} needs --tls-${missing}: give both or neither.`)
  }
  const [certificate, key] = [readOwn('--tls-cert', tlsCert), readOwn('--tls-key', tlsKey)]
  const leaf = parse(
    `--tls-cert ${tlsCert} is no certificate`,
    () => new X509Certificate(certificate),
  )
  if (/ENCRYPTED/.test(key)) {
    throw new Failure(
      'usage',
      `--tls-key ${tlsKey} has a passphrase, which ghl-mock does not ask for: write the key without it by openssl pkey -in ${tlsKey} -out FILE.`,
    )
  }
  const privateKey = parse(`--tls-key ${tlsKey} is no private key`, () => createPrivateKey(key))
  if (!leaf.checkPrivateKey(privateKey)) {
    throw new Failure('usage', `--tls-key ${tlsKey} is not the key of --tls-cert ${tlsCert}.`)
  }
  try {
    createSecureContext({ cert: certificate, key })
  } catch (error) {
    const words = `--tls-cert ${tlsCert} and --tls-key ${tlsKey} cannot serve TLS: ${wordsOf(error)}.`
    throw new Failure('usage', words, { cause: error })
  }
  return { certificate, key }
}

function readOwn(flag: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Failure('usage', `Cannot read ${flag} ${path}: ${wordsOf(error)}.`, { cause: error })
  }
}

function parse<T>(problem: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const words = `${problem}: expected a file in PEM format (-----BEGIN …).`
    throw new Failure('usage', words, { cause: error })
  }
}

/** OpenSSL has its reason apart from the numbers in its message. */
const wordsOf = (error: unknown) =>
  error instanceof Error
    ? 'reason' in error
      ? String(error.reason)
      : error.message
    : String(error)

/** A certificate that ends sooner than this is made anew. */
const remainingMs = 30 * 86_400_000

const baseNames = [apiHost, 'localhost', '127.0.0.1', '::1']

/** The host name of this machine, if a certificate can name it. */
function ownName(): string[] {
  const name = hostname().toLowerCase()
  return /^[a-z\d-]+(?:\.[a-z\d-]+)*$/.test(name) && !baseNames.includes(name) ? [name] : []
}

async function ownCredentials({ tlsDir }: CredentialOptions): Promise<Credentials> {
  const folder = tlsFolder(tlsDir)
  const files = {
    authority: join(folder, 'ca.pem'),
    leaf: join(folder, 'server.pem'),
    shared: join(folder, 'ca.crt'),
  }
  const known = readPair(files.authority)
  const leaf = known && readPair(files.leaf)
  if (known && leaf && isSignedBy(leaf, known)) {
    share(files.shared, known.certificate)
    return { ...leaf, authority: known.certificate }
  }

  const { makeAuthority, makeLeaf } = await import('./certificates.js')
  // An older CA may have been made under another host name, for which it cannot sign.
  const names = known ? baseNames : [...baseNames, ...ownName()]
  let authority = known ?? (await makeAuthority(names))
  try {
    mkdirSync(folder, { recursive: true })
    authority = known ?? keep(files.authority, authority)
    const made = await makeLeaf(authority, names)
    replace(files.leaf, made.certificate + made.key)
    replace(files.shared, authority.certificate, 0o644)
    return { ...made, authority: authority.certificate }
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException // of a file, or another error without these
    if (syscall === undefined) throw error
    const lost = `${folder} cannot be written (${code}), so that the CA ends with this process.`
    return { ...(await makeLeaf(authority, names)), authority: authority.certificate, lost }
  }
}

/** The certificate and the key in a file; undefined when there is no such file, or when the certificate ends soon. */
function readPair(path: string): KeyPair | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException // of a file
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new Failure('unavailable', `Cannot read ${path}: ${wordsOf(error)}.`, { cause: error })
  }
  try {
    const [certificate = '', key = ''] = text.split(/(?=-----BEGIN PRIVATE KEY-----)/)
    const parsed = new X509Certificate(certificate)
    if (!parsed.checkPrivateKey(createPrivateKey(key))) throw new Error('another key')
    const endsSoon = Date.parse(parsed.validTo) < Date.now() + remainingMs
    return endsSoon ? undefined : { certificate, key }
  } catch (error) {
    const words = `${path} does not hold a certificate and its key: remove it, and a new one is made.`
    throw new Failure('unavailable', words, { cause: error })
  }
}

/** Writes a pair unless another process has done so since. Returns the pair that is in the file. */
const keep = (path: string, pair: KeyPair): KeyPair =>
  withDraft(path, pair.certificate + pair.key, 0o600, (draft) => {
    try {
      linkSync(draft, path)
      return pair
    } catch (error) {
      // The functions of node:fs throw these.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const other = readPair(path)
      if (other) return other
      renameSync(draft, path)
      return pair
    }
  })

/** Writes the certificate that clients are given, if it is gone. */
function share(path: string, certificate: string): void {
  if (existsSync(path)) return
  try {
    replace(path, certificate, 0o644)
  } catch {
    // The folder can only be read. The mock itself does not need the file.
  }
}

const replace = (path: string, text: string, mode = 0o600): void =>
  withDraft(path, text, mode, (draft) => renameSync(draft, path))

/** Writes a file beside another and puts it to use. Whatever goes wrong, a full disk included, it does not stay. */
function withDraft<T>(path: string, text: string, mode: number, use: (draft: string) => T): T {
  const draft = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(draft, text, { mode })
    return use(draft)
  } finally {
    rmSync(draft, { force: true })
  }
}

function isSignedBy(leaf: KeyPair, authority: KeyPair): boolean {
  const { publicKey } = new X509Certificate(authority.certificate)
  return new X509Certificate(leaf.certificate).verify(publicKey)
}
