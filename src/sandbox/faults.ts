import { createHash } from 'node:crypto'
import type { Exchange, Ids } from './exchange.js'
import type { ActiveFault, Delay, Effect, Fault, Step } from './fault.js'
import { mismatches } from './match.js'

/** What a fault is matched against: a request, before it has an answer. */
export type Asked = Pick<Exchange, 'method' | 'path' | 'body'> & Ids

/** A fault that hit, and what it does now. */
export interface Hit {
  fault: string
  effect: Effect
  /** Drawn for this hit. */
  delayMs: number
  stage: Stage
}

/** When a fault can strike: those that look at the body must wait until it is read. */
export type Stage = 'before' | 'beforeWithBody' | 'afterCommit'

const stageOf = ({ when = 'before', match }: Fault): Stage =>
  when === 'before' && match?.body !== undefined ? 'beforeWithBody' : when

interface Rule {
  fault: Fault & { id: string }
  hits: number
}

/** The faults of a sandbox at one moment. */
export interface FaultsState {
  rules: readonly Rule[]
  made: number
  drawn: number
}

/** The faults of one sandbox, in the order they were added. Their randomness comes from the sandbox's seed. */
export class Faults {
  readonly limit: number
  readonly #seed: string
  readonly #rules = new Map<string, Rule>()
  #made = 0
  #drawn = 0

  constructor(seed: string, limit: number) {
    this.#seed = seed
    this.limit = limit
  }

  get size(): number {
    return this.#rules.size
  }

  /** True when no request needs to be looked at. */
  get none(): boolean {
    return this.#rules.size === 0
  }

  list(): ActiveFault[] {
    return [...this.#rules.values()].map(({ fault, hits }) => ({ ...fault, hits }))
  }

  /** In place of one of the same id. Undefined when there are too many. */
  add(given: Fault): ActiveFault | undefined {
    if (given.id !== undefined) this.#rules.delete(given.id)
    if (this.size >= this.limit) return undefined
    const { id = this.#nextId(), ...what } = given
    const fault = { id, ...what }
    this.#rules.set(id, { fault, hits: 0 })
    return { ...fault, hits: 0 }
  }

  /** True when there was one to remove. */
  remove(id: string): boolean {
    return this.#rules.delete(id)
  }

  clear(): void {
    this.reset([])
  }

  /** These and no others, and none of them has hit. */
  reset(faults: readonly Fault[]): void {
    this.#rules.clear()
    this.#made = 0
    this.#drawn = 0
    for (const fault of faults) this.add(fault)
  }

  save(): FaultsState {
    return {
      rules: [...this.#rules.values()].map((rule) => ({ ...rule })),
      made: this.#made,
      drawn: this.#drawn,
    }
  }

  restore({ rules, made, drawn }: FaultsState): void {
    this.#rules.clear()
    for (const rule of rules) this.#rules.set(rule.fault.id, { ...rule })
    this.#made = made
    this.#drawn = drawn
  }

  #nextId(): string {
    let id: string
    do id = `fault-${++this.#made}`
    while (this.#rules.has(id))
    return id
  }

  /** The first fault for this stage that matches, counted as a hit. */
  strike(stage: Stage, asked: Asked): Hit | undefined {
    for (const rule of this.#rules.values()) {
      const { match = {}, probability = 1, id } = rule.fault
      if (stageOf(rule.fault) !== stage) continue
      if (isSpent(rule) || mismatches(asked, match).length > 0) continue
      if (probability < 1 && this.#draw() >= probability) continue
      const effect = inFull(stepOf(rule))
      rule.hits++
      return { fault: id, stage, effect, delayMs: effect.delayMs ?? this.#delay(effect.delay) }
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
    // Box and Muller: two even draws make a normal one.
    const normal = Math.sqrt(-2 * Math.log(1 - this.#draw())) * Math.cos(2 * Math.PI * this.#draw())
    return medianMs * Math.exp(sigma * normal)
  }

  /** At least 0, less than 1, and the same on every run. */
  #draw(): number {
    const hash = createHash('sha256')
      .update(`${this.#seed}\n${++this.#drawn}`)
      .digest()
    return hash.readUInt32BE(0) / 2 ** 32
  }
}

/** The message for too many faults; undefined when the limit is kept. */
export const tooManyFaults = (count: number, limit: number): string | undefined =>
  count > limit
    ? `There would be ${count} faults, expected at most ${limit}: leave some away, or allow more with --fault-limit.`
    : undefined

/** What faults have yet to do, as a fixture says it. */
export const remaining = ({ rules }: FaultsState): Fault[] =>
  rules.filter((rule) => !isSpent(rule)).map(restOf)

function isSpent({ fault, hits }: Rule): boolean {
  const once = Array.isArray(fault.then) ? fault.then.length : Number.POSITIVE_INFINITY
  return hits >= (fault.times ?? once)
}

/** A rule without what it has done: the steps begin with the next one. */
function restOf({ fault, hits }: Rule): Fault {
  const { then, times } = fault
  const left = times === undefined ? {} : { times: times - hits }
  if (!Array.isArray(then)) return { ...fault, ...left }
  const done = times === undefined ? [] : then.slice(0, hits % then.length)
  return { ...fault, then: [...then.slice(hits % then.length), ...done], ...left }
}

/** The step that is next; of a list that `times` outlasts, the steps come again. */
function stepOf({ fault: { then }, hits }: Rule): Step {
  return Array.isArray(then) ? (then[hits % then.length] ?? 'pass') : then
}

const inFull = (step: Step): Effect =>
  typeof step === 'number' ? { status: step } : typeof step === 'string' ? { effect: step } : step
