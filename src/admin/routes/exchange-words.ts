import type { Exchange, Match } from '../../sandbox/exchange.js'
import type { Nearest } from '../../sandbox/nearest.js'

/** `exactly 2 exchanges with method POST, status 201` */
export function expectedWords(bound: number | string, match: Match): string {
  const noun = /^(?:.* )?1$/.test(`${bound}`) ? 'exchange' : 'exchanges'
  const fields = Object.entries(match).map(([name, value]) => `${name} ${shown(value)}`)
  return fields.length > 0 ? `${bound} ${noun} with ${fields.join(', ')}` : `${bound} ${noun}`
}

/** The exchange nearest to a match, and the differences. */
export function nearestWords(found: Nearest | undefined, match: Match, sandbox: string): string[] {
  if (!found) return []
  const { exchange, mismatches } = found
  return [
    `  nearest: ${line(exchange, sandbox)}`,
    ...mismatches.flatMap((name) => [
      `    - ${name}: ${shown(match[name])}`,
      `    + ${name}: ${shown(fieldOf(exchange, name))}`,
    ]),
  ]
}

/** What an exchange has in a field that a match names. */
export function fieldOf(exchange: Exchange, name: keyof Match): unknown {
  return name === 'reason' ? exchange.reason?.split(';', 1)[0] : exchange[name]
}

/** The latest of some exchanges, a line each; more would bury the message. */
export function linesOf(exchanges: Iterable<Exchange>, mark: string, sandbox: string): string[] {
  const lines = Array.from(exchanges, (exchange) => mark + line(exchange, sandbox))
  const more = lines.length - most
  return more > 0 ? [`${mark}${more} before these`, ...lines.slice(-most)] : lines
}

const most = 20

function line({ id, method, path, status, reason, fault, effect }: Exchange, sandbox: string) {
  const hit = fault === undefined ? '' : ` (fault "${fault}"${effect ? `: ${effect}` : ''})`
  const where = sandbox === 'default' ? '' : ` in ${sandbox}`
  return `#${id} ${method} ${path} ${status}${reason ? ` ${reason}` : ''}${hit}${where}`
}

/** Longest value in a message, in characters. */
const longest = 200

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text
}
