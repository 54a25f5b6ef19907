import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { on } from './live.js'
import type { Rows } from './rows.js'
import type { WriteEvent } from './types.js'

const pageSize = 100

/** Between two reads of a list that changes all the time. */
const restMs = 200

interface Pages<T> {
  total: number | undefined
  error: Error | undefined
  at: (index: number) => T | undefined
  /** Loads what is in view. */
  show: (from: number, to: number) => void
  reload: () => void
}

/** A long list of which only the pages in view are loaded. Without `load` there is nothing to load yet. */
export function usePages<T>(
  key: string,
  load: ((offset: number, limit: number) => Promise<Rows<T>>) | undefined,
  follows: (event: WriteEvent) => boolean,
): Pages<T> {
  const [state, setState] = useState<{
    key: string
    total?: number
    pages: ReadonlyMap<number, readonly T[]>
    error?: Error
  }>({ key, pages: new Map() })
  const latest = useRef({ key, load, follows, view: [0, 1] as readonly [number, number] })
  latest.current = { ...latest.current, key, load, follows }
  /** The pages that are asked for, and whether they have changed since. */
  const underWay = useRef(new Map<string, boolean>())
  const known = useRef(state)
  known.current = state

  const loadPage = useCallback(async (page: number, isOld: boolean) => {
    const { key: wanted, load: ask } = latest.current
    const name = `${page} ${wanted}`
    if (!ask) return
    if (underWay.current.has(name)) {
      if (isOld) underWay.current.set(name, true)
      return
    }
    underWay.current.set(name, false)
    try {
      const { total, rows } = await ask(page * pageSize, pageSize)
      if (latest.current.key !== wanted) return
      setState((before) => ({
        key: wanted,
        total,
        pages: new Map(before.key === wanted ? before.pages : []).set(page, rows),
      }))
    } catch (problem) {
      const error = problem instanceof Error ? problem : new Error(String(problem))
      if (latest.current.key !== wanted) return
      setState((before) => ({
        ...(before.key === wanted ? before : { pages: new Map() }),
        key: wanted,
        error,
      }))
    } finally {
      const isOldAgain = underWay.current.get(name) === true
      underWay.current.delete(name)
      if (isOldAgain && latest.current.key === wanted) void loadPage(page, true)
    }
  }, [])

  const loadView = useCallback(
    (isOld: boolean) => {
      const [from, to] = latest.current.view
      const { key: wanted } = latest.current
      for (let page = Math.floor(from / pageSize); page * pageSize < to; page++) {
        const { key: at, pages } = known.current
        if (isOld || at !== wanted || !pages.has(page)) void loadPage(page, isOld)
      }
    },
    [loadPage],
  )

  const show = useCallback(
    (from: number, to: number) => {
      latest.current.view = [from, Math.max(to, from + 1)]
      loadView(false)
    },
    [loadView],
  )
  const reload = useCallback(() => {
    const [from, to] = latest.current.view
    const isInView = (page: number) => (page + 1) * pageSize > from && page * pageSize < to
    setState((before) => ({
      ...before,
      pages: new Map([...before.pages].filter(([page]) => isInView(page))),
    }))
    loadView(true)
  }, [loadView])

  // Another key means another list
  useEffect(() => {
    latest.current.view = [0, 1]
    reload()
  }, [key, reload])
  useEffect(() => {
    let timer: number | undefined
    const later = () => {
      timer ??= window.setTimeout(() => {
        timer = undefined
        reload()
      }, restMs)
    }
    const ends = [
      on('world', reload),
      on('write', (event) => {
        if (latest.current.follows(event)) later()
      }),
    ]
    return () => {
      clearTimeout(timer)
      for (const end of ends) end()
    }
  }, [reload])

  const isCurrent = state.key === key
  return {
    // The list before stays until the next has come, so that typing does not flicker.
    total: state.total,
    error: isCurrent ? state.error : undefined,
    at: (index) => state.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    show,
    reload,
  }
}
