import { type Static, Type } from '@sinclair/typebox'
import { type Exchange, Match } from '../domain/exchange.js'
import type { Journal } from '../sandbox/journal.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import { Complaint, ComplaintAnswer } from './complaint.js'
import type { AdminPlugin } from './types.js'
import { worldOf } from './world.js'

const count = Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 }))

/** What is claimed of the journal; without a number, that there is at least one such exchange. */
const Claim = Type.Object(
  {
    match: Type.Optional(
      Type.Union([Match, Type.Array(Match, { minItems: 1 })], {
        title: 'what to match, or a list of it',
        description: 'A list is verified one by one, or as a sequence with inOrder.',
      }),
    ),
    exactly: count,
    atLeast: count,
    atMost: count,
    never: Type.Optional(Type.Boolean()),
    inOrder: Type.Optional(Type.Boolean()),
    faultsUsed: Type.Optional(Type.Boolean({ description: 'Every fault has hit at least once.' })),
  },
  { additionalProperties: false },
)
type Claim = Static<typeof Claim>

export const verify: AdminPlugin = (app, _options, done) => {
  app.post(
    '/verify',
    {
      schema: {
        summary: 'Check what was asked',
        body: Claim,
        response: {
          200: Type.Object({ verified: Type.Literal(true) }),
          422: ComplaintAnswer,
        },
      },
    },
    (request, reply) => {
      demandSense(request.body)
      const faults = contradictions(request.body, worldOf(request))
      if (faults.length === 0) return { verified: true as const }
      reply.code(422)
      return { statusCode: 422, message: faults.join('\n') }
    },
  )
  done()
}

/**
 * A claim that contradicts itself, or that says nothing, would be a test that cannot fail or cannot pass.
 *
 * @throws Complaint 400
 */
function demandSense({ match, exactly, atLeast, atMost, never, inOrder }: Claim): void {
  const numbers = [exactly, never || undefined, atLeast ?? atMost].filter(
    (one) => one !== undefined,
  )
  if (numbers.length > 1) {
    throw new Complaint(400, 'exactly, never, and atLeast or atMost exclude each other: give one.')
  }
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) {
    throw new Complaint(400, `atLeast: found ${atLeast}, which is more than atMost (${atMost}).`)
  }
  if (inOrder && (!Array.isArray(match) || match.length < 2)) {
    throw new Complaint(400, 'inOrder: expected a list of at least two in match.')
  }
  if (inOrder && numbers.length > 0) {
    throw new Complaint(400, 'inOrder: a sequence is met or not, it has no number.')
  }
}

/** Everything in a claim that the sandbox does not bear out, in lines for people. */
function contradictions(claim: Claim, { journal, faults }: Sandbox): string[] {
  const matches = [claim.match ?? []].flat()
  const unused = claim.faultsUsed ? faults.list().filter(({ hits }) => hits === 0) : []
  // A claim about faults alone says nothing of the journal.
  const asked = matches.length > 0 || !claim.faultsUsed ? (matches.length > 0 ? matches : [{}]) : []
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
  const unbounded =
    exactly === undefined && claim.atLeast === undefined && claim.atMost === undefined
  const least = exactly ?? claim.atLeast ?? (unbounded ? 1 : 0)
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

/** Each match must be met after the one before it; others may come between. */
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

/** What came nearest to a match, and in what it differs. */
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

/** The latest few: a thousand lines tell nobody anything. */
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
