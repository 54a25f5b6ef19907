import type { Static } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type * as schemas from '../admin/schemas.js'
import { violations } from '../lib/violation.js'
import type { Call } from './call.js'

type Schemas = typeof schemas

/**
 * Calls the admin API and checks the answer against the schema that its route declares.
 *
 * @param answer the name of that schema
 * @throws Error when the answer has another shape, for example from a mock of another version
 */
export async function ask<Name extends keyof Schemas>(
  call: Call,
  answer: Name,
  method: string,
  path: string,
  body?: unknown,
): Promise<Static<Schemas[Name]>> {
  const json = await call(method, path, body)
  // Imported with the first call, because a start does not need the schemas.
  const { [answer]: schema } = await import('../admin/schemas.js')
  if (Value.Check(schema, json)) return json
  const [first] = violations(schema, json, 1)
  const place = first?.path.join('.') || 'the body'
  throw new Error(
    `${method} /__admin${path}: unexpected answer. ${place}: found ${first?.found}, expected ${first?.expected}. The mock may be of another version than this library.`,
  )
}
