import type { TSchema } from '@sinclair/typebox'
import { type TypeCheck, TypeCompiler } from '@sinclair/typebox/compiler'
import type { FastifySchemaCompiler } from 'fastify'
import { violations } from '../lib/violation.js'
import type { Profile } from '../resources/profile.js'
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
