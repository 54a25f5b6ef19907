import { Type } from '@sinclair/typebox'
import { formatInstant } from '../../lib/instant.js'
import type { Entry } from '../../sandbox/entry.js'
import type { Exchange } from '../../sandbox/exchange.js'
import { hasAnswer, isCut, isTruncated } from '../../sandbox/fault.js'
import type { Hit } from '../../sandbox/faults.js'
import { type AdminPlugin, route } from '../route.js'
import { entryOf } from '../routes/requests.js'
import { Explanation } from '../schemas.js'
import { nearMisses } from './near-misses.js'
import { tokenSent } from './near-tokens.js'

/** Explains the answer of an exchange. */
export const explain: AdminPlugin = async (app, { sandboxes, routes, versions }) => {
  app.get(
    '/requests/:id/explain',
    route('Explain an exchange: which check refused it, and what would have passed', Explanation, {
      params: Type.Object({ id: Type.Integer() }),
    }),
    async ({ params, sandbox }) => {
      const { exchange, entry } = entryOf(params.id, sandbox)
      const { id, method, path, status } = exchange
      const met = routes.find((one) => one.method === method && one.path === entry.route)
      const input = { exchange, entry, route: met, sandbox, sandboxes, routes, versions }
      return sandboxes.secrets.redactAll({
        id,
        method,
        path,
        status,
        ...verdict(exchange, entry),
        ...(met?.scope !== undefined && { scope: met.scope }),
        ...tokenSent(input),
        nearMisses: await nearMisses(input),
        asOf: formatInstant(sandbox.clock.now()),
      })
    },
  )
}

type Verdict = Pick<
  Explanation,
  'outcome' | 'summary' | 'passed' | 'refusedBy' | 'reason' | 'need' | 'have' | 'fault'
>

function verdict(
  { by, status, stub, repeats = 0 }: Exchange,
  { refusal, hit, passed }: Entry,
): Verdict {
  const lost = status === 0 && !(hit && isCut(hit.effect)) ? hungUp : ''
  const known = { passed: [...passed], ...(hit && { fault: faultOf(hit) }) }
  if (refusal) {
    const { kind, check, hint } = refusal
    const found = hint.have === undefined ? '' : ` Found: ${hint.have}.`
    return {
      outcome: 'refused',
      summary: `The ${check} check refused it (${kind}). Needed: ${hint.need}.${found}${delayed(hit)}${lost}${repeated(repeats)}`,
      refusedBy: check,
      reason: kind,
      ...hint,
      ...known,
    }
  }
  if (hit && spoils(hit)) return { outcome: 'faulted', summary: faultWords(hit) + lost, ...known }
  const whose = by === undefined ? '' : ` The token belongs to ${by}.`
  const whoAnswered = stub === undefined ? '' : ` The stub "${stub}" answered it.`
  return status < 500 || stub !== undefined
    ? {
        outcome: 'accepted',
        summary: `Nothing refused it.${whose}${whoAnswered}${delayed(hit)}${lost}`,
        ...known,
      }
    : { outcome: 'refused', summary: 'ghl-mock failed; its log says why.', ...known }
}

const hungUp = ' Its client had hung up before an answer could leave.'

/** A client that repeats a request for ever fills the journal. */
const repeated = (repeats: number): string =>
  repeats >= 3 ? ` The same request had been refused ${repeats} times in a row just before.` : ''

const faultOf = ({ fault, stage, effect, delayMs }: Hit) => ({
  id: fault,
  when: stage === 'afterCommit' ? stage : ('before' as const),
  effect,
  delayMs,
})

/** Whether a fault did more than delay the answer. */
const spoils = ({ effect }: Hit): boolean =>
  hasAnswer(effect) || (effect.effect !== undefined && effect.effect !== 'pass')

const delayed = (hit: Hit | undefined): string =>
  hit && hit.delayMs > 0 && !spoils(hit)
    ? ` The fault "${hit.fault}" delayed it by ${Math.round(hit.delayMs)} ms.`
    : ''

/** Whether the route acted. `truncate` and `drip` need its answer, whatever the fault's `when` is. */
const letAct = ({ stage, effect }: Hit): boolean =>
  stage === 'afterCommit' || isTruncated(effect) || (effect.effect === 'drip' && !hasAnswer(effect))

function faultWords(hit: Hit): string {
  const { fault, stage, effect } = hit
  const what = effect.effect ?? `status ${effect.status ?? 200}`
  if (letAct(hit)) {
    return `Nothing refused it and the route acted; then the fault "${fault}" (${what}) spoiled its answer.`
  }
  return stage === 'before'
    ? `The fault "${fault}" (${what}) was injected before any check; the request was not checked.`
    : `The fault "${fault}" (${what}) was injected before the route acted; nothing was stored.`
}
