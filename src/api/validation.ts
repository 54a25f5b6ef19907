import type { TSchema } from '@sinclair/typebox'
import { type TypeCheck, TypeCompiler } from '@sinclair/typebox/compiler'
import type { FastifyReply, FastifyRequest, FastifySchemaCompiler } from 'fastify'
import { violations } from '../lib/violation.js'
import type { Profile } from '../resources/profile.js'
import { headerLine } from '../resources/refusal.js'
import type { Secrets } from '../sandbox/redact.js'
import { invalid, refusedViolations } from './refusals.js'

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
      const value = given ?? {}
      checker ??= TypeCompiler.Compile(schema)
      if (checker.Check(value)) return { value }
      const refused = refusedViolations(violations(schema, value), profile)
      return refused.length === 0 ? { value } : { error: invalid({ violations: refused }) }
    }
  }

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
    reply.header(
      'x-mock-warning',
      headerLine(`ignored, refused by the live API: ${names.join(', ')}`, secrets),
    )
  }
}

function unknownIn(value: unknown, schema: unknown): string[] {
  // Routes of the API are declared with TypeBox; Fastify's own type does not know.
  const { properties, additionalProperties } = (schema ?? {}) as TSchema
  if (additionalProperties !== false || typeof value !== 'object' || value === null) return []
  return Object.keys(value).filter((name) => !Object.hasOwn(properties, name))
}
