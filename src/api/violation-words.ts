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

/** The wording of NestJS's validation pipe (`property x should not exist`: observed; the others: assumed). */
export function observedWords({ kind, path, type, format, expected }: Violation): string[] {
  const name = path.join('.')
  const wanted = type === 'boolean' ? 'a boolean value' : `a ${type}`
  const wrongType = `${name} must be ${formats[format ?? ''] ?? wanted}`
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
