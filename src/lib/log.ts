import type { Logger } from 'pino'
import { visibleJson } from './visible.js'

/** How much is logged, from nothing to everything. */
export const logLevels = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const

/** The log of the mock: JSON, an object a line. */
export interface Log {
  /** Whether lines about requests are wanted. */
  aboutRequests: boolean
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Loaded with the first line that is written. */
const library = (): typeof import('pino') => require('pino')

/** Writes what `level` lets through. */
export function openLog(
  level: (typeof logLevels)[number],
  stream: NodeJS.WritableStream,
  /** Takes out of a line what must not be in a log. */
  clean: (line: string) => string,
): Log | undefined {
  if (level === 'silent') return undefined
  const load = () =>
    library().pino({ level, hooks: { streamWrite: (line) => visibleJson(clean(line)) } }, stream)
  const aboutRequests = level !== 'error' && level !== 'warn'
  let logger: Logger | undefined = aboutRequests ? load() : undefined
  const loaded = () => {
    logger ??= load()
    return logger
  }
  return {
    aboutRequests,
    info: (fields, message) => logger?.info(fields, message),
    // Loading takes a while, so it is not done for a line that is not written.
    warn: (fields, message) => level !== 'error' && loaded().warn(fields, message),
    error: (fields, message) => loaded().error(fields, message),
  }
}
