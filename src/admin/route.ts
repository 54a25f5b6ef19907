import type { TSchema } from '@sinclair/typebox'
import { AdminErrorAnswer } from './admin-error.js'

interface Parts {
  params?: TSchema
  querystring?: TSchema
  body?: TSchema
}

/** The schema of a route: its summary, the schema of its answer, those of its input, and statuses of its own errors. */
export const route = <Answer extends TSchema, P extends Parts = object>(
  summary: string,
  answer: Answer,
  parts?: P,
  errors: readonly number[] = [],
) => ({
  schema: {
    summary,
    // Errors are thrown, so only the OpenAPI document needs their schema.
    response: {
      ...Object.fromEntries(errors.map((status) => [status, AdminErrorAnswer])),
      200: answer,
    } as { 200: Answer },
    // Without parts, `P` is empty.
    ...(parts as P),
  },
})
