import { render } from 'preact'
import { App } from './app.js'
import { startClock } from './clock.js'
import { startFresh } from './fresh.js'
import { startJournal } from './journal.js'
import { listen } from './live.js'
import { applyTheme } from './theme.js'

applyTheme()
startClock()
startJournal()
startFresh()
void listen()

const root = document.getElementById('app')
if (root) render(<App />, root)
