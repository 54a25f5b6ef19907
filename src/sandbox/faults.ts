import { createHash } from 'node:crypto'
import type { Exchange } from '../domain/exchange.js'
import type { ActiveFault, Delay, Effect, Fault, Step } from '../domain/fault.js'
import { mismatches } from './match.js'

/** What a fault is matched against: a request, before it has an answer. */
export type Asked = Pick<Exchange, 'method' | 'path' | 'contactId' | 'noteId' | 'body'>

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
  readonly #seed: string
  #rules: readonly Rule[] = []
  #made = 0
  #drawn = 0

  constructor(seed: string) {
    this.#seed = seed
  }

  /** True when no request needs to be looked at. */
  get none(): boolean {
    return this.#rules.length === 0
  }

  list(): ActiveFault[] {
    return this.#rules.map(({ fault, hits }) => ({ ...fault, hits }))
  }

  add(fault: Fault): ActiveFault {
    const { id = this.#nextId(), ...what } = fault
    const rule = { fault: { id, ...what }, hits: 0 }
    this.#rules = [...this.#rules.filter(({ fault: { id } }) => id !== rule.fault.id), rule]
    return { ...rule.fault, hits: 0 }
  }

  /** True when there was one to remove. */
  remove(id: string): boolean {
    const before = this.#rules.length
    this.#rules = this.#rules.filter(({ fault }) => fault.id !== id)
    return this.#rules.length < before
  }

  clear(): void {
    this.reset([])
  }

  /** These and no others, and none of them has hit. */
  reset(faults: readonly Fault[]): void {
    this.#rules = []
    this.#made = 0
    this.#drawn = 0
    for (const fault of faults) this.add(fault)
  }

  save(): FaultsState {
    return { rules: this.#rules.map((rule) => ({ ...rule })), made: this.#made, drawn: this.#drawn }
  }

  restore({ rules, made, drawn }: FaultsState): void {
    this.#rules = rules.map((rule) => ({ ...rule }))
    this.#made = made
    this.#drawn = drawn
  }

  #nextId(): string {
    const id = `fault-${++this.#made}`
    return this.#rules.some(({ fault }) => fault.id === id) ? this.#nextId() : id
  }

  /** The first fault for this stage that matches, counted as a hit. */
  strike(stage: Stage, asked: Asked): Hit | undefined {
    for (const rule of this.#rules) {
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
