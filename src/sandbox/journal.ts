import { formatInstant } from '../lib/instant.js'
import type { Clock } from './clock.js'
import type { Entry } from './entry.js'
import { type Exchange, idsIn, type Match } from './exchange.js'
import { mismatches } from './match.js'
import type { RequestCounters } from './request-counters.js'
import { RingBuffer } from './ring-buffer.js'

interface Kept {
  id: number
  at: number
  entry: Entry
  response: Buffer
}

/** What a sandbox has answered, the last `capacity` of it, oldest first. */
export class Journal {
  readonly capacity: number
  readonly #clock: Clock
  readonly #counters: RequestCounters
  readonly #texts: RingBuffer
  readonly #kept: Kept[] = []
  readonly #watchers = new Set<() => void>()
  /** How many there ever were; the next goes to this place of the ring. */
  #count = 0

  constructor(capacity: number, clock: Clock, counters: RequestCounters) {
    this.capacity = capacity
    this.#clock = clock
    this.#counters = counters
    this.#texts = new RingBuffer(capacity)
  }

  record(entry: Entry, response: string): void {
    this.#counters.count(entry)
    if (this.capacity === 0) return
    const kept: Kept = {
      id: this.#count + 1,
      at: this.#clock.now(),
      entry,
      response: this.#texts.keep(response),
    }
    this.#kept[this.#count++ % this.capacity] = kept
    for (const watcher of this.#watchers) watcher()
  }

  /** The exchanges that match, oldest first. */
  find(match: Match = {}): Exchange[] {
    return this.#all()
      .map(toExchange)
      .filter((exchange) => mismatches(exchange, match).length === 0)
  }

  /** One exchange, and what it was put into words from; undefined when there is no such exchange. */
  entry(id: number): { exchange: Exchange; entry: Readonly<Entry> } | undefined {
    const kept = this.#kept.find((one) => one.id === id)
    return kept && { exchange: toExchange(kept), entry: kept.entry }
  }

  /** How many exchanges are kept. */
  get size(): number {
    return this.#kept.length
  }

  /** The ids of the oldest and the latest exchange kept; zeros when there is none. */
  get bounds(): [oldest: number, latest: number] {
    return [this.#count === 0 ? 0 : this.#count - this.#kept.length + 1, this.#count]
  }

  /** The exchange that fails `match` in the fewest ways, the latest of them; and the ways. */
  nearest(match: Match): { exchange: Exchange; mismatches: (keyof Match)[] } | undefined {
    const failures = this.#all()
      .map(toExchange)
      .map((exchange) => ({ exchange, mismatches: mismatches(exchange, match) }))
      .filter((one) => one.mismatches.length > 0)
      .sort((a, b) => a.mismatches.length - b.mismatches.length || b.exchange.id - a.exchange.id)
    return failures[0]
  }

  /** Calls back after each exchange, until the function it gives is called. */
  watch(callback: () => void): () => void {
    this.#watchers.add(callback)
    return () => this.#watchers.delete(callback)
  }

  clear(): void {
    this.#kept.length = 0
    this.#count = 0
  }

  #all(): Kept[] {
    const oldest = this.#count % this.capacity
    return this.#kept.length < this.capacity
      ? this.#kept
      : [...this.#kept.slice(oldest), ...this.#kept.slice(0, oldest)]
  }
}

function toExchange({ id, at, entry, response }: Kept): Exchange {
  const { url, params, param, hint, hit, startedAt, endedAt } = entry
  // Not by `new URL`, which tidies up some of what clients send and refuses some more, `//` for example.
  const [path = '', ...search] = url.replace(/^https?:\/\/[^/?]*/i, '').split('?')
  const searchParams = new URLSearchParams(search.join('?').replaceAll(token, 'pit-<redacted>'))
  const query = Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name)
      return [name, values.length > 1 ? values : (values[0] ?? '')]
    }),
  )
  return {
    id,
    at: formatInstant(at),
    method: entry.method,
    path,
    query,
    headers: shown(entry),
    body: isDeep(entry.body) ? `(nested more than ${maxDepth} deep, not shown)` : entry.body,
    ...idsIn(params, param),
    ...(entry.by !== undefined && { by: entry.by }),
    status: entry.status,
    ...(hit && { fault: hit.fault }),
    ...(hit?.effect.effect && { effect: hit.effect.effect }),
    response: parsed(response.toString()),
    ...(hint !== undefined && { reason: hint }),
    durationMs: Math.round((endedAt - startedAt) * 1000) / 1000,
  }
}

/** Some clients put it into the query. */
const token = /pit-[\da-f]{8}-[\da-f-]{27}/gi

const maxDepth = 100

/** Parsing nests as deep as a client likes; JSON.stringify and many a reader give up some thousands down. */
const isDeep = (value: unknown, depth = 0): boolean =>
  depth > maxDepth ||
  (typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((one) => isDeep(one, depth + 1)))

/** Headers for people: no token leaves the mock, only whose it is. */
function shown({ headers, by }: Pick<Entry, 'headers' | 'by'>): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, value]) => [
    name,
    name === 'authorization' ? `Bearer <${by ?? 'nobody we know'}>` : String(value),
  ])
  return Object.fromEntries(pairs)
}

function parsed(response: string): unknown {
  try {
    return JSON.parse(response)
  } catch {
    return response
  }
}
