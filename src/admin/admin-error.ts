import { Type } from '@sinclair/typebox'
import { Failure } from '../lib/failure.js'
import { suggestion } from '../lib/suggest.js'

/** The body of an answer that refuses a call. */
export const AdminErrorAnswer = Type.Object({
  statusCode: Type.Integer(),
  message: Type.String({ description: 'The mistake, and how to correct it.' }),
})

/** A call that the admin API refuses. The message says what is wrong and how to correct it. */
export class AdminError extends Error {
  override readonly name = 'AdminError'
  readonly statusCode: number

  constructor(statusCode: number, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}

/** The error for a name that does not exist, with the nearest of the names that do. */
export const notFound = (noun: string, name: string, known: readonly string[]): AdminError =>
  new AdminError(404, `There is no ${noun} "${name}"${suggestion(name, known) || '.'}`)

/** The error for one more of something that has a limit; `remedies` lists the ways to make room. */
export const limitReached = (plural: string, limit: number, remedies: string): AdminError =>
  new AdminError(429, `There are ${limit} ${plural} already: ${remedies}.`)

/**
 * Runs `act` on fixtures that a call has sent.
 *
 * @throws AdminError 400 with every mistake in them
 */
export function orAdminError<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw error instanceof Failure ? new AdminError(400, error.message) : error
  }
}
