import type { TSchema } from '@sinclair/typebox'
import { type TypeCheck, TypeCompiler } from '@sinclair/typebox/compiler'
import type { FastifyReply, FastifyRequest, FastifySchemaCompiler } from 'fastify'
import { type Violation, violations } from '../lib/violation.js'
import type { Profile } from '../resources/profile.js'
import type { Secrets } from '../sandbox/redact.js'
import { invalid } from './refusals.js'
import { warn } from './warn.js'

/** The kind of violation that a profile accepts (unknown properties: W17; an empty update: W29). */
const acceptedViolation: Readonly<Record<Profile, Violation['kind']>> = {
  documented: 'unknown',
  observed: 'nothing',
}

/**
 * Validates what a request carries by its TypeBox schema, strictly: nothing is coerced, dropped or filled in. A
 * missing body is validated as an empty object, so that the answer names the property that is missing.
 */
export const validatorFor =
  (profile: Profile): FastifySchemaCompiler<TSchema> =>
  ({ schema }) => {
    // Compiled with the first request, so that a start does not wait for it.
    let checker: TypeCheck<TSchema> | undefined
    return (given) => {
      const value = withFewUnknown(given ?? {}, schema)
      checker ??= TypeCompiler.Compile(schema)
      if (checker.Check(value)) return { value }
      const refused = violations(schema, value).filter(
        ({ kind }) => kind !== acceptedViolation[profile],
      )
      if (refused.length === 0) return { value }
      const more = leftOut.get(value)
      if (more && refused.some(({ kind }) => kind === 'unknown')) refused.push(unknownMore(more))
      return { error: invalid({ violations: refused }) }
    }
  }

/** Largest number of unknown properties that are named: a body may have a million. */
const mostViolations = 100

/** Longest name of a property in an answer. */
const longestName = 200

/** How many properties were left out of a value. */
const leftOut = new WeakMap<object, number>()

/**
 * A value with the properties that its schema has and the first hundred of the others. Each look at all names of an
 * object that has a million takes a second, so that this is the only one.
 */
function withFewUnknown(value: object, { properties = {} }: TSchema): object {
  const names = Object.keys(value)
  const isShort = ({ length }: string) => length <= longestName
  if (names.length <= mostViolations && names.every(isShort)) return value
  const few: Record<string, unknown> = {}
  let unknown = 0
  for (const name of names) {
    const isKnown = Object.hasOwn(properties, name)
    if (isKnown || unknown++ < mostViolations) few[short(name)] = Reflect.get(value, name)
  }
  if (unknown > mostViolations) leftOut.set(few, unknown - mostViolations)
  return few
}

/** A copy: a slice would keep the whole of a name that may have megabytes. */
const short = (name: string): string =>
  name.length > longestName ? `${Buffer.from(name.slice(0, longestName))}...` : name

/** Stands for violations that are not named one by one. */
const unknownMore = (more: number): Violation => ({
  path: [`and ${more} more`],
  kind: 'unknown',
  expected: 'no more properties',
  found: `${more} more`,
  known: [],
})

/**
 * Names what a request carries and its route does not have: the header `x-mock-warning`. The profile `documented`
 * ignores it and the live API refuses it (W17).
 */
export function warnOfIgnored(
  { body, query, routeOptions }: FastifyRequest,
  reply: FastifyReply,
  secrets: Secrets,
): void {
  const { schema } = routeOptions
  const names = [...unknownIn(body, schema?.body), ...unknownIn(query, schema?.querystring)]
  if (names.length > 0) {
    warn(reply, `ignored, refused by the live API: ${names.join(', ')}`, secrets)
  }
}

function unknownIn(value: unknown, schema: unknown): string[] {
  // Routes of the API are declared with TypeBox; Fastify's own type does not know.
  const { properties, additionalProperties } = (schema ?? {}) as TSchema
  if (additionalProperties !== false || typeof value !== 'object' || value === null) return []
  const names = Object.keys(value).filter((name) => !Object.hasOwn(properties, name))
  const more = leftOut.get(value)
  return more ? [...names, `and ${more} more`] : names
}
