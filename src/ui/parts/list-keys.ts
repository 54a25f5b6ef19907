import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useKeys } from '../keys.js'

/** `j` and `k` move through the rows of a list; the row that is reached has the focus, so that Enter opens it. */
export function useListKeys(count: number) {
  const [current, setCurrent] = useState<number>()
  const row = useRef<HTMLElement | null>(null)
  const moved = useRef(false)
  const move = (step: number) => {
    if (count === 0) return
    moved.current = true
    setCurrent((before) =>
      before === undefined ? 0 : Math.max(0, Math.min(count - 1, before + step)),
    )
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
  })
  useLayoutEffect(() => {
    if (!moved.current) return
    moved.current = false
    row.current?.focus({ preventScroll: true })
  }, [current])
  return {
    current,
    /** The `ref` of a row. */
    rowRef: (index: number) => (element: HTMLElement | null) => {
      if (index === current && element) row.current = element
    },
    /** The focus came to a row by another way. */
    onFocus: (index: number) => setCurrent(index),
  }
}
