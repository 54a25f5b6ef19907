import { createHash } from 'node:crypto'
import type { ActiveFault, Delay, Effect, Fault, Step } from './fault.js'
import { type Matchable, Matcher } from './match.js'
import type { Ids } from './path-ids.js'
import { TooSlow } from './pattern.js'
import { longestDelayMs } from './timers.js'

/** The part of a request that faults are matched against. */
export type FaultRequest = Pick<
  Matchable,
  | keyof Ids
  | 'method'
  | 'path'
  | 'route'
  | 'query'
  | 'headers'
  | 'body'
  | 'rawBody'
  | 'by'
  | 'asSent'
>

/** A fault that hit, and its effect on this request. */
export interface Hit {
  fault: string
  effect: Effect
  /** The body of the effect as text. */
  body: string | undefined
  /** Drawn at random for this hit when the effect has a `delay`. */
  delayMs: number
  stage: Stage
}

/** A fault that a request was not compared with, because its regular expression takes too long. */
export interface Missed {
  fault: string
  /** Why it no longer hits; undefined when it still may, or when this has been reported before. */
  news: string | undefined
}

/** When a fault can strike. One that matches the body waits until it is read. */
export type Stage = 'before' | 'beforeWithBody' | 'afterCommit'

export const stageOf = ({ when = 'before', match }: Fault): Stage =>
  when === 'before' && match?.body !== undefined ? 'beforeWithBody' : when

/** How often a fault has hit. */
export interface Use {
  id: string
  hits: number
  left: number | undefined
  tooSlow: boolean
}

interface Rule {
  fault: Fault & { id: string }
  /** The body of each step, serialised when the fault was added: nothing can go wrong when it strikes. */
  bodies: readonly (string | undefined)[]
  matcher: Matcher
  hits: number
  /** Whether its regular expression took too long. */
  tooSlow: boolean
}

/** The faults of a sandbox at one moment. */
export interface FaultsState {
  rules: readonly Rule[]
  made: number
  drawn: number
}

/** The faults of one sandbox, in the order in which they were added. Their randomness comes from the random seed. */
export class Faults {
  readonly limit: number
  readonly #seed: string
  readonly #rules = new Map<string, Rule>()
  /** What cuts the connections that faults keep silent, with the id of the fault. */
  readonly #hung = new Map<() => void, string>()
  #made = 0
  #drawn = 0

  constructor(seed: string, limit: number) {
    this.#seed = seed
    this.limit = limit
  }

  get size(): number {
    return this.#rules.size
  }

