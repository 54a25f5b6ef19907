import type { TSchema } from '@sinclair/typebox'
import { type TypeCheck, TypeCompiler } from '@sinclair/typebox/compiler'
import type { FastifyReply, FastifyRequest, FastifySchemaCompiler } from 'fastify'
import { type Violation, violations } from '../lib/violation.js'
import type { Profile } from '../resources/profile.js'
import type { Secrets } from '../sandbox/redact.js'
import { countLeftOut, withFewUnknown } from './few-properties.js'
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
      const whole = given ?? {}
      checker ??= TypeCompiler.Compile(schema)
      if (checker.Check(whole)) return { value: whole }
      const value = withFewUnknown(whole, schema)
      const refused = violations(schema, value).filter(
        ({ kind }) => kind !== acceptedViolation[profile],
      )
      if (refused.length === 0) return { value }
      const more = countLeftOut(value)
      if (more > 0 && refused.some(({ kind }) => kind === 'unknown'))
        refused.push(unknownMore(more))
      return { error: invalid({ violations: refused }) }
    }
  }

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
  { body, query, exchange }: FastifyRequest,
  reply: FastifyReply,
  secrets: Secrets,
): void {
  const { schema } = exchange
  const names = [...unknownIn(body, schema?.body), ...unknownIn(query, schema?.querystring)]
  if (names.length > 0) {
    warn(reply, `ignored, refused by the live API: ${names.join(', ')}`, secrets)
  }
}

function unknownIn(value: unknown, schema: TSchema | undefined): string[] {
  if (schema?.additionalProperties !== false || typeof value !== 'object' || value === null)
    return []
  const names = Object.keys(value).filter((name) => !Object.hasOwn(schema.properties, name))
  const more = countLeftOut(value)
  return more > 0 ? [...names, `and ${more} more`] : names
}
