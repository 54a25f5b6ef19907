import { walk } from './walk.mjs'

// Jest fakes these by default, and a suite has a `process` of its own in it.
const never = () => ({})
for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']) {
  globalThis[name] = never
}
for (const name of ['clearTimeout', 'clearInterval', 'clearImmediate']) globalThis[name] = never
globalThis.Date = class extends Date {
  static now = () => 0
}
globalThis.performance = { now: () => 0 }
const real = process
globalThis.process = Object.create(real, { nextTick: { value: never } })

real.stdout.write(JSON.stringify(await walk()))
