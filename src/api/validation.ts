import type { TSchema } from '@sinclair/typebox'
import { type TypeCheck, TypeCompiler } from '@sinclair/typebox/compiler'
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
    // With the first request: a start does not wait for the compiler.
    let checker: TypeCheck<TSchema> | undefined
    return (given) => {
      const value = given ?? {}
      checker ??= TypeCompiler.Compile(schema)
      if (checker.Check(value)) return { value }
      const faults = minded(violations(schema, value), profile)
      if (faults.length === 0) return { value }
      return { error: new Refusal({ kind: 'invalid', violations: faults }) }
    }
  }
