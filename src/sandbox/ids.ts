import { createHash } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * An id of 20 letters and digits, the form of HighLevel's own (OpenAPI examples). It depends on its parts alone,
 * so the same suite on the same seed sees the same ids on every run.
 */
export function makeId(...parts: readonly (string | number)[]): string {
  let id = ''
  for (const byte of hash(parts).subarray(0, 20)) id += alphabet[byte % alphabet.length]
  return id
}

/** A UUID made from its parts, version 4 in form. */
export function makeUuid(...parts: readonly (string | number)[]): string {
  const hex = hash(parts).toString('hex')
  const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A private integration's token made from its parts. */
export const makeToken = (...parts: readonly (string | number)[]): string =>
  `pit-${makeUuid(...parts)}`

const hash = (parts: readonly (string | number)[]): Buffer =>
  createHash('sha256').update(parts.join('\n')).digest()