  get ids(): string[] {
    return [...this.#rules.keys()]
  }

  /** True when no request needs to be matched. */
  get none(): boolean {
    return this.#rules.size === 0
  }

  list(): ActiveFault[] {
    return [...this.#rules.values()].map(({ fault, hits, tooSlow }) => ({
      ...fault,
      hits,
      ...(tooSlow && { tooSlow }),
    }))
  }

  /** How often each fault has hit, and how often it still can; undefined where that has no limit. */
  uses(): Use[] {
    return [...this.#rules.values()].map((rule) => {
      const most = mostHits(rule)
      const left = Number.isFinite(most) ? Math.max(0, most - rule.hits) : undefined
      return { id: rule.fault.id, hits: rule.hits, left, tooSlow: rule.tooSlow }
    })
  }

  /** Adds a fault, or replaces the one with the same id. Undefined when there are too many. */
  add(given: Fault): ActiveFault | undefined {
    if (given.id !== undefined) this.remove(given.id)
    if (this.size >= this.limit) return undefined
    const { id = this.#nextId(), ...what } = given
    const fault = { id, ...what }
    const bodies = [fault.then].flat().map((step) => textOf(inFull(step).body))
    const matcher = new Matcher(fault.match ?? {})
    this.#rules.set(id, { fault, bodies, matcher, hits: 0, tooSlow: false })
    return { ...fault, hits: 0 }
  }

  /** False when there is no such fault. */
  remove(id: string): boolean {
    for (const [cut, fault] of this.#hung) if (fault === id) cut()
    return this.#rules.delete(id)
  }

  clear(): void {
    this.reset([])
  }

  /** Replaces all faults; the new ones have no hits. */
  reset(faults: readonly Fault[]): void {
    this.restore({ rules: [], made: 0, drawn: 0 })
    const given = new Set(faults.map(({ id }) => id))
    for (const fault of faults) this.add({ ...fault, id: fault.id ?? this.#nextId(given) })
  }

  /** Calls `cut` when a fault is removed or replaced; the returned function prevents that. */
  hang(fault: string, cut: () => void): () => void {
    this.#hung.set(cut, fault)
    return () => this.#hung.delete(cut)
  }

  /** Cuts the connections that faults keep silent. */
  cutHung(): void {
    for (const cut of this.#hung.keys()) cut()
    this.#hung.clear()
  }

  save(): FaultsState {
    const rules = [...this.#rules.values()].map((rule) => ({ ...rule }))
    return { rules, made: this.#made, drawn: this.#drawn }
  }

  restore({ rules, made, drawn }: FaultsState): void {
    this.cutHung()
    this.#rules.clear()
    for (const rule of rules) this.#rules.set(rule.fault.id, { ...rule })
    this.#made = made
    this.#drawn = drawn
  }

  #nextId(taken: { has(id: string): boolean } = this.#rules): string {
    const id = `fault-${++this.#made}`
    return taken.has(id) ? this.#nextId(taken) : id
  }

  /**
   * The first fault for this stage that matches, counted as a hit.
   *
   * @param miss called with each earlier fault that the request could not be compared with
   */
  strike(stage: Stage, request: FaultRequest, miss?: (missed: Missed) => void): Hit | undefined {
    for (const rule of this.#rules.values()) {
      const { probability = 1, id } = rule.fault
      if (stageOf(rule.fault) !== stage) continue
      if (isSpent(rule) || !meets(rule, request, miss)) continue
      if (probability < 1 && this.#draw() >= probability) continue
      const effect = inFull(stepOf(rule))
      const body = rule.bodies[rule.hits % rule.bodies.length]
      rule.hits++
      const delayMs = effect.delayMs ?? this.#delay(effect.delay)
      return { fault: id, stage, effect, body, delayMs }
    }
    return undefined
  }

  #delay(delay: Delay | undefined): number {
    if (!delay) return 0
    if ('uniform' in delay) {
      const [from, to] = delay.uniform
      return from + (to - from) * this.#draw()
    }
    const { medianMs, sigma } = delay.lognormal
    // Box-Muller transform: two uniform draws make a normal one.
    const normal = Math.sqrt(-2 * Math.log(1 - this.#draw())) * Math.cos(2 * Math.PI * this.#draw())
    return Math.min(longestDelayMs, medianMs * Math.exp(sigma * normal))
  }

  /** A number from 0 to below 1, the same on every run. */
  #draw(): number {
    const hash = createHash('sha256')
      .update(`${this.#seed}\n${++this.#drawn}`)
      .digest()
    return hash.readUInt32BE(0) / 2 ** 32
  }
}

const textOf = (body: unknown): string | undefined =>
  typeof body === 'string' ? body : JSON.stringify(body)

/** The message for too many faults; undefined when the limit is kept. */
export const tooManyFaults = (count: number, limit: number): string | undefined =>
  count > limit
    ? `There would be ${count} faults, expected at most ${limit}: leave some out, or allow more with --fault-limit.`
    : undefined

/** The faults that are not used up, with the steps that are left to them. */
export const remaining = ({ rules }: FaultsState): Fault[] =>
  rules.filter((rule) => !isSpent(rule)).map(restOf)

/** A regular expression that takes too long matches nothing. */
function meets(rule: Rule, request: FaultRequest, miss?: (missed: Missed) => void): boolean {
  try {
    return rule.matcher.matches(request)
  } catch (error) {
    if (!(error instanceof TooSlow)) throw error
    const isNew = error.forGood && !rule.tooSlow
    rule.tooSlow ||= error.forGood
    miss?.({ fault: rule.fault.id, news: isNew ? error.message : undefined })
    return false
  }
}

const isSpent = (rule: Rule): boolean => rule.hits >= mostHits(rule)

function mostHits({ fault: { then, times } }: Rule): number {
  return times ?? (Array.isArray(then) ? then.length : Number.POSITIVE_INFINITY)
}

/** What is left of a rule: its steps begin with the next one. */
function restOf({ fault, hits }: Rule): Fault {
  const { then, times } = fault
  const left = times === undefined ? {} : { times: times - hits }
  if (!Array.isArray(then)) return { ...fault, ...left }
  const done = times === undefined ? [] : then.slice(0, hits % then.length)
  return { ...fault, then: [...then.slice(hits % then.length), ...done], ...left }
}

/** The next step. A list that is shorter than `times` repeats. */
function stepOf({ fault: { then }, hits }: Rule): Step {
  return Array.isArray(then) ? (then[hits % then.length] ?? 'pass') : then
}

const inFull = (step: Step): Effect =>
  typeof step === 'number' ? { status: step } : typeof step === 'string' ? { effect: step } : step
