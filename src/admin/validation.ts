import type { TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { FastifySchemaCompiler } from 'fastify'
import { type Violation, violations } from '../domain/violation.js'
import { suggestion } from '../suggest.js'
import { Complaint } from './complaint.js'

/**
 * Judges calls to the admin side for people under time pressure: text in a query becomes the number that it
 * says, and whatever is still wrong is named.
 */
export const convertAndJudge: FastifySchemaCompiler<TSchema> =
  ({ schema, httpPart }) =>
  (given) => {
    const none = schema.type === 'string' ? '' : {}
    const value = httpPart === 'body' ? (given ?? none) : converted(schema, given)
    if (Value.Check(schema, value)) return { value }
    return { error: complaintOf(violations(schema, value), httpPart) }
  }

/** Names everything that is wrong with one part of a call. */
export const complaintOf = (violations: readonly Violation[], part = 'request'): Complaint =>
  new Complaint(400, violations.map((violation) => words(violation, part)).join('; '))

/** Text that says a number becomes one; `1.5` is no whole number and stays text. */
function converted(schema: TSchema, given: unknown): unknown {
  // It writes into what it is given.
  const value = Value.Convert(schema, { ...Object(given) }) as object
  const pairs = Object.entries(value).map(([name, one]) => {
    const text = Reflect.get(Object(given), name)
    return [name, typeof one === 'number' && String(one) !== text ? text : one]
  })
  return Object.fromEntries(pairs)
}

function words({ path, kind, expected, found, known }: Violation, part: string): string {
  const name = path.join('.') || `the ${part}`
  if (kind === 'unknown') {
    return `${name} is unknown here, expected ${expected}${suggestion(String(path.at(-1)), known)}`
  }
  if (kind === 'missing') return `${name} is missing, expected ${expected}`
  return `${name}: expected ${expected}, found ${found}${suggestion(found.replaceAll('"', ''), known)}`
}
