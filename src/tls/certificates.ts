// Loaded only when a certificate has to be made: the library takes a third of a second to load.
import 'reflect-metadata/lite'
import type { webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from '@peculiar/asn1-x509'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** A certificate and its private key, as PEM. */
export interface KeyPair {
  certificate: string
  key: string
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const dayMs = 86_400_000
const authorityDays = 3650
/** Apple's clients accept no certificate that is valid for longer. */
const leafDays = 397

/**
 * Makes a certificate authority that can sign for the given names and nothing else, even if its key leaks.
 *
 * @param names host names and addresses
 */
export async function makeAuthority(names: readonly string[]): Promise<KeyPair> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=ghl-mock CA ${new Date().toISOString().slice(0, 10)}`,
    keys,
    signingAlgorithm: algorithm,
    ...validFor(authorityDays),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      permittedNames(names),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return asPem(certificate, keys.privateKey)
}

/** Makes a certificate of a server for the given names, signed by an authority. */
export async function makeLeaf(
  { certificate, key }: KeyPair,
  names: readonly string[],
): Promise<KeyPair> {
  const issuer = new X509Certificate(certificate)
  const signingKey = await crypto.subtle.importKey(
    'pkcs8',
    PemConverter.decodeFirst(key),
    algorithm,
    false,
    ['sign'],
  )
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const leaf = await X509CertificateGenerator.create({
    subject: `CN=${names[0]}`,
    issuer: issuer.subject,
    signingKey,
    publicKey: keys.publicKey,
    signingAlgorithm: algorithm,
    ...validFor(leafDays),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value })),
      ),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return asPem(leaf, keys.privateKey)
}

/** From a day ago, because the clock of a client may be behind. */
function validFor(days: number) {
  const now = Date.now()
  return { notBefore: new Date(now - dayMs), notAfter: new Date(now + days * dayMs) }
}

function permittedNames(names: readonly string[]): Extension {
  const subtrees = names.map((name) => {
    const base = isIP(name)
      ? { iPAddress: `${name}/${isIP(name) === 4 ? 32 : 128}` }
      : { dNSName: name }
    return new GeneralSubtree({ base: new GeneralName(base) })
  })
  const constraints = new NameConstraints({ permittedSubtrees: new GeneralSubtrees(subtrees) })
  return new Extension(id_ce_nameConstraints, true, AsnConvert.serialize(constraints))
}

async function asPem(certificate: X509Certificate, key: webcrypto.CryptoKey): Promise<KeyPair> {
  const exported = await crypto.subtle.exportKey('pkcs8', key)
  return {
    // Ends with a newline: a PEM block appended without one is not parsed.
    certificate: `${certificate.toString('pem')}\n`,
    key: `${PemConverter.encode(exported, 'PRIVATE KEY')}\n`,
  }
}
