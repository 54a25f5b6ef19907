import { createHash } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * An id of 20 letters and digits, the form of HighLevel's own (OpenAPI examples). It depends on its parts alone,
 * so the same suite on the same seed sees the same ids on every run.
 */
export function makeId(...parts: readonly (string | number)[]): string {
  return spell(hash(parts).subarray(0, idLength))
}

const spell = (bytes: Uint8Array): string =>
  Buffer.from(bytes.map((byte) => alphabet.charCodeAt(byte % alphabet.length))).toString('latin1')

/** A UUID made from its parts, version 4 in form. */
export function makeUuid(...parts: readonly (string | number)[]): string {
  const hex = hash(parts).toString('hex')
  const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const hash = (parts: readonly (string | number)[]): Buffer =>
  createHash('sha256').update(parts.join('\n')).digest()

const idsAPage = 64
const idLength = 20

/**
 * The ids of the first, second, third row and so on. They are asked for in that order, and a hash costs as much as a
 * small insert, so one hash serves for many.
 */
export function idSequence(...parts: readonly (string | number)[]): (ordinal: number) => string {
  let page = -1
  let ids = ''
  return (ordinal) => {
    const wanted = Math.floor(ordinal / idsAPage)
    if (wanted !== page) {
      page = wanted
      const hash = createHash('shake256', { outputLength: idsAPage * idLength })
      ids = spell(hash.update([...parts, page].join('\n')).digest())
    }
    const start = (ordinal % idsAPage) * idLength
    return ids.slice(start, start + idLength)
  }
}
