import { useLayoutEffect, useRef } from 'preact/hooks'

type Bindings = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** Bindings of what is on the page; what came last is asked first. */
const layers: { current: Bindings }[] = []
let before = ''

addEventListener('keydown', (event) => {
  const { target, key } = event
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  if (document.querySelector('dialog[open]')) return
  const isTyping =
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(?:TEXTAREA|SELECT)$/.test(target.tagName) ||
      (target instanceof HTMLInputElement && !/^(?:checkbox|radio|range)$/.test(target.type)))
  const named = isTyping ? [`typing ${key}`] : [`${before} ${key}`.trim(), key]
  before = isTyping || before === 'g' ? '' : key
  for (const name of named) {
    const found = layers.findLast(({ current }) => Object.hasOwn(current, name))?.current[name]
    if (!found) continue
    event.preventDefault()
    found(event)
    return
  }
})

/**
 * Keys while a component is on the page: `j`, `Enter`, `g c` for one after the other, `typing Escape` within a text
 * box.
 */
export function useKeys(bindings: Bindings): void {
  const layer = useRef({ current: bindings }).current
  layer.current = bindings
  // A layout effect: after the paint is late for a key that is pressed as soon as the screen is seen.
  useLayoutEffect(() => {
    layers.push(layer)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
    }
  }, [layer])
}
