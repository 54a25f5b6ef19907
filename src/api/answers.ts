import { type Static, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import type { Wire } from '../lib/wire.js'
import { isV3, type Profile } from '../resources/profile.js'

/** For routes without query parameters: `observed` refuses what is sent all the same (W17). */
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

/** The answer to a request that has removed something; `observed` sends both spellings always (W23). */
export const removed = (profile: Profile) => {
  const end = closingText(profile)
  return (request: FastifyRequest): Wire<DeleteAnswer> => {
    const both = profile === 'observed' || isV3(request.headers.version)
    const succeeded = both ? '"succeeded":true,' : ''
    return `{${succeeded}"succeded":true${end(request)}` as Wire<DeleteAnswer>
  }
}
