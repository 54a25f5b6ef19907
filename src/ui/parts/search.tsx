import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './icons.js'

interface SearchProps {
  label: string
  value: string
  onSearch: (text: string) => void
}

const restMs = 120

/** A search box; what is typed counts after a short rest. */
export function Search({ label, value, onSearch }: SearchProps) {
  const [text, setText] = useState(value)
  const timer = useRef<number | undefined>(undefined)
  /** What was searched for last: it says nothing new, and the box may have a space more. */
  const sent = useRef(value)
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setText(value)
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <div class="search">
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        aria-keyshortcuts="/"
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value)
          clearTimeout(timer.current)
          timer.current = window.setTimeout(() => {
            sent.current = currentTarget.value.trim()
            onSearch(sent.current)
          }, restMs)
        }}
      />
      <span class="key" aria-hidden="true">
        /
      </span>
    </div>
  )
}
