import { clockState, now } from './clock.js'
import { connection } from './live.js'
import { IconButton } from './parts/controls.js'
import { Icon } from './parts/icons.js'
import { href } from './route.js'
import { showShortcuts } from './shortcuts.js'
import { useStore } from './store.js'
import { nextTheme, theme } from './theme.js'

const words = {
  connecting: 'Connecting…',
  live: 'Live',
  lost: 'Connection lost, trying again…',
  gone: 'This sandbox is gone',
}

const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** The state of the mock, on every screen. */
export function Top() {
  const state = useStore(connection)
  const clock = useStore(clockState)
  const nowMs = useStore(now)
  const chosen = useStore(theme)
  return (
    <header class="top">
      <span class={`live ${state}`} role="status">
        <span class="dot" aria-hidden="true" />
        {words[state]}
      </span>
      <span class="space" />
      {clock && (
        <a class="clock" href={href('sandbox')} title="The sandbox's clock">
          <Icon name={clock.frozen ? 'snow' : 'time'} />
          <span>{shown.format(nowMs)}</span>
          {clock.frozen && <span class="badge accent">frozen</span>}
        </a>
      )}
      <IconButton icon={chosen} label={`Colours: ${chosen}`} onClick={nextTheme} />
      <IconButton icon="help" label="Keyboard shortcuts" onClick={showShortcuts} />
    </header>
  )
}
