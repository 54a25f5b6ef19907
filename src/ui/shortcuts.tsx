import { useKeys } from './keys.js'
import { screens } from './nav.js'
import { Dialog } from './parts/dialog.js'
import { go, href } from './route.js'
import { createStore, useStore } from './store.js'

const isShown = createStore(false)

export const showShortcuts = (): void => isShown.set(true)

const general = [
  ['/', 'Search or filter'],
  ['j k', 'Next, previous in a list'],
  ['Enter', 'Open'],
  ['Esc', 'Close, back'],
  ['n', 'New note, contact or token'],
  ['p', 'Pause the list of requests'],
  ['Ctrl Enter', 'Save'],
  ['?', 'This sheet'],
]

export function Shortcuts() {
  const shown = useStore(isShown)
  useKeys({
    '?': showShortcuts,
    '/': () => focusSearch(),
    'typing Escape': ({ target }) => target instanceof HTMLElement && target.blur(),
    ...Object.fromEntries(screens.map(({ name, key }) => [`g ${key}`, () => go(href(name))])),
  })
  if (!shown) return null
  return (
    <Dialog title="Keyboard shortcuts" onClose={() => isShown.set(false)}>
      <div class="shortcuts">
        <Keys list={general} />
        <Keys list={screens.map(({ key, label }) => [`g ${key}`, label])} />
      </div>
    </Dialog>
  )
}

const Keys = ({ list }: { list: readonly (readonly string[])[] }) => (
  <dl class="keys">
    {list.map(([keys = '', what]) => (
      <div key={keys}>
        <dt>
          {keys.split(' ').map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </dt>
        <dd>{what}</dd>
      </div>
    ))}
  </dl>
)

function focusSearch(): void {
  const search = document.querySelector('input[type="search"]')
  if (search instanceof HTMLInputElement) {
    search.focus()
    search.select()
  }
}
