import type { FastifyRequest } from 'fastify'
import type { Profile } from '../resources/profile.js'

/** The end of a successful answer, which is JSON text: `observed` puts a trace id there (W27). */
export const ending = (profile: Profile): ((request: FastifyRequest) => string) =>
  profile === 'observed' ? ({ sandbox }) => `,"traceId":"${sandbox.nextTraceId()}"}` : () => '}'
