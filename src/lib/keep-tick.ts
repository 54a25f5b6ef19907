import { executionAsyncResource } from 'node:async_hooks'

const kept: object[] = []

/**
 * Keeps the object of one tick alive as long as the process. A garbage collection that finds no such object makes V8
 * forget their shape, and Node 24 then makes each later one property by property, which takes a tenth of the time of a
 * short request. Reading a seed causes such a collection.
 */
export function keepTick(): void {
  if (kept.length > 0) return
  process.nextTick(() => kept.push(executionAsyncResource()))
}
