import type { TSchema } from '@sinclair/typebox'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import type { FastifySchemaCompiler } from 'fastify'
import type { Profile } from '../domain/profile.js'
import { Refusal } from '../domain/refusal.js'
import { violations } from '../domain/violation.js'
import { minded } from './answers.js'

/**
 * Judges what a request carries by its TypeBox schema, strictly: nothing is coerced, dropped or filled in.
 * A missing body is judged as an empty object, so that the answer names the property that is missing.
 */
export const validatorFor =
  (profile: Profile): FastifySchemaCompiler<TSchema> =>
  ({ schema }) => {
    const checker = TypeCompiler.Compile(schema)
    return (given) => {
      const value = given ?? {}
      if (checker.Check(value)) return { value }
      const faults = minded(violations(schema, value), profile)
      if (faults.length === 0) return { value }
      return { error: new Refusal({ kind: 'invalid', violations: faults }) }
    }
  }
