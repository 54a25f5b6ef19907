import { Type } from '@sinclair/typebox'
import { Failure } from '../lib/failure.js'
import { suggestion } from '../lib/suggest.js'

/** The body of an answer that refuses a call. */
export const AdminErrorAnswer = Type.Object({
  statusCode: Type.Integer(),
  message: Type.String({ description: 'The mistake, and how to correct it.' }),
  expected: Type.Optional(Type.Unknown({ description: 'What was claimed of the journal.' })),
  actual: Type.Optional(Type.Unknown({ description: 'What the journal has instead.' })),
})

/** A claim about the journal, and what the journal has instead. */
export interface Difference {
  expected: unknown
  actual: unknown
}

/** The refusal of an admin call. Its message names the mistake and how to correct it. */
export class AdminError extends Error {
  override readonly name = 'AdminError'
  readonly statusCode: number
  readonly difference: Difference | undefined

  constructor(statusCode: number, message: string, difference?: Difference) {
    super(message)
    this.statusCode = statusCode
    this.difference = difference
  }
}

/** The error for a name that does not exist. It suggests the nearest of the `known` names. */
export const notFound = (noun: string, name: string, known: readonly string[]): AdminError =>
  new AdminError(404, `There is no ${noun} "${name}"${suggestion(name, known) || '.'}`)

/**
 * The error for one more of something that has a limit.
 *
 * @param path the path that removes one, below `/__admin`: `faults/<id>`
 * @param remedy another way to make room, with a comma behind it
 */
export const limitReached = (
  path: string,
  limit: number,
  option: string,
  remedy = '',
): AdminError => {
  const found = `There are ${limit} ${path.split('/', 1)} already`
  return new AdminError(
    429,
    `${found}: remove one with DELETE /__admin/${path}, ${remedy}or allow more with ${option}.`,
  )
}

/**
 * Runs `act`, which reads fixtures of a call.
 *
 * @throws AdminError 400 with every mistake in the fixtures
 */
export function orAdminError<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw error instanceof Failure ? new AdminError(400, error.message) : error
  }
}
