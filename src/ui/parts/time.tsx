import { now } from '../clock.js'
import { useSelected } from '../store.js'

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

const inWords = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

function relative(at: number, nowMs: number): string {
  const seconds = (at - nowMs) / 1000
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return inWords.format(Math.trunc(seconds / length), unit)
  }
  return seconds > 5 ? 'in a moment' : 'just now'
}

const exactly = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' })

/** A date, relative to the sandbox's clock; exact on hover. */
export function Time({ at }: { at: string }) {
  const ms = Date.parse(at)
  const words = useSelected(now, (nowMs) => relative(ms, nowMs))
  if (Number.isNaN(ms)) return <span>{at}</span>
  return (
    <time dateTime={at} title={`${exactly.format(ms)}\n${at}`}>
      {words}
    </time>
  )
}
