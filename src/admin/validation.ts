import type { TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { FastifySchemaCompiler } from 'fastify'
import { suggestion } from '../lib/suggest.js'
import { shortened, type Violation, violations } from '../lib/violation.js'
import { AdminError } from './admin-error.js'

/** Violations that a message names: a body may have a million of them. */
const mostNamed = 100

/** Violations after which a value is not looked at any further. */
export const mostCounted = 1000

/** Validates calls. Text in a query or path is converted to a number where the schema asks for one. */
export const convertAndValidate: FastifySchemaCompiler<TSchema> =
  ({ schema, httpPart }) =>
  (given) => {
    const empty = schema.type === 'string' ? '' : {}
    const value = httpPart === 'body' ? (given ?? empty) : converted(schema, given)
    if (Value.Check(schema, value)) return { value }
    const found = violations(schema, value, mostCounted)
    return { error: errorOf(httpPart === 'querystring' ? found.map(withSandbox) : found, httpPart) }
  }

/** Every route takes `sandbox` as well, which is read before a query is validated. */
function withSandbox(violation: Violation): Violation {
  if (violation.kind !== 'unknown') return violation
  const known = [...violation.known, 'sandbox']
  const expected = known.length > 1 ? `one of ${known.join(', ')}` : 'sandbox'
  return { ...violation, known, expected }
}

/** @throws AdminError 400 that names every violation */
export function assertNone(violations: readonly Violation[]): void {
  if (violations.length > 0) throw errorOf(violations)
}

function errorOf(violations: readonly Violation[], part = 'request'): AdminError {
  const named = violations.slice(0, mostNamed).map((violation) => words(violation, part))
  const more = violations.length - named.length
  const number = violations.length < mostCounted ? more : `at least ${more}`
  return new AdminError(400, [...named, ...(more > 0 ? [`and ${number} more`] : [])].join('; '))
}

/** Converts text to numbers. Text that would change, as `1.5` for an integer, is left for the error message. */
function converted(schema: TSchema, given: unknown): unknown {
  // `Convert` changes its argument.
  const value = Value.Convert(schema, { ...Object(given) }) as object
  const pairs = Object.entries(value).map(([name, one]) => {
    const text = Reflect.get(Object(given), name)
    return [name, typeof one === 'number' && String(one) !== text ? text : one]
  })
  return Object.fromEntries(pairs)
}

function words({ path, kind, expected, found, known }: Violation, part: string): string {
  const name = path.map((part) => shortened(String(part))).join('.') || `the ${part}`
  if (kind === 'unknown') {
    return `${name} is unknown here, expected ${expected}${suggestion(String(path.at(-1)), known)}`
  }
  if (kind === 'missing') return `${name} is missing, expected ${expected}`
  return `${name}: expected ${expected}, found ${found}${suggestion(found.replaceAll('"', ''), known)}`
}
