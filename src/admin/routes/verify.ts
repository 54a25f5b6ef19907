import type { Exchange, Match } from '../../sandbox/exchange.js'
import type { Journal } from '../../sandbox/journal.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { AdminError } from '../admin-error.js'
import { type AdminPlugin, route } from '../route.js'
import { Claim, Verified } from '../schemas.js'

/** Checks a claim about the requests that a sandbox received. */
export const verify: AdminPlugin = async (app) => {
  app.post(
    '/verify',
    route('Check a claim about the journal', Verified, { body: Claim }, [422]),
    ({ body, sandbox }) => {
      assertConsistent(body)
      const found = contradictions(body, sandbox)
      if (found.length === 0) return { verified: true as const }
      throw new AdminError(422, found.join('\n'))
    },
  )
}

/**
 * Rejects a claim that contradicts itself: a test with it could never pass.
 *
 * @throws AdminError 400
 */
function assertConsistent({ match, exactly, atLeast, atMost, never, inOrder }: Claim): void {
  const numbers = [exactly, never || undefined, atLeast ?? atMost].filter(
    (one) => one !== undefined,
  ).length
  const isSequence = Array.isArray(match) && match.length > 1
  const conflicts: [found: boolean | undefined, message: string][] = [
    [numbers > 1, 'exactly, never, and atLeast or atMost exclude each other: give one.'],
    [
      Number(atLeast) > Number(atMost),
      `atLeast: found ${atLeast}, which is more than atMost (${atMost}).`,
    ],
    [inOrder && !isSequence, 'inOrder: expected a list of at least two matches in match.'],
    [
      inOrder && numbers > 0,
      'inOrder: a sequence takes no number; leave out exactly, never, atLeast and atMost.',
    ],
  ]
  const first = conflicts.find(([found]) => found)
  if (first) throw new AdminError(400, first[1])
}

/** A message for each contradiction between the sandbox and a claim; empty when the claim holds. */
function contradictions(claim: Claim, { journal, faults }: Sandbox): string[] {
  const matches = [claim.match ?? []].flat()
  const unused = claim.faultsUsed ? faults.list().filter(({ hits }) => hits === 0) : []
  // A claim about faults alone makes no claim about the journal.
  const asked = matches.length > 0 || claim.faultsUsed ? matches : [{}]
  return [
    ...(claim.inOrder
      ? outOfOrder(journal, asked)
      : asked.flatMap((one) => miscount(journal, one, claim))),
    ...unused.map(({ id }) => `The fault "${id}" has not hit.`),
  ]
}

function miscount(journal: Journal, match: Match, claim: Claim): string[] {
  const found = journal.find(match)
  const exactly = claim.never ? 0 : claim.exactly
  const least = exactly ?? claim.atLeast ?? (claim.atMost === undefined ? 1 : 0)
  const most = exactly ?? claim.atMost ?? Number.POSITIVE_INFINITY
  if (found.length >= least && found.length <= most) return []

  const bound =
    least === most ? least : found.length < least ? `at least ${least}` : `at most ${most}`
  return [
    `Expected ${expectedWords(bound, match)}, found ${found.length}.`,
    ...lines(found, '  + '),
    ...(found.length < least ? nearestWords(journal, match) : []),
  ]
}

/** Each match must be met by an exchange after that of the match before; others may lie between. */
function outOfOrder(journal: Journal, matches: readonly Match[]): string[] {
  let after = 0
  for (const [index, match] of matches.entries()) {
    const next = journal.find(match).find(({ id }) => id > after)
    if (!next) {
      const before = index > 0 ? ` after #${after}` : ''
      return [
        `Expected ${expectedWords(1, match)} as number ${index + 1} of the sequence${before}, found none.`,
        ...lines(journal.find(), '    '),
      ]
    }
    after = next.id
  }
  return []
}

/** `exactly 2 exchanges with method POST, status 201` */
export function expectedWords(bound: number | string, match: Match): string {
  const noun = /^(?:.* )?1$/.test(`${bound}`) ? 'exchange' : 'exchanges'
  const fields = Object.entries(match).map(([name, value]) => `${name} ${shown(value)}`)
  return fields.length > 0 ? `${bound} ${noun} with ${fields.join(', ')}` : `${bound} ${noun}`
}

/** The exchange nearest to a match, and the differences. */
export function nearestWords(journal: Journal, match: Match): string[] {
  const nearest = journal.nearest(match)
  if (!nearest) return ['The journal is empty.']
  const { exchange, mismatches } = nearest
  return [
    `  nearest: ${line(exchange)}`,
    ...mismatches.flatMap((name) => [
      `    - ${name}: ${shown(match[name])}`,
      `    + ${name}: ${shown(name === 'reason' ? exchange.reason?.split(';', 1)[0] : exchange[name])}`,
    ]),
  ]
}

/** The latest exchanges, a line each; more would bury the message. */
function lines(exchanges: readonly Exchange[], mark: string): string[] {
  const more = exchanges.length - most
  return [
    ...(more > 0 ? [`${mark}${more} before these`] : []),
    ...exchanges.slice(-most).map((exchange) => mark + line(exchange)),
  ]
}

const most = 20

const line = ({ id, method, path, status, reason }: Exchange) =>
  `#${id} ${method} ${path} ${status}${reason ? ` ${reason}` : ''}`

const shown = (value: unknown) =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
