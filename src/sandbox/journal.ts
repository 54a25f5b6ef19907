import type { Clock } from './clock.js'
import type { Arrival, Entry } from './entry.js'
import { Events } from './events.js'
import type { Exchange, Match } from './exchange.js'
import { type Kept, maxKept, toExchange, View } from './kept.js'
import { couldMatch, Matcher, type Outline } from './match.js'
import { Pages } from './pages.js'
import { Secrets } from './redact.js'
import type { RequestCounters } from './request-counters.js'

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
  readonly #secrets: Secrets
  readonly #pages = new Pages()
  /** Those before `#first` are dropped. */
  #kept: (Kept | undefined)[] = []
  #first = 0
  #bytes = 0
  #dropped: (Outline & { count: number })[] = []
  #lastDropped = 0
  #arrived = 0
  #epoch = 0
  /** Emitted with each exchange that is recorded. */
  readonly recorded = new Events<View>()

  constructor(
    limits: JournalLimits,
    clock: Clock,
    counters: RequestCounters,
    secrets = new Secrets(),
  ) {
    this.capacity = limits.journalSize
    this.maxBytes = limits.journalBytes
    this.#clock = clock
    this.#counters = counters
    this.#secrets = secrets
  }

  /** Gives a request its number. */
  arrive(): Arrival {
    return { id: ++this.#arrived, at: this.#clock.now(), epoch: this.#epoch }
  }

  /** How often the journal was emptied. */
  get epoch(): number {
    return this.#epoch
  }

  /** @param body the bytes of the request's body, if they were read; a part of them where it is too long */
  record(entry: Entry, response: string, body?: Buffer): void {
    this.#counters.count(entry)
    const { arrival, bodyLength = body?.length ?? 0 } = entry
    const kept: Kept = {
      // A request that came before the journal was emptied counts as new.
      id: arrival.epoch === this.#epoch ? arrival.id : ++this.#arrived,
      entry,
      endedAt: this.#clock.now(),
      body: body && bodyLength <= maxKept ? this.#pages.keep(body) : undefined,
      bodyLength,
      response: response.length > maxKept ? undefined : this.#pages.keep(response),
      responseLength: response.length,
      size: 0,
    }
    kept.size = sizeOf(kept)
    this.#insert(kept)
    this.#bytes += kept.size
    while (this.size > this.capacity || this.#bytes > this.maxBytes) this.#dropOldest()
    if (this.recorded.any) this.recorded.emit(new View(kept, this.#secrets))
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
    if (this.#first * 2 > this.#kept.length) {
      this.#kept = this.#kept.slice(this.#first)
      this.#first = 0
    }
    this.#bytes -= oldest.size
    this.#lastDropped = Math.max(this.#lastDropped, oldest.id)
    const { method, route, status, refusal } = oldest.entry
    const known = this.#dropped.find(
      (one) =>
        one.method === method &&
        one.route === route &&
        one.status === status &&
        one.reason === refusal?.kind,
    )
    if (known) known.count++
    else this.#dropped.push({ method, route, status, reason: refusal?.kind, count: 1 })
  }

  /**
   * The exchanges that match, oldest first, one at a time: all of them at once, parsed, may not fit into memory.
   *
   * @throws Failure when a regular expression takes too long
   */
  each(match: Match = {}, { after = 0, since, limit }: Range = {}): Generator<Exchange> {
    const found = this.#select(match, after).filter(
      ({ entry }) => since === undefined || entry.arrival.at >= since,
    )
    return exchangesOf(limit === undefined ? found : found.slice(-limit), this.#secrets)
  }

  /** All exchanges that match, oldest first. */
  find(match: Match = {}, range: Range = {}): Exchange[] {
    return [...this.each(match, range)]
  }

  count(match: Match = {}, after = 0): number {
    return this.#select(match, after).length
  }

  /** What was parsed to compare it is not kept. */
  #select(match: Match, after: number): Kept[] {
    const matcher = new Matcher(match)
    return this.#kept
      .slice(this.#first)
      .filter((one) => one !== undefined)
      .filter((one) => one.id > after && matcher.matches(new View(one, this.#secrets)))
  }

  /** The number of exchanges that were dropped and could have matched. */
  dropped(match: Match = {}, after = 0): number {
    if (after >= this.#lastDropped) return 0
    return this.#dropped
      .filter((one) => couldMatch(match, one))
      .reduce((sum, { count }) => sum + count, 0)
  }

  /** One exchange and the entry that it was made from; undefined when there is no such exchange. */
  entry(id: number): { exchange: Exchange; entry: Readonly<Entry> } | undefined {
    const kept = this.#kept.findLast((one) => one?.id === id)
    return kept && { exchange: toExchange(kept, this.#secrets), entry: kept.entry }
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
    this.#dropped = []
    this.#lastDropped = 0
    this.#arrived = 0
    this.#epoch++
  }
}

function* exchangesOf(all: readonly Kept[], secrets: Secrets): Generator<Exchange> {
  for (const one of all) yield toExchange(one, secrets)
}

/** What the objects of an entry take besides their texts, about. */
const overhead = 2000

/** About the number of bytes that an exchange takes. */
function sizeOf({ entry, body, response }: Kept): number {
  const { url, headers, refusal } = entry
  let size = overhead + 2 * url.length + (body?.length ?? 0) + (response?.length ?? 0)
  for (const name in headers) size += name.length + (headers[name]?.length ?? 0)
  // The details of a refusal repeat what its hint says.
  if (refusal) size += 4 * (refusal.hint.need.length + (refusal.hint.have?.length ?? 0))
  return size
}
