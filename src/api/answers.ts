import { type Static, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { isV3, type Profile } from '../resources/profile.js'

/** For routes without query parameters: `observed` refuses those that are sent (W17). */
export const NoQuery = Type.Object({}, { additionalProperties: false })

/** Answer of delete. The misspelling is HighLevel's; `Version: v3` sends both (OpenAPI). */
export const DeleteAnswer = Type.Object({
  succeeded: Type.Optional(Type.Boolean()),
  succeded: Type.Boolean(),
})
export type DeleteAnswer = Static<typeof DeleteAnswer>

/** The end of a successful answer, which is JSON text: `observed` puts a trace id there (W27). */
export const closingText = (profile: Profile): ((request: FastifyRequest) => string) =>
  profile === 'observed' ? ({ sandbox }) => `,"traceId":"${sandbox.nextTraceId()}"}` : () => '}'

/** A successful answer that is an object, with the trace id of `observed`. */
export const traced =
  (profile: Profile) =>
  <T extends object>(answer: T, { sandbox }: FastifyRequest): T =>
    profile === 'observed' ? { ...answer, traceId: sandbox.nextTraceId() } : answer

/** What a route says when it has done something. `observed` sends both spellings in every version (W23). */
export const succeeded = (profile: Profile, { headers }: FastifyRequest): DeleteAnswer =>
  profile === 'observed' || isV3(headers.version)
    ? { succeeded: true, succeded: true }
    : { succeded: true }

/** The answer to a request that has removed something, or has done something else that it need not describe. */
export const acknowledge = (profile: Profile): ((request: FastifyRequest) => DeleteAnswer) => {
  const withTrace = traced(profile)
  return (request) => withTrace(succeeded(profile, request), request)
}
