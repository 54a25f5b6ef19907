import { emailFormat } from '../lib/email.js'
import type { Violation } from '../lib/violation.js'

/** A violation in our words, for the profile `documented`. */
export function documentedWords({ kind, path, expected, found }: Violation): string {
  const name = path.join('.') || 'the request'
  if (kind === 'missing') return `${name} is missing: expected ${expected}`
  if (kind === 'empty') return `${name} is empty: expected ${expected}`
  return `${name}: expected ${expected}, found ${found}`
}

/** What NestJS's validation pipe calls texts of a format. */
const formats: Readonly<Record<string, string>> = {
  instant: 'a valid ISO 8601 date string',
  digits: 'a number string',
  [emailFormat]: 'an email',
}

const limits = {
  minimum: (limit: number) => `must not be less than ${limit}`,
  maximum: (limit: number) => `must not be greater than ${limit}`,
  maxItems: (limit: number) => `must contain no more than ${limit} elements`,
  maxLength: (limit: number) => `must be shorter than or equal to ${limit} characters`,
} as const

/**
 * The wording of NestJS's validation pipe (`property x should not exist`, a number's and a maximum: observed; the
 * others: assumed).
 */
export function observedWords(violation: Violation): string[] {
  const { kind, path, type, format, expected, beyond } = violation
  const name = path.join('.')
  if (beyond) return [`${name} ${limits[beyond[0]](beyond[1])}`]
  if (type === 'number') return [`${name} must be a number conforming to the specified constraints`]
  const wrongType = `${name} must be ${formats[format ?? ''] ?? wanted(violation)}`
  switch (kind) {
    case 'unknown':
      return [`property ${name} should not exist`]
    case 'missing':
      return [wrongType, `${name} should not be empty`]
    case 'empty':
      return [`${name} should not be empty`]
    case 'nothing':
      return [`one of ${expected} should be sent`]
    case 'type':
    case 'value':
      return [wrongType]
  }
}

/** What should be there instead. */
function wanted({ type, expected, known }: Violation): string {
  if (known.length > 0) return `one of the following values: ${known.join(', ')}`
  if (type === undefined) return expected
  return type === 'boolean' ? 'a boolean value' : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`
}
