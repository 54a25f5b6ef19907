import { timesOf } from '../../lib/plural.js'
import type { Match } from '../../sandbox/exchange.js'
import type { Use } from '../../sandbox/faults.js'
import { nearest } from '../../sandbox/nearest.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { AdminError, type Difference } from '../admin-error.js'
import { type AdminPlugin, route } from '../route.js'
import { Claim, Verified } from '../schemas.js'
import { expectedWords, fieldOf, linesOf, nearestWords } from './exchange-words.js'
import { assertKept, assertMatchable, bareMatch, mismatch, onSlowPattern } from './matches.js'

/** Checks a claim about the requests that a sandbox received. */
export const verify: AdminPlugin = async (app, { routes }) => {
  app.post(
    '/verify',
    {
      ...route('Check a claim about the journal', Verified, { body: Claim }, [409, 422]),
      preValidation: bareMatch(Claim),
    },
    async ({ body, sandbox }) => {
      assertConsistent(body)
      for (const match of [body.match ?? []].flat()) {
        assertMatchable(match, routes, sandbox)
      }
      const found = await onSlowPattern(() => contradictions(body, sandbox))
      const [first] = found
      if (!first) return { verified: true as const }
      const message = found.flatMap(({ words }) => words).join('\n')
      const { expected, actual } = first
      throw mismatch(422, message, { expected, actual }, sandbox)
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

/** A claim that does not hold. */
interface Contradiction extends Difference {
  words: string[]
}

/**
 * The contradictions between a sandbox and a claim; empty when the claim holds.
 *
 * @throws AdminError 409 when it depends on exchanges that the journal dropped
 */
async function contradictions(claim: Claim, sandbox: Sandbox): Promise<Contradiction[]> {
  const { faults } = sandbox
  const matches = [claim.match ?? []].flat()
  const isUnused = ({ hits, left }: Use) =>
    (claim.faultsUsed && hits === 0) || (claim.faultsUsedUp && left !== undefined && left > 0)
  const unused = faults.uses().filter(isUnused)
  const isAboutFaults = claim.faultsUsed || claim.faultsUsedUp
  // A claim about faults alone makes no claim about the journal.
  const asked = matches.length > 0 || isAboutFaults ? matches : [{}]
  const found = claim.inOrder ? await outOfOrder(sandbox, asked) : []
  if (!claim.inOrder) for (const one of asked) found.push(...(await miscount(sandbox, one, claim)))
  return [
    ...found,
    ...unused.map(({ id, hits, left, tooSlow }) => ({
      words: [
        `The fault "${id}" ${
          hits === 0 ? 'has not hit' : `has hit ${timesOf(hits)} and is not used up: ${left} left`
        }${tooSlow ? `${hits === 0 ? ':' : ','} its regular expression takes too long` : ''}.`,
      ],
      expected: { fault: id, ...(left === undefined ? { hits: 'at least 1' } : { left: 0 }) },
      actual: { fault: id, ...(left === undefined ? { hits } : { left }) },
    })),
  ]
}

async function miscount(
  { journal, id }: Sandbox,
  match: Match,
  claim: Claim,
): Promise<Contradiction[]> {
  const exactly = claim.never ? 0 : claim.exactly
  const least = exactly ?? claim.atLeast ?? (claim.atMost === undefined ? 1 : 0)
  const most = exactly ?? claim.atMost ?? Number.POSITIVE_INFINITY
  const exchanges = await journal.find(match)
  const found = exchanges.count
  // The number is at least `found`, and at most that and what is not known.
  const dropped = journal.dropped(match) + exchanges.unsure.length
  if (found >= least && found + dropped <= most) return []
  const isFalse = found > most || found + dropped < least
  if (!isFalse) assertKept(journal, match, exchanges)

  const bound = least === most ? least : found < least ? `at least ${least}` : `at most ${most}`
  const near = found < least ? await nearest(journal, match) : undefined
  const names = Object.keys(match) as (keyof Match)[] // the schema allows no others
  const nearFields = near && names.map((name) => [name, fieldOf(near.exchange, name)])
  return [
    {
      words: [
        `Expected ${expectedWords(bound, match)}, found ${found}.`,
        ...linesOf(exchanges, '  + ', id),
        ...(found === 0 && journal.size === 0 ? ['The journal is empty.'] : []),
        ...nearestWords(near, match, id),
      ],
      expected: { exchanges: bound, ...match },
      actual: { exchanges: found, ...(nearFields ? Object.fromEntries(nearFields) : match) },
    },
  ]
}

/** Each match must be met by an exchange after that of the match before; others may lie between. */
async function outOfOrder(
  { journal, id }: Sandbox,
  matches: readonly Match[],
): Promise<Contradiction[]> {
  let after = 0
  for (const [index, match] of matches.entries()) {
    const [next] = await journal.find(match, { after })
    if (next) {
      after = next.id
      continue
    }
    // Those before may have come earlier than it seems, if what was dropped matches them.
    for (const one of matches.slice(0, index + 1)) {
      assertKept(journal, one, await journal.find(one))
    }
    const before = index > 0 ? ` after #${after}` : ''
    return [
      {
        words: [
          `Expected ${expectedWords(1, match)} as number ${index + 1} of the sequence${before}, found none.`,
          ...linesOf(await journal.find(), '    ', id),
        ],
        expected: matches,
        actual: matches.slice(0, index),
      },
    ]
  }
  return []
}
