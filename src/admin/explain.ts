import { Type } from '@sinclair/typebox'
import type { Exchange } from '../domain/exchange.js'
import { Explanation } from '../domain/explanation.js'
import { formatInstant } from '../domain/instant.js'
import type { Profile } from '../domain/profile.js'
import { hintOf, type Reason } from '../domain/refusal.js'
import type { Hit } from '../sandbox/faults.js'
import { entryOf } from './requests.js'
import type { AdminPlugin } from './types.js'
import { worldOf } from './world.js'

/** Why an exchange was answered as it was. */
export const explain: AdminPlugin = (app, { sandboxes, profile, routes }, done) => {
  app.get(
    '/requests/:id/explain',
    {
      schema: {
        summary: 'Which check refused, what would have passed, and what comes near',
        params: Type.Object({ id: Type.Integer() }),
        response: { 200: Explanation },
      },
    },
    async (request): Promise<Explanation> => {
      const sandbox = worldOf(request)
      const { exchange, entry } = entryOf(request.params.id, sandbox)
      const { id, method, path, status } = exchange
      const route = routes.find((one) => one.method === method && one.path === entry.route)
      // Nobody who only serves pays for this.
      const { nearMisses, tokenSent } = await import('./near-misses.js')
      const asked = { exchange, entry, sandbox, sandboxes, routes }
      return {
        id,
        method,
        path,
        status,
        ...verdict(exchange, entry.reason, entry.hit, checksFor(exchange, profile)),
        ...(route && { scope: route.scope }),
        ...tokenSent(asked),
        nearMisses: nearMisses(asked),
        asOf: formatInstant(sandbox.clock.now()),
      }
    },
  )
  done()
}

/** The checks in the order in which a request meets them. */
const checks = [
  'address',
  'route',
  'version',
  'token',
  'rate limit',
  'scope',
  'body',
  'contact',
  'note',
] as const
type Check = (typeof checks)[number]

const checkOf: Record<Reason['kind'], Check> = {
  'not-ready': 'address',
  'sandbox-unknown': 'address',
  'request-malformed': 'address',
  'url-malformed': 'address',
  'route-unknown': 'route',
  'version-missing': 'version',
  'version-invalid': 'version',
  'token-missing': 'token',
  'token-malformed': 'token',
  'token-unknown': 'token',
  'token-expired': 'token',
  'token-revoked': 'token',
  'rate-limited': 'rate limit',
  'scope-missing': 'scope',
  'body-too-large': 'body',
  'body-malformed': 'body',
  'media-type-unsupported': 'body',
  invalid: 'body',
  'contact-unknown': 'contact',
  'contact-elsewhere': 'contact',
  'note-unknown': 'note',
  'note-elsewhere': 'note',
}

/** Not every request meets every check: a list names no note, a GET has no body. */
const checksFor = ({ method, noteId }: Exchange, profile: Profile): Check[] =>
  checks.filter(
    (check) =>
      (check !== 'version' || profile === 'observed') &&
      (check !== 'body' || method === 'POST' || method === 'PUT') &&
      (check !== 'note' || noteId !== undefined),
  )

type Verdict = Pick<
  Explanation,
  'outcome' | 'summary' | 'passed' | 'refusedBy' | 'reason' | 'need' | 'have' | 'fault'
>

function verdict(
  { by, status }: Exchange,
  reason: Reason | undefined,
  hit: Hit | undefined,
  met: readonly Check[],
): Verdict {
  const fault = hit && { fault: faultOf(hit) }
  if (reason) {
    const check = checkOf[reason.kind]
    const hint = hintOf(reason)
    const found = hint.have === undefined ? '' : ` Found: ${hint.have}.`
    return {
      outcome: 'refused',
      summary: `The ${check} check refused it (${reason.kind}). Needed: ${hint.need}.${found}${delayed(hit)}`,
      passed: met.slice(0, met.indexOf(check)),
      refusedBy: check,
      reason: reason.kind,
      ...hint,
      ...fault,
    }
  }
  if (hit && spoils(hit)) {
    return {
      outcome: 'faulted',
      summary: faultWords(hit),
      passed: passedBefore(hit, met),
      ...fault,
    }
  }
  const whose = by === undefined ? '' : ` The token is that of ${by}.`
  return status < 500
    ? {
        outcome: 'accepted',
        summary: `Nothing refused it.${whose}${delayed(hit)}`,
        passed: [...met],
        ...fault,
      }
    : { outcome: 'refused', summary: 'ghl-mock failed; its log says why.', passed: [], ...fault }
}

const faultOf = ({ fault, stage, effect, delayMs }: Hit) => ({
  id: fault,
  when: stage === 'afterCommit' ? stage : ('before' as const),
  effect,
  delayMs,
})

/** Whether a fault did more than to wait. */
const spoils = ({ effect: { status, body, effect } }: Hit): boolean =>
  status !== undefined || body !== undefined || (effect !== undefined && effect !== 'pass')

const delayed = (hit: Hit | undefined): string =>
  hit && hit.delayMs > 0 && !spoils(hit)
    ? ` The fault "${hit.fault}" delayed it by ${Math.round(hit.delayMs)} ms.`
    : ''

/** Whether a fault let the route act: those that spoil an answer need one, whenever they are told to strike. */
const letAct = ({ stage, effect: { status, body, effect } }: Hit): boolean =>
  stage === 'afterCommit' ||
  ((effect === 'truncate' || effect === 'drip') && status === undefined && body === undefined)

function faultWords(hit: Hit): string {
  const { fault, stage, effect } = hit
  const what = effect.effect ?? `status ${effect.status ?? 200}`
  if (letAct(hit)) {
    return `Nothing refused it and the route acted; then the fault "${fault}" (${what}) spoiled its answer.`
  }
  return stage === 'before'
    ? `The fault "${fault}" (${what}) struck before any check: whether the request deserved better was not judged.`
    : `The fault "${fault}" (${what}) struck before the route acted; nothing was stored.`
}

/** The checks that a request had behind it when a fault struck. */
function passedBefore(hit: Hit, met: readonly Check[]): Check[] {
  if (letAct(hit)) return [...met]
  const reached: readonly Check[] =
    hit.stage === 'before' ? ['address'] : checks.slice(0, checks.indexOf('contact'))
  return met.filter((check) => reached.includes(check))
}
