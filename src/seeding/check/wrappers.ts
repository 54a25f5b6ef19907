import { parseDuration } from '../../lib/duration.js'

/** A value, which may be a text that has its key already, below the key of the object that it belongs to. */
function below(key: string, value: unknown): string {
  return /^\w+:\s/.test(String(value))
    ? `write ${value} below it, without quotes`
    : `write ${key}: ${value} below it`
}

/** A delay of a random time, for a range in other forms: `200-800`, `200..800ms`, `[200, 800]`. */
export function rangeIn(value: unknown): string | undefined {
  const [, least, most] =
    /^(\d+)(?:ms)?(?:\.\.\.?|[-–—,~]|to)(\d+)(?:ms)?$/.exec(String(value).replace(/\s/g, '')) ?? []
  return most && `{ uniform: [${least}, ${most}] }`
}

/** Objects that people write one of their values for. */
export const wrappers: Readonly<Record<string, (value: unknown, level: number) => string>> = {
  clock: (value) => below('freeze', value),
  generate: (value, level) => below(level > 3 ? 'notes' : 'contacts', value),
  match: (value) => {
    const [, method, path = '', query] =
      /^(?:([A-Z]+)\s+)?(?:https?:\/\/[^\s/]+)?(\/[^\s?]*)(?:\?(\S*))?$/.exec(String(value)) ?? []
    if (path === '') return 'write its keys below it, such as method: GET'
    const named = [...new URLSearchParams(query)].map(([name, one]) => `${name}: ${one}`)
    const keys = [
      ...(method ? [`method: ${method}`] : []),
      `path: ${path}`,
      ...(named.length > 0 ? [`query: { ${named.join(', ')} }`] : []),
    ]
    return `write { ${keys.join(', ')} }`
  },
  delay: (value) => {
    const text = String(value).replace(/\s/g, '')
    const range = rangeIn(text)
    if (range) return `write delay: ${range}`
    const ms = /^\d+$/.test(text) ? Number(text) : parseDuration(text)
    return Number.isNaN(ms)
      ? 'write delayMs and a number of milliseconds'
      : `write delayMs: ${ms} in its place`
  },
}
