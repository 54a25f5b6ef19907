import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useKeys } from '../keys.js'

type Id = string | number

/** The row that was reached, and what it is known by where that has been loaded. */
export interface Reached {
  index: number
  id: Id | undefined
}

/** How far a row is looked for from where it was. */
const farthest = 1000

/**
 * `j` and `k` move through the rows of a list; the row that is reached has the focus, so that Enter opens it. It stays
 * the same one when others come before it.
 */
export function useListKeys(count: number, idAt: (index: number) => Id | undefined) {
  const [reached, setReached] = useState<Reached>()
  const row = useRef<HTMLElement | null>(null)
  const moved = useRef(false)

  const indexOf = ({ index, id }: Reached): number => {
    for (let step = 0; id !== undefined && step < farthest; step++) {
      if (idAt(index + step) === id) return index + step
      if (idAt(index - step) === id) return index - step
    }
    return index
  }
  const current = reached && indexOf(reached)
  const move = (step: number) => {
    if (count === 0) return
    moved.current = true
    setReached((before) => {
      const index = before ? Math.max(0, Math.min(count - 1, indexOf(before) + step)) : 0
      return { index, id: idAt(index) }
    })
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
  })
  useLayoutEffect(() => {
    if (!moved.current) return
    moved.current = false
    row.current?.focus({ preventScroll: true })
  }, [reached])
  return {
    /** It is another object after each move. */
    reached,
    /** The `ref` of a row. */
    rowRef: (index: number) => (element: HTMLElement | null) => {
      if (index === current && element) row.current = element
    },
    /** The focus came to a row by another way. */
    onFocus: (index: number) => setReached({ index, id: idAt(index) }),
  }
}
