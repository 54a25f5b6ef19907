/**
 * The clock and the timers of the moment at which the library is loaded. The build puts them in place of the globals
 * everywhere in the bundle, dependencies included (`inject` in scripts/build.mjs). Fake timers replace the globals of a test
 * process, and a mock whose timers do not run answers nothing. The time of a mock is moved by its own clock.
 */
const {
  Date: RealDate,
  clearImmediate,
  clearInterval,
  clearTimeout,
  performance,
  queueMicrotask,
  setImmediate,
  setInterval,
  setTimeout,
} = globalThis
const { nextTick } = process

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
