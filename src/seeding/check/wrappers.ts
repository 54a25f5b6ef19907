import { parseDuration } from '../../lib/duration.js'
import type { Case, Write } from './notation.js'

/** A value, which may be a text that has its key already, in the object that it belongs to. */
function within(key: string, { value, isJson, inside }: Case): string {
  const [, own, rest] = /^(\w+):\s+(.*)/.exec(String(value)) ?? []
  if (isJson) return `write { ${inside(own ?? key)}: ${inside(rest ?? value)} }`
  return own === undefined
    ? `write { ${key}: ${value} } in its place`
    : `write { ${value} } in its place, without quotes`
}

/** A delay of a random time, for a range in other forms: `200-800`, `200..800ms`, `[200, 800]`. */
export function rangeIn(value: unknown, inside: Write): string | undefined {
  const [, least, most] =
    /^(\d+)(?:ms)?(?:\.\.\.?|[-–—,~]|to)(\d+)(?:ms)?$/.exec(String(value).replace(/\s/g, '')) ?? []
  return most && `{ ${inside('uniform')}: [${least}, ${most}] }`
}

/** Objects that people write one of their values for. */
export const wrappers: Readonly<Record<string, (asked: Case) => string>> = {
  clock: (asked) => within('freeze', asked),
  generate: (asked) => within(asked.violation.path.length > 3 ? 'notes' : 'contacts', asked),
  match: ({ value, inside }) => {
    const [, method, path = '', query] =
      /^(?:([A-Z]+)\s+)?(?:https?:\/\/[^\s/]+)?(\/[^\s?]*)(?:\?(\S*))?$/.exec(String(value)) ?? []
    if (path === '') return `write its keys below it, such as ${inside('method')}: ${inside('GET')}`
    const pair = (key: string, one: string) => `${inside(key)}: ${inside(one)}`
    const named = [...new URLSearchParams(query)].map(([key, one]) => pair(key, one))
    const keys = [
      ...(method ? [pair('method', method)] : []),
      pair('path', path),
      ...(named.length > 0 ? [`${inside('query')}: { ${named.join(', ')} }`] : []),
    ]
    return `write { ${keys.join(', ')} }`
  },
  delay: ({ value, inside }) => {
    const text = String(value).replace(/\s/g, '')
    const range = rangeIn(text, inside)
    if (range) return `write ${inside('delay')}: ${range}`
    const ms = /^\d+$/.test(text) ? Number(text) : parseDuration(text)
    return Number.isNaN(ms)
      ? 'write delayMs and a number of milliseconds'
      : `write ${inside('delayMs')}: ${ms} in its place`
  },
}
