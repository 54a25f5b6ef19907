import { parseDuration } from '../../lib/duration.js'
import { formatInstant, parseInstant } from '../../lib/instant.js'
import type { ClockSettings } from '../../sandbox/clock-settings.js'

/**
 * The time that relative dates are counted from in a comparison. It is far in the future, so that a date near it must
 * be relative. A relative date equals any written date, because the time at which it was resolved is unknown.
 */
export const nowMs = Date.UTC(9000)
const isRelative = (ms: number) => ms > Date.UTC(8000)

const toMs = (at: unknown) => (typeof at === 'string' ? parseInstant(at) : undefined)

/** Whether two dates mean the same moment; a relative one equals any written one. */
export function sameMoment(one: unknown, other: unknown): boolean {
  const [a, b] = [toMs(one), toMs(other)]
  if (a === undefined || b === undefined) return a === b
  return a === b || isRelative(a) !== isRelative(b)
}

/** `2026-03-07T12:00:00.000Z`, or `now -3d` */
export function moment(at: unknown): string | undefined {
  const ms = toMs(at)
  if (ms === undefined || !isRelative(ms)) return ms === undefined ? ms : formatInstant(ms)
  const days = Number(((ms - nowMs) / 86_400_000).toFixed(3))
  return days === 0 ? 'now' : `now ${days < 0 ? '-' : '+'}${Math.abs(days)}d`
}

/** Clock settings in a comparable form, without those that have no effect. */
export const plainClock = ({ freeze, offset, tickMs }: ClockSettings) => ({
  freeze: typeof freeze === 'string' ? moment(freeze) : freeze || undefined,
  offset: (typeof offset === 'string' ? parseDuration(offset) : offset) || undefined,
  tickMs: tickMs || undefined,
})

const maxLength = 60

/** Two values side by side; of long texts, the part where they begin to differ. */
export function excerpts(before: unknown, after: unknown): [string, string] {
  if (typeof before !== 'string' || typeof after !== 'string') return [word(before), word(after)]
  const [old, now] = [[...before], [...after]]
  if (old.length <= maxLength && now.length <= maxLength) return [quoted(before), quoted(after)]
  const at = old.findIndex((letter, index) => letter !== now[index])
  const from = Math.max(0, (at < 0 ? old.length : at) - 20)
  return [part(old, from), part(now, from)]
}

function part(letters: readonly string[], from: number): string {
  const to = from + maxLength
  const [left, right] = [from > 0 ? '…' : '', letters.length > to ? '…' : '']
  return quoted(left + letters.slice(from, to).join('') + right)
}

const word = (value: unknown): string =>
  typeof value === 'string'
    ? part([...value], 0)
    : value === undefined
      ? 'nothing'
      : JSON.stringify(value)

const quoted = (text: string): string => JSON.stringify(text)
