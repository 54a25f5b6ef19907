import { createContext, Script } from 'node:vm'
import { Failure } from '../lib/failure.js'

/** Longest regular expression, in characters. */
export const maxPattern = 1000
/**
 * Time limits: `mostMs` for one text, `mostMsInAll` for all texts of an expression, not counting the first millisecond
 * of each.
 */
const mostMs = 500
const mostMsInAll = 2000
/**
 * If others have used up the time of this turn of the event loop, an expression still gets this much; after twice that
 * time it is not run.
 */
const leastMs = 10

/** What is left for one turn of the event loop: there may be as many expressions as waits and faults. */
let leftInTurn = mostMs

function spend(ms: number): void {
  if (leftInTurn === mostMs) {
    setImmediate(() => {
      leftInTurn = mostMs
    })
  }
  leftInTurn -= ms
}

/** The context that expressions run in, made with the first of them: a start need not wait for it. */
function runner() {
  const context = createContext(Object.create(null))
  const script = new Script('expression.test(text)')
  return (values: { expression: RegExp; text: string }, timeout: number): boolean => {
    Object.assign(context, values)
    try {
      return script.runInContext(context, { timeout }) === true
    } finally {
      Object.assign(context, { expression: undefined, text: undefined })
    }
  }
}

let run: ReturnType<typeof runner> | undefined

/** Steps that take a few milliseconds at most. */
const fewSteps = 1_000_000

/**
 * The longest text for which an expression takes few steps. Each repetition can begin and end anywhere, and each
 * alternative can be tried with all others, so that there are at most
 * `source.length * (length + 1) ** (repetitions + 1) * 2 ** alternatives`. A repeated group has no such bound.
 */
function quickLength(source: string): number {
  if (/\)[*+?{]|\\[\dk]/.test(source)) return -1
  const repetitions = source.match(/[*+?{]/g)?.length ?? 0
  const alternatives = source.match(/\|/g)?.length ?? 0
  const most = fewSteps / source.length / 2 ** alternatives
  return Math.floor(most ** (1 / (repetitions + 1))) - 1
}

/** A regular expression took too long for a text. */
export class TooSlow extends Failure {
  /** Whether it is compared with no other text. Otherwise, others had used up the time. */
  readonly forGood: boolean

  constructor(source: string, forGood: boolean) {
    super(
      'usage',
      `The regular expression ${source} takes too long: it may take ${mostMs} ms for one text, less among others like it, and ${mostMsInAll} ms for all. Repeat less inside of what is repeated, or use contains.`,
    )
    this.forGood = forGood
  }
}

/** A regular expression whose time is bounded: some would take years for a text of 50 characters. */
export class Pattern {
  readonly #expression: RegExp
  readonly #quickLength: number
  #leftMs = mostMsInAll

  /** @throws SyntaxError */
  constructor(source: string) {
    this.#expression = new RegExp(source, 'u')
    this.#quickLength = quickLength(this.#expression.source)
  }

  /** @throws TooSlow also for all texts after one that took too long although it had all of the time */
  test(text: string): boolean {
    // To watch over it takes far longer than most expressions do.
    if (text.length <= this.#quickLength) return this.#expression.test(text)
    const startedAt = performance.now()
    if (this.#leftMs > 0 && leftInTurn > -mostMs) {
      run ??= runner()
      const timeout = Math.max(leastMs, Math.ceil(leftInTurn))
      try {
        return run({ expression: this.#expression, text }, timeout)
      } catch (error) {
        if (!isTimeout(error)) throw error
        if (timeout >= mostMs) this.#leftMs = 0
      } finally {
        const beyond = Math.max(0, performance.now() - startedAt - 1)
        this.#leftMs -= beyond
        if (beyond > 0) spend(beyond)
      }
    }
    throw new TooSlow(this.#expression.source, this.#leftMs <= 0)
  }
}

/** The error belongs to the other context, so it is no `Error` of this one. */
const isTimeout = (error: unknown) =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
