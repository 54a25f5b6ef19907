import type { TObject } from '@sinclair/typebox'
import type { preValidationHookHandler } from 'fastify'
import { Failure } from '../../lib/failure.js'
import type { Route } from '../../resources/route.js'
import { Match } from '../../sandbox/exchange.js'
import type { Found, Journal } from '../../sandbox/journal.js'
import { maxKept } from '../../sandbox/kept.js'
import { matchViolations } from '../../sandbox/match-checks.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { AdminError, type Difference } from '../admin-error.js'
import { assertNone } from '../validation.js'

/**
 * Accepts a match where `{ match }` is expected, as version 0.1 did.
 *
 * @param schema of the body
 */
export const bareMatch =
  (schema: TObject): preValidationHookHandler =>
  (request, _reply, done) => {
    const { body } = request
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      const names = Object.keys(body)
      const isBare =
        names.some((name) => Object.hasOwn(Match.properties, name)) &&
        !names.some((name) => Object.hasOwn(schema.properties, name))
      if (isBare) request.body = { match: body }
    }
    done()
  }

/**
 * Rejects a match that no exchange can meet: what is expected never to happen would seem to be true.
 *
 * @throws AdminError 400
 */
export function assertMatchable(match: Match, routes: readonly Route[], sandbox: Sandbox): void {
  assertNone(matchViolations(match, routes, sandbox))
}

/**
 * Rejects a question that exchanges which the journal dropped, or bodies which it does not keep, may decide.
 *
 * @param found the exchanges that match
 * @throws AdminError 409
 */
export function assertKept(journal: Journal, match: Match, { unsure }: Found, after = 0): void {
  const dropped = journal.dropped(match, after)
  if (dropped === 0 && unsure.length === 0) return
  if (dropped === 0) {
    throw new AdminError(
      409,
      `${lostBodies(unsure)}, so the answer is not known: compare other fields than the body, or send at most ${maxKept} characters, uncompressed where no route reads them.`,
    )
  }
  throw new AdminError(
    409,
    `The journal dropped ${dropped} ${dropped === 1 ? 'entry' : 'entries'} that could match, so the answer is not known: raise --journal-size (${journal.capacity}) or --journal-bytes (${journal.maxBytes}), or reset the sandbox before each test.`,
  )
}

/** The error of an answer that is not as expected. A match may name tokens, which are not shown. */
export function mismatch(
  status: number,
  message: string,
  difference: Difference,
  { journal: { secrets } }: Sandbox,
): AdminError {
  return new AdminError(status, secrets.redactEncoded(message), secrets.redactAll(difference))
}

/** Says whose bodies are not kept, without the full stop. */
export function lostBodies(ids: readonly number[]): string {
  const named = ids.slice(0, 5).join(', ')
  const more = ids.length > 5 ? ` and ${ids.length - 5} more` : ''
  const whose =
    ids.length === 1 ? `the body of exchange ${named}` : `the bodies of exchanges ${named}${more}`
  return `The journal does not have ${whose}, which could match`
}

/**
 * Runs what compares regular expressions.
 *
 * @throws AdminError 400 when one takes too long
 */
export async function onSlowPattern<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw slowPattern(error)
  }
}

/** The error of an answer, when a regular expression took too long. */
export const slowPattern = (error: unknown): unknown =>
  error instanceof Failure ? new AdminError(400, error.message) : error
