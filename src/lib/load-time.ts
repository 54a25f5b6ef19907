import { runInThisContext } from 'node:vm'

/**
 * The clock and the timers of the moment at which the library, or `ghl-mock/register` before it, is loaded. The build
 * puts them in place of the globals everywhere in the bundle, dependencies included (`inject` in scripts/build.mjs). Fake
 * timers replace the globals of a test process, and a mock whose timers do not run answers nothing. The time of a mock is
 * moved by its own clock.
 */
const atLoadTime = ({
  Date: RealDate,
  clearImmediate,
  clearInterval,
  clearTimeout,
  process: { hrtime, nextTick },
  queueMicrotask,
  setImmediate,
  setInterval,
  setTimeout,
}: typeof globalThis) => ({
  RealDate,
  clearImmediate,
  clearInterval,
  clearTimeout,
  hrtime,
  nextTick,
  queueMicrotask,
  setImmediate,
  setInterval,
  setTimeout,
})

const key = Symbol.for('ghl-mock.load-time')
// The type of the global object knows nothing of a key of ours.
const kept = globalThis as { [key]?: ReturnType<typeof atLoadTime> }

// Jest runs tests in a context of its own, whose timers may be fake from the start; those of the process are real.
const isOfProcess = runInThisContext instanceof Function
kept[key] ??= atLoadTime(isOfProcess ? globalThis : runInThisContext('globalThis'))
const {
  RealDate,
  clearImmediate,
  clearInterval,
  clearTimeout,
  hrtime,
  nextTick,
  queueMicrotask,
  setImmediate,
  setInterval,
  setTimeout,
} = kept[key]

/** Milliseconds of the same clock. Node loads a module of its own for its `performance`, which takes a start 3 ms. */
const performance = {
  now() {
    const [seconds, nanoseconds] = hrtime()
    return seconds * 1e3 + nanoseconds / 1e6
  },
}

export {
  clearImmediate,
  clearInterval,
  clearTimeout,
  nextTick as process_nextTick,
  performance,
  queueMicrotask,
  RealDate as Date,
  setImmediate,
  setInterval,
  setTimeout,
}
