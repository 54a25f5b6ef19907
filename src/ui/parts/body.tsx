import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isHtml, sanitize, textOf } from './html.js'
import { Segments } from './segments.js'

const views = { formatted: 'Formatted', text: 'Text', source: 'Source' }
type View = keyof typeof views

/** Longer texts are cut until they are asked for. */
const longest = 1500

/** A text that may be HTML: formatted, as words, or as it was sent. The switch has a place of its own. */
export function useBody(text: string) {
  const html = isHtml(text)
  const [view, setView] = useState<View>('formatted')
  const body = <Body text={text} html={html} view={view} />
  const switcher = html && (
    <Segments label="View of the text" options={views} value={view} onChoose={setView} quiet />
  )
  return { body, switcher }
}

interface BodyProps {
  text: string
  html: boolean
  view: View
}

function Body({ text, html, view }: BodyProps) {
  const [isOpen, setOpen] = useState(false)
  const isLong = text.length > longest
  return (
    <div class="body">
      <div class={isLong && !isOpen ? 'body-text cut' : 'body-text'}>
        {!html || view === 'source' ? (
          <div class={html ? 'text plain code' : 'text plain'}>{text}</div>
        ) : view === 'text' ? (
          <div class="text plain">{textOf(text)}</div>
        ) : (
          <Formatted html={text} />
        )}
      </div>
      {isLong && (
        <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Show less' : `Show all ${text.length.toLocaleString('en')} characters`}
        </button>
      )}
    </div>
  )
}

function Formatted({ html }: { html: string }) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => ref.current?.replaceChildren(sanitize(html)), [html])
  return <div ref={ref} class="text formatted" />
}
