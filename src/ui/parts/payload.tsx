import { Copyable } from './controls.js'

interface HeadersProps {
  title: string
  entries: Readonly<Record<string, string | readonly string[]>>
  open?: boolean
}

/** Names and values, folded. */
export const Headers = ({ title, entries, open = false }: HeadersProps) => (
  <details class="headers" open={open}>
    <summary>
      {title} <span class="muted">{Object.keys(entries).length}</span>
    </summary>
    <dl>
      {Object.entries(entries).map(([name, value]) => (
        <div key={name}>
          <dt class="text">{name}</dt>
          <dd class="text">{[value].flat().join(', ')}</dd>
        </div>
      ))}
    </dl>
  </details>
)

interface PayloadProps {
  raw: string | undefined
  parsed: unknown
  /** What is said when there is nothing. */
  none: string
}

/** A body; JSON is indented. */
export function Payload({ raw, parsed, none }: PayloadProps) {
  const isJson = typeof parsed === 'object' && parsed !== null
  const text = isJson ? JSON.stringify(parsed, null, 2) : (raw ?? (parsed ? String(parsed) : ''))
  if (text === '') return <p class="muted small">{none}</p>
  return <Copyable text={text} copied={raw ?? text} what="the body" class="payload" />
}
