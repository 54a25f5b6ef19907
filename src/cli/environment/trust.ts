import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { Failure } from '../../lib/failure.js'
import { packageFile } from '../../lib/package.js'
import type { Environment } from '../options/command-line.js'
import { javaTrustStore } from './java-trust-store.js'

/** What makes clients trust the mock, in the form that each of them reads. */
export interface Trust {
  folder: string
  /** The CA of the mock alone, as PEM. */
  ca: string
  /** The CA and all public ones, because variables that name a bundle replace the system's. */
  bundle: string
  /** The same as a trust store of Java. */
  javaStore: string
  /** A folder with settings of PHP, which reads no variable of its own. */
  php: string
  /** A copy of `ghl-mock/register`, for programs that cannot reach the package. */
  register: string
}

const names = {
  ca: 'ca.crt',
  bundle: 'bundle.pem',
  javaStore: 'trust.jks',
  php: 'php',
  register: 'register.cjs',
}

/** The files of such a folder, under the path at which it is mounted. */
export const trustIn = (folder: string, joined = join): Trust => ({
  folder,
  ca: joined(folder, names.ca),
  bundle: joined(folder, names.bundle),
  javaStore: joined(folder, names.javaStore),
  php: joined(folder, names.php),
  register: joined(folder, names.register),
})

/** Variables with which users add authorities, such as that of their company. */
const bundles = ['SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE']

/** PHP replaces the variable by its value, so that the folder can be mounted anywhere. */
const phpSettings = ['curl.cainfo', 'openssl.cafile']
  .map((setting) => `${setting} = \${SSL_CERT_FILE}\n`)
  .join('')

/**
 * What makes clients trust a mock, which is written when it is asked for: not every client needs it.
 *
 * @param ca the CA of the mock, as PEM, if it has one
 */
export const trustOf = (ca: string | undefined, parent: string, env: Environment) =>
  ca === undefined ? undefined : () => writeTrust(ca, parent, env)

/**
 * Writes what makes clients trust a mock. The folder is named after its content, so that it is written once, and a
 * program that still reads another is not disturbed.
 *
 * @param ca the CA of the mock, as PEM
 * @param parent the folder to write in
 * @throws Failure `unavailable` when it cannot be written
 */
export function writeTrust(ca: string, parent: string, env: Environment): Trust {
  const added = bundles.flatMap((name) => certificatesIn(env[name]))
  const certificates = [...new Set([...certificatesOf(ca), ...added, ...rootCertificates])]
  const bundle = asPem(certificates)
  const register = readFileSync(packageFile('dist/register.cjs'))
  const digest = createHash('sha256').update(bundle).update(register).digest('hex')
  const trust = trustIn(join(parent, `trust-${digest.slice(0, 16)}`))
  if (existsSync(trust.folder)) return trust

  let draft: Trust | undefined
  try {
    mkdirSync(parent, { recursive: true, mode: 0o700 })
    draft = trustIn(mkdtempSync(join(parent, '.trust-')))
    writeFileSync(draft.ca, ca)
    writeFileSync(draft.bundle, bundle)
    writeFileSync(draft.javaStore, javaTrustStore(certificates))
    writeFileSync(draft.register, register)
    mkdirSync(draft.php)
    writeFileSync(join(draft.php, 'ghl-mock.ini'), phpSettings)
    chmodSync(draft.folder, 0o755) // Nothing in it is secret, and the user of a container is another one.
    renameSync(draft.folder, trust.folder)
  } catch (error) {
    if (draft) rmSync(draft.folder, { recursive: true, force: true })
    // Another command may have written it meanwhile.
    if (existsSync(trust.folder)) return trust
    const { code } = error as NodeJS.ErrnoException // of node:fs
    throw new Failure(
      'unavailable',
      `Cannot write the files that make clients trust the mock into ${parent} (${code}): name another folder with --tls-dir.`,
      { cause: error },
    )
  }
  return trust
}

/** The certificates of a file; none if there is no such file. */
function certificatesIn(file: string | undefined): string[] {
  return file && existsSync(file) ? certificatesOf(readFileSync(file, 'utf8')) : []
}

const certificatesOf = (text: string): string[] =>
  text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []

const asPem = (certificates: readonly string[]) => `${certificates.join('\n')}\n`
