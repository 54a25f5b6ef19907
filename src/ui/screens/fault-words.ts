import type { ActiveFault, Fault } from '../types.js'

type Step = Exclude<Fault['then'], unknown[]>

/** `POST /contacts/:contactId/notes, contactId contact-xyz789`. */
export function matchInWords(match: Fault['match'] = {}): string {
  const { method, path, ...others } = match
  const rest = Object.entries(others).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  const call = [method, path].filter(Boolean).join(' ') || 'Every request'
  return [call, ...rest].join(', ')
}

function stepInWords(step: Step): string {
  if (typeof step === 'number') return `status ${step}`
  if (typeof step === 'string') return step
  const { status, effect, delayMs, body } = step
  const parts = [
    status !== undefined && `status ${status}`,
    effect,
    body !== undefined && 'a body of its own',
    delayMs !== undefined && `after ${delayMs} ms`,
  ]
  return parts.filter(Boolean).join(', ') || JSON.stringify(step)
}

export function effectInWords({ then, when, times, probability }: Fault): string {
  const parts = [
    Array.isArray(then) ? then.map(stepInWords).join(', then ') : stepInWords(then),
    when === 'afterCommit' && 'after the route has acted',
    times !== undefined && (times === 1 ? 'once' : `${times} times`),
    probability !== undefined && `${Math.round(probability * 100)} % of them`,
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Whether a fault has hit as often as it can. A list that is shorter than `times` repeats. */
export function isUsedUp({ then, times, hits }: ActiveFault): boolean {
  return hits >= (times ?? (Array.isArray(then) ? then.length : Infinity))
}
