import { useEffect, useRef, useState } from 'preact/hooks'

/** A value that components follow. */
export interface Store<T> {
  get(): T
  set(value: T): void
  subscribe(listener: () => void): () => void
}

export function createStore<T>(value: T): Store<T> {
  const listeners = new Set<() => void>()
  let current = value
  return {
    get: () => current,
    set(next) {
      if (Object.is(next, current)) return
      current = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What is looked up in a store; the component renders again only when that changes. */
export function useSelected<T, U>(store: Store<T>, select: (value: T) => U): U {
  const [, renderAgain] = useState(0)
  const value = select(store.get())
  const latest = useRef({ select, value })
  latest.current = { select, value }
  useEffect(() => {
    const follow = () => {
      const { select: look, value: shown } = latest.current
      if (!Object.is(look(store.get()), shown)) renderAgain((count) => count + 1)
    }
    // It may have changed since the render.
    follow()
    return store.subscribe(follow)
  }, [store])
  return value
}

/** The value of a store; the component renders again when it changes. */
export const useStore = <T>(store: Store<T>): T => useSelected(store, (value) => value)
