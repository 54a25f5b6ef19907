import { useEffect } from 'preact/hooks'
import { tokenQuestion } from './api.js'
import { connection } from './live.js'
import { Nav, screens } from './nav.js'
import { Confirm } from './parts/dialog.js'
import { Notices } from './parts/notices.js'
import { useAddress } from './route.js'
import { Contact } from './screens/contact.js'
import { Contacts } from './screens/contacts.js'
import { Coverage } from './screens/coverage.js'
import { Faults } from './screens/faults.js'
import { Gone } from './screens/gone.js'
import { Integrations } from './screens/integrations.js'
import { Requests } from './screens/requests.js'
import { SandboxScreen } from './screens/sandbox.js'
import { TimeTravel } from './screens/time-travel.js'
import { Shortcuts } from './shortcuts.js'
import { useStore } from './store.js'
import { TokenDialog } from './token-dialog.js'
import { Top } from './top.js'

function Screen() {
  const { screen, ids, query } = useAddress()
  const [first] = ids
  switch (screen) {
    case 'requests':
      return <Requests chosen={first === undefined ? undefined : Number(first)} query={query} />
    case 'time':
      return (
        <TimeTravel
          moment={first === undefined ? undefined : Number(first)}
          contact={query.contact}
        />
      )
    case 'faults':
      return <Faults query={query} />
    case 'coverage':
      return <Coverage />
    case 'integrations':
      return <Integrations query={query} />
    case 'sandbox':
      return <SandboxScreen />
    default:
      return first === undefined ? <Contacts query={query} /> : <Contact key={first} id={first} />
  }
}

export function App() {
  const { screen, ids } = useAddress()
  const question = useStore(tokenQuestion)
  const isGone = useStore(connection) === 'gone'
  const label = screens.find(({ name }) => name === screen)?.label ?? 'Contacts'
  useEffect(() => {
    document.title = `${label} · ghl-mock`
  }, [label])
  const place = [screen, ...ids].join('/')
  // Another place begins at its top
  useEffect(() => {
    if (screen !== 'requests' && screen !== 'time') window.scrollTo(0, 0)
  }, [place])
  return (
    <div class="page">
      <button type="button" class="skip" onClick={skip}>
        Skip to the content
      </button>
      <Nav screen={screen} />
      <div class="content">
        <Top />
        <main id="main" tabIndex={-1}>
          {isGone ? <Gone /> : <Screen />}
        </main>
      </div>
      <Shortcuts />
      <Confirm />
      {question && <TokenDialog {...question} />}
      <Notices />
    </div>
  )
}

/** The hash of an address belongs to the screens, so this is no link. */
const skip = () => document.getElementById('main')?.focus()
