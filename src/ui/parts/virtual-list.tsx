import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Reached } from './list-keys.js'

interface VirtualListProps {
  count: number
  rowHeight: number
  label: string
  /** Names the list, which begins where it was left. */
  place?: string
  /** The row that is brought into view, once for each object. */
  reached?: Reached | undefined
  /** Draws a row; the element must have the height of a row. */
  row: (index: number) => ComponentChildren
  /** What a row is known by; an index if it is left out. */
  keyOf?: (index: number) => number | string
  /** The rows in view changed. */
  onRange?: (from: number, to: number) => void
}

/** Browsers stop at some height of an element; rows beyond are reached by the search. */
const mostPixels = 8_000_000
const overscan = 6

/** Where the last list that has a name was left. */
let left = { place: '', top: 0 }

/** A list of which only the rows in view exist. */
export function VirtualList({
  count,
  rowHeight,
  label,
  place,
  reached,
  row,
  keyOf,
  onRange,
}: VirtualListProps) {
  const ref = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 800 })
  const named = useRef(place)
  named.current = place

  useLayoutEffect(() => {
    const box = ref.current
    if (!box) return
    const measure = () => {
      setView({ top: box.scrollTop, height: box.clientHeight })
      if (named.current !== undefined) left = { place: named.current, top: box.scrollTop }
    }
    if (left.place === named.current) box.scrollTop = left.top
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    box.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      box.removeEventListener('scroll', measure)
    }
  }, [])

  useLayoutEffect(() => {
    const box = ref.current
    if (!box || !reached) return
    const top = reached.index * rowHeight
    if (top < box.scrollTop) box.scrollTop = top
    else if (top + rowHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = top + rowHeight - box.clientHeight
  }, [reached, rowHeight])

  const from = Math.max(0, Math.floor(view.top / rowHeight) - overscan)
  const to = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + overscan)
  // The range is what is reported
  useEffect(() => onRange?.(from, to), [from, to, count])

  const rows: ComponentChildren[] = []
  for (let index = from; index < to; index++) {
    rows.push(
      <li
        key={keyOf?.(index) ?? index}
        class="virtual-row"
        aria-setsize={count}
        aria-posinset={index + 1}
        style={{ top: `${index * rowHeight}px`, height: `${rowHeight}px` }}
      >
        {row(index)}
      </li>,
    )
  }
  return (
    <div ref={ref} class="virtual">
      <ul
        class="virtual-height"
        aria-label={label}
        style={{ height: `${Math.min(count * rowHeight, mostPixels)}px` }}
      >
        {rows}
      </ul>
    </div>
  )
}
