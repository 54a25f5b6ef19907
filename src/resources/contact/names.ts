import type { Row } from '../resource.js'

/** The full name of a contact: `Jane Doe`; undefined when it has none. */
export function contactName({ firstName, lastName }: Row): string | undefined {
  return [firstName, lastName].filter(Boolean).join(' ') || undefined
}

/**
 * What is written of a contact, with the full name that follows from it: one that a fixture has apart from first and
 * last name ends when they are written (assumed).
 */
export const withName = (values: Row, before: Row): Row =>
  'firstName' in values || 'lastName' in values
    ? { ...values, name: contactName({ ...before, ...values }) ?? null }
    : values

/** Text in lower case, as HighLevel compares names and e-mail addresses. */
export const lowerCase = (text: unknown): string | undefined =>
  typeof text === 'string' ? text.toLowerCase() : undefined

/**
 * First and last name of a full name: the first word, and all others (assumed). Nothing, when the row has one of them.
 */
export function splitName({ name, firstName, lastName }: Row): Row {
  if (typeof name !== 'string' || firstName || lastName) return {}
  const [first = '', ...others] = name.trim().split(/\s+/)
  return { firstName: first || undefined, lastName: others.join(' ') || undefined }
}
