import { formatInstant } from '../lib/instant.js'
import type { Clock } from './clock.js'
import type { Entry } from './entry.js'
import { Events } from './events.js'
import { type Exchange, idsIn, type Match } from './exchange.js'
import { mismatches } from './match.js'
import { Secrets } from './redact.js'
import type { RequestCounters } from './request-counters.js'
import { RingBuffer } from './ring-buffer.js'

interface Kept {
  id: number
  at: number
  entry: Entry
  response: Buffer
}

/** The last `capacity` exchanges of a sandbox. */
export class Journal {
  readonly capacity: number
  readonly #clock: Clock
  readonly #counters: RequestCounters
  readonly #secrets: Secrets
  readonly #texts: RingBuffer
  readonly #kept: Kept[] = []
  /** Emitted after each exchange that is kept. */
  readonly recorded = new Events<void>()
  /** Number of exchanges since the last reset; the next goes to this place of the ring. */
  #count = 0

  constructor(capacity: number, clock: Clock, counters: RequestCounters, secrets = new Secrets()) {
    this.capacity = capacity
    this.#clock = clock
    this.#counters = counters
    this.#secrets = secrets
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
    this.recorded.emit()
  }

  /** The exchanges that match, oldest first. */
  find(match: Match = {}): Exchange[] {
    return this.#all()
      .map((kept) => this.#shown(kept))
      .filter((exchange) => mismatches(exchange, match).length === 0)
  }

  /** One exchange and the entry that it was made from; undefined when there is no such exchange. */
  entry(id: number): { exchange: Exchange; entry: Readonly<Entry> } | undefined {
    const kept = this.#kept.find((one) => one.id === id)
    return kept && { exchange: this.#shown(kept), entry: kept.entry }
  }

  /** Number of exchanges that are kept. */
  get size(): number {
    return this.#kept.length
  }

  /** The ids of the oldest and the latest exchange; zeros when the journal is empty. */
  get bounds(): [oldest: number, latest: number] {
    return [this.#count === 0 ? 0 : this.#count - this.#kept.length + 1, this.#count]
  }

  /** The exchange with the fewest mismatches, the latest of several, and the names of what differs. */
  nearest(match: Match): { exchange: Exchange; mismatches: (keyof Match)[] } | undefined {
    return this.find()
      .map((exchange) => ({ exchange, mismatches: mismatches(exchange, match) }))
      .filter((one) => one.mismatches.length > 0)
      .sort((a, b) => a.mismatches.length - b.mismatches.length || b.exchange.id - a.exchange.id)
      .at(0)
  }

  clear(): void {
    this.#kept.length = 0
    this.#count = 0
  }

  #shown(kept: Kept): Exchange {
    const exchange = this.#secrets.redactAll(toExchange(kept, this.#secrets))
    // As text it takes a tenth of the time.
    return { ...exchange, response: parsed(this.#secrets.redact(kept.response.toString())) }
  }

  #all(): Kept[] {
    const oldest = this.#count % this.capacity
    return this.#kept.length < this.capacity
      ? this.#kept
      : [...this.#kept.slice(oldest), ...this.#kept.slice(0, oldest)]
  }
}

function toExchange({ id, at, entry }: Kept, secrets: Secrets): Exchange {
  // A plus sign of a token is a space once it is parsed.
  const url = secrets.redact(entry.url)
  const { params, param, hint, hit, startedAt, endedAt } = entry
  // `new URL` normalizes some paths that clients send and throws on others, such as `//`.
  const [path = '', ...search] = url.replace(/^https?:\/\/[^/?]*/i, '').split('?')
  const searchParams = new URLSearchParams(search.join('?'))
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
    ...(entry.stub !== undefined && { stub: entry.stub }),
    ...(hit && { fault: hit.fault }),
    ...(hit?.effect.effect && { effect: hit.effect.effect }),
    response: undefined,
    ...(hint !== undefined && { reason: hint }),
    durationMs: Math.round((endedAt - startedAt) * 1000) / 1000,
  }
}

const maxDepth = 100

/** JSON.parse accepts any depth; JSON.stringify and many readers fail at some thousands. */
const isDeep = (value: unknown, depth = 0): boolean =>
  depth > maxDepth ||
  (typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((one) => isDeep(one, depth + 1)))

/** The headers of an entry. A token is replaced by the name of its private integration. */
function shown({ headers, by }: Pick<Entry, 'headers' | 'by'>): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, value]) => [
    name,
    name === 'authorization' ? `Bearer <${by ?? 'unknown token'}>` : String(value),
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
