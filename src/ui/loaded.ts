import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { on } from './live.js'
import type { Control, RequestSummary, WriteEvent } from './types.js'

export interface Loaded<T> {
  data: T | undefined
  error: Error | undefined
  reload: () => void
}

/** Which events make what was loaded old; everything is loaded again when the whole world may have changed. */
interface Follows {
  write?: (event: WriteEvent) => boolean
  control?: Control['what']
  /** It does not change with the world. */
  past?: boolean
  /** Requests that change it, as all do the hits of faults. */
  request?: (request: RequestSummary) => boolean
}

/** Between two loads because of requests. */
const restMs = 250

/**
 * Loads something, and again when an event says that it changed. Events that come while it loads lead to one more
 * load. What was loaded stays until the next arrives, unless `key` is another.
 */
export function useLoaded<T>(
  key: string,
  load: () => Promise<T>,
  follows: Follows = {},
): Loaded<T> {
  const [state, setState] = useState<{ key: string; data?: T; error?: Error }>({ key })
  const latest = useRef({ key, load, follows })
  latest.current = { key, load, follows }
  const running = useRef({ busy: false, again: false })

  const reload = useCallback(async () => {
    const run = running.current
    if (run.busy) {
      run.again = true
      return
    }
    run.busy = true
    do {
      run.again = false
      const { key: wanted, load: ask } = latest.current
      try {
        const data = await ask()
        if (latest.current.key === wanted) setState({ key: wanted, data })
        else run.again = true
      } catch (problem) {
        const error = problem instanceof Error ? problem : new Error(String(problem))
        if (latest.current.key === wanted)
          setState((before) => ({ ...(before.key === wanted && before), key: wanted, error }))
        else run.again = true
      }
    } while (run.again)
    run.busy = false
  }, [])

  // Another key means another thing to load
  useEffect(() => void reload(), [key])
  useEffect(() => {
    let timer: number | undefined
    const ends = [
      on('world', () => {
        if (!latest.current.follows.past) void reload()
      }),
      on('write', (event) => {
        if (latest.current.follows.write?.(event)) void reload()
      }),
      on('control', ({ what }) => {
        if (latest.current.follows.control === what) void reload()
      }),
      on('request', (request) => {
        if (!latest.current.follows.request?.(request)) return
        timer ??= window.setTimeout(() => {
          timer = undefined
          void reload()
        }, restMs)
      }),
    ]
    return () => {
      clearTimeout(timer)
      for (const end of ends) end()
    }
  }, [reload])

  const isCurrent = state.key === key
  return {
    data: isCurrent ? state.data : undefined,
    error: isCurrent ? state.error : undefined,
    reload: () => void reload(),
  }
}
