import { on } from './live.js'
import { createStore } from './store.js'

const markMs = 4000

/** Ids of rows that requests wrote in the last seconds. */
export const fresh = createStore<ReadonlySet<string>>(new Set())

export function startFresh(): void {
  on('write', ({ type, id, request }) => {
    if (request === undefined || type.endsWith('.removed')) return
    fresh.set(new Set([...fresh.get(), id]))
    setTimeout(() => {
      const left = new Set(fresh.get())
      left.delete(id)
      fresh.set(left)
    }, markMs)
  })
}
