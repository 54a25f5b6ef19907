import { isEntry } from '../walk.js'
import type { Case } from './notation.js'

type Pair = readonly [name: string, value: string]

/** Headers or query parameters in the forms of other programs: Postman's list of keys and values, lines, a query. */
export function pairsAdvice({ violation: { path }, value, isJson }: Case): string | undefined {
  if (!/^(?:headers|query)$/.test(String(path.at(-1)))) return undefined
  const items: readonly unknown[] =
    typeof value === 'string' ? value.split(path.at(-1) === 'query' ? '&' : '\n') : [value].flat()
  const pairs = items.filter((item) => !isEntry(item) || item.disabled !== true).map(pairOf)
  const whole = pairs.filter((pair) => pair !== undefined)
  if (whole.length === 0 || whole.length < pairs.length) return undefined
  const write = (text: string) => (isJson || !isPlain(text) ? JSON.stringify(text) : text)
  return `write { ${whole.map(([name, text]) => `${write(name)}: ${write(text)}`).join(', ')} }`
}

function pairOf(item: unknown): Pair | undefined {
  if (isEntry(item)) {
    const { key, name = key, value } = item
    return typeof name === 'string' && /string|number/.test(typeof value)
      ? [name, String(value)]
      : undefined
  }
  const [, name = '', header, parameter = ''] =
    (typeof item === 'string' && /^\s*([\w-]+)(?::\s+(.*)|=(.*))$/.exec(item.trim())) || []
  return name === '' ? undefined : [name, header ?? decoded(parameter)]
}

/** A value of a query, as `URLSearchParams` reads it. */
const decoded = (text: string): string => new URLSearchParams(`it=${text}`).get('it') ?? text

/** True for text that YAML reads as it is, without quotes. */
const isPlain = (text: string): boolean =>
  /^(?:[A-Za-z][\w./-]*|\d{4}-\d\d-\d\d)$/.test(text) && !/^(?:true|false|null)$/i.test(text)
