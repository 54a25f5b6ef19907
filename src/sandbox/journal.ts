import { isTurnOver, nextTurn } from '../lib/turns.js'
import type { Resource } from '../resources/resource.js'
import type { Clock } from './clock.js'
import { Coverage } from './coverage.js'
import type { Arrival, Entry } from './entry.js'
import { Events } from './events.js'
import type { Exchange, Match } from './exchange.js'
import { History, rowName } from './history.js'
import { type Kept, maxKept, pathIn, toExchange, View } from './kept.js'
import { couldMatch, Matcher } from './match.js'
import { Pages } from './pages.js'
import { Secrets } from './redact.js'
import type { RequestCount, RequestCounters } from './request-counters.js'
import { SharedParts } from './shared-parts.js'
import { type Summary, summaryOf } from './summary.js'

/** How much a journal keeps. */
export interface JournalLimits {
  journalSize: number
  journalBytes: number
}

/** A part of a journal. */
interface Range {
  /** The id of the exchange after which to start. */
  after?: number | undefined
  /** The moment from which on they came. */
  since?: number | undefined
  /** The largest number of exchanges; the latest are kept. */
  limit?: number | undefined
}

/** The latest exchanges of a sandbox, in the order in which their requests came. */
export class Journal {
  readonly capacity: number
  readonly maxBytes: number
  readonly #clock: Clock
  readonly #counters: RequestCounters
  readonly secrets: Secrets
  readonly #pages = new Pages()
  readonly #sharedParts = new SharedParts()
  /** Those before `#first` are dropped. */
  #kept: (Kept | undefined)[] = []
  #first = 0
  #bytes = 0
  /** How many exchanges were dropped, by method, route, status and reason. */
  readonly #dropped = new Map<Readonly<RequestCount>, number>()
  #lastDropped = 0
  #arrived = 0
  #epoch = 0
  /** What the exchanges that are kept have changed. Others change rows too. */
  readonly history: History
  readonly coverage = new Coverage()
  /** Emitted with each exchange that is recorded. Listeners read it at once: its pages are used again. */
  readonly recorded = new Events<View>()
  /** Like `recorded`, without a `View`, for listeners that rarely read the exchange. */
  readonly answered = new Events<Kept>()

  constructor(
    limits: JournalLimits,
    clock: Clock,
    counters: RequestCounters,
    secrets = new Secrets(),
  ) {
    this.capacity = limits.journalSize
    this.maxBytes = limits.journalBytes
    this.history = new History(limits.journalBytes / 8)
    this.#clock = clock
    this.#counters = counters
    this.secrets = secrets
  }

  /** Gives a request its number. */
  arrive(): Arrival {
    return {
      id: ++this.#arrived,
      at: this.#clock.now(),
      epoch: this.#epoch,
      wrote: undefined,
      length: undefined,
      rows: undefined,
    }
  }

