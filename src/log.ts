import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from './config.js'

/** What the mock says of itself: JSON, an object a line. */
export interface Log {
  /** Whether lines about requests are wanted. */
  aboutRequests: boolean
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Writes what `level` lets through. Only who logs requests waits for pino; else it comes with the first error. */
export async function openLog(
  level: Config['logLevel'],
  stream: NodeJS.WritableStream,
): Promise<Log | undefined> {
  if (level === 'silent') return undefined
  const load = async () =>
    (await import('pino')).default({ level, hooks: { streamWrite: withoutTokens } }, stream)
  const aboutRequests = level !== 'error' && level !== 'warn'
  let logger: Logger | undefined = aboutRequests ? await load() : undefined
  return {
    aboutRequests,
    info: (fields, message) => logger?.info(fields, message),
    error: async (fields, message) => {
      logger ??= await load()
      logger.error(fields, message)
    },
  }
}

/** People put tokens into URLs and fixtures; whatever a line says, it says none. */
const withoutTokens = (line: string) => line.replaceAll(/pit-[\w-]+/g, 'pit-<redacted>')

/**
 * One line a request: what was asked, what was answered and why it was refused. A caller is called by its
 * private integration's name.
 */
export function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', (request, reply, done) => {
    log.info(
      {
        method: request.method,
        url: request.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        by: request.token?.name,
        reason: reply.getHeader('x-mock-reason'),
      },
      'answered',
    )
    done()
  })
}
