import { createHash, X509Certificate } from 'node:crypto'

/** Java's own default. A trust store holds no secret; the password only proves that the file is whole. */
export const password = 'changeit'

/** What a store of this format begins with, and its version. */
const header = Buffer.from([0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2])
/** Marks an entry that is a trusted certificate. */
const trusted = 2

/**
 * A trust store in Java's own format (JKS), which every version of Java reads.
 *
 * @param certificates each as PEM
 */
export function javaTrustStore(certificates: readonly string[]): Buffer {
  const entries = certificates.map((pem, index) => {
    const { raw } = new X509Certificate(pem)
    return [
      integer(trusted),
      text(`ca-${index}`),
      Buffer.alloc(8),
      text('X.509'),
      integer(raw.length),
      raw,
    ]
  })
  const store = Buffer.concat([header, integer(entries.length), ...entries.flat()])
  const digest = createHash('sha1')
    .update(Buffer.from(password, 'utf16le').swap16())
    .update('Mighty Aphrodite') // A constant of the format.
    .update(store)
    .digest()
  return Buffer.concat([store, digest])
}

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** A text of Java's `DataOutput.writeUTF`, of ASCII alone. */
function text(value: string): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(value.length)
  return Buffer.concat([length, Buffer.from(value, 'latin1')])
}