  /** Gives a request that came before the journal was emptied the number of a new one. */
  renew(arrival: Arrival): void {
    if (arrival.epoch === this.#epoch) return
    // What it had written is no longer in the history.
    Object.assign(arrival, {
      id: ++this.#arrived,
      epoch: this.#epoch,
      wrote: undefined,
      length: undefined,
      rows: undefined,
    })
  }

  /** How often the journal was emptied. */
  get epoch(): number {
    return this.#epoch
  }

  /** @param body the bytes of the request's body, if they were read; a part of them where it is too long */
  record(entry: Entry, response: string, body?: Buffer): void {
    const { arrival, bodyLength = body?.length ?? 0 } = entry
    this.renew(arrival)
    arrival.length ??= this.history.length
    const answer = response.length > maxKept ? undefined : this.#pages.keep(response)
    const kept: Kept = {
      id: arrival.id,
      entry,
      counted: this.#counters.count(entry),
      endedAt: this.#clock.now(),
      body: body && bodyLength <= maxKept ? this.#pages.keep(body) : undefined,
      bodyLength,
      response: answer,
      responseLength: answer ? answer.end - answer.start : Buffer.byteLength(response),
      repeats: this.#repeatsOf(entry),
      size: 0,
    }
    this.coverage.count(kept.counted, entry)
    this.#sharedParts.share(entry, kept.counted)
    kept.size = sizeOf(kept)
    this.#insert(kept)
    this.#bytes += kept.size
    while (this.size > this.capacity || this.#bytes > this.maxBytes) this.#dropOldest()
    this.answered.emit(kept)
    if (this.recorded.any) this.recorded.emit(new View(kept, this.secrets))
  }

  /** How many exchanges just before were the same, and refused for the same reason. */
  #repeatsOf({ method, url, by, refusal }: Entry): number {
    const last = this.#kept.at(-1)
    if (!refusal || !last) return 0
    const before = last.entry
    const isSame =
      before.refusal?.kind === refusal.kind &&
      before.url === url &&
      before.method === method &&
      before.by === by
    return isSame ? last.repeats + 1 : 0
  }

  /** Requests are answered in about the order in which they came. */
  #insert(kept: Kept): void {
    let place = this.#kept.length
    while (place > this.#first && Number(this.#kept[place - 1]?.id) > kept.id) place--
    if (place === this.#kept.length) this.#kept.push(kept)
    else this.#kept.splice(place, 0, kept)
  }

  #dropOldest(): void {
    const oldest = this.#kept[this.#first]
    if (!oldest) return
    this.#kept[this.#first++] = undefined
    for (const piece of [oldest.body, oldest.response]) if (piece) this.#pages.drop(piece)
    if (this.#first * 2 > this.#kept.length) {
      this.#kept = this.#kept.slice(this.#first)
      this.#first = 0
    }
    this.#bytes -= oldest.size
    this.history.dropBefore(oldest.entry.arrival.length ?? 0)
    this.#lastDropped = Math.max(this.#lastDropped, oldest.id)
    this.#dropped.set(oldest.counted, (this.#dropped.get(oldest.counted) ?? 0) + 1)
  }

  /**
   * The exchanges that match, of those that are kept at the call, oldest first. A full journal takes a second to
   * compare; other requests are answered meanwhile.
   *
   * @throws Failure when a regular expression takes too long
   */
  async find(match: Match = {}, { after = 0, since, limit }: Range = {}): Promise<Found> {
    const matcher = new Matcher(match)
    const found: Kept[] = []
    const unsure: number[] = []
    this.#pages.lend()
    for (const one of this.#kept.slice(this.#first)) {
      if (isTurnOver()) await nextTurn()
      if (!one || one.id <= after || (since !== undefined && one.entry.arrival.at < since)) continue
      const view = new View(one, this.secrets)
      if (matcher.matches(view)) found.push(one)
      else if (matcher.couldMatch(view)) unsure.push(one.id)
    }
    return new Found(limit === undefined ? found : found.slice(-limit), this.secrets, unsure)
  }

  /** The number of exchanges that were dropped and could have matched. */
  dropped(match: Match = {}, after = 0): number {
    if (after >= this.#lastDropped) return 0
    return [...this.#dropped]
      .filter(([counted]) => couldMatch(match, counted))
      .reduce((sum, [, count]) => sum + count, 0)
  }

  /** One exchange and the entry that it was made from; undefined when there is no such exchange. */
  entry(id: number): { exchange: Exchange; entry: Readonly<Entry> } | undefined {
    const kept = this.#kept.findLast((one) => one?.id === id)
    this.#pages.lend()
    return kept && { exchange: toExchange(kept, this.secrets), entry: kept.entry }
  }

  /** The ids of the exchanges that wrote a row, oldest first. */
  thatWrote(resource: Resource, id: string): number[] {
    const row = rowName(resource, id)
    return this.#kept.flatMap((one) => (one?.entry.arrival.rows?.includes(row) ? one.id : []))
  }

  summary({ id, entry }: Kept): Summary {
    return summaryOf(id, pathIn(entry, this.secrets), entry, this.secrets)
  }

  /** The exchanges that wrote rows and after which the rows are known, oldest first. */
  moments(): Summary[] {
    const { start } = this.history
    return this.#kept.flatMap((one) => {
      const { wrote, length = 0 } = one?.entry.arrival ?? {}
      const isKnown = wrote !== undefined && length >= start
      return one && isKnown ? this.summary(one) : []
    })
  }

  /** The length of the history right after an exchange, or before the first one (0). Undefined when it is not known. */
  lengthAfter(id: number): number | undefined {
    const kept = this.#kept.findLast((one) => one?.id === id)
    const length = id === 0 ? 0 : kept?.entry.arrival.length
    return length !== undefined && length >= this.history.start ? length : undefined
  }

  /** Number of exchanges that are kept. */
  get size(): number {
    return this.#kept.length - this.#first
  }

  /** The ids of the oldest and the latest exchange; zeros when the journal is empty. */
  get bounds(): [oldest: number, latest: number] {
    return [this.#kept[this.#first]?.id ?? 0, this.#kept.at(-1)?.id ?? 0]
  }

  clear(): void {
    this.#kept = []
    this.#first = 0
    this.#bytes = 0
    this.history.clear()
    this.coverage.clear()
    this.#sharedParts.clear()
    this.#dropped.clear()
    this.#lastDropped = 0
    this.#arrived = 0
    this.#epoch++
  }
}

/** Exchanges, made one at a time: all of them at once, parsed, may not fit into memory. */
export class Found implements Iterable<Exchange> {
  readonly #kept: readonly Kept[]
  readonly #secrets: Secrets
  /** The ids of those that would match if their bodies did, which are not kept. */
  readonly unsure: readonly number[]

  constructor(kept: readonly Kept[], secrets: Secrets, unsure: readonly number[]) {
    this.#kept = kept
    this.#secrets = secrets
    this.unsure = unsure
  }

  get count(): number {
    return this.#kept.length
  }

  *[Symbol.iterator](): Generator<Exchange> {
    for (const one of this.#kept) yield toExchange(one, this.#secrets)
  }

  /** As the journal keeps them. */
  get kept(): readonly Kept[] {
    return this.#kept
  }
}

/** What the objects of an entry take besides their texts, about. */
const overhead = 2000

/** About the number of bytes that an exchange takes. */
function sizeOf({ entry, body, response }: Kept): number {
  const { url, headers, refusal } = entry
  let size = overhead + 2 * url.length
  for (const piece of [body, response]) if (piece) size += piece.end - piece.start
  size += 100 * (entry.arrival.rows?.length ?? 0)
  for (const name in headers) size += name.length + (headers[name]?.length ?? 0)
  // The details of a refusal repeat what its hint says.
  if (refusal) size += 4 * (refusal.hint.need.length + (refusal.hint.have?.length ?? 0))
  return size
}
