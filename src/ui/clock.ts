import { get } from './api.js'
import { on } from './live.js'
import { createStore } from './store.js'
import type { ClockState } from './types.js'

/** The sandbox's clock as it was last read; undefined until then. */
export const clockState = createStore<ClockState | undefined>(undefined)

/** Its time in milliseconds, which moves on every few seconds. */
export const now = createStore(Date.now())

let readAt = 0

/** The sandbox's time at this moment. */
export function sandboxNow(): number {
  const state = clockState.get()
  if (!state) return Date.now()
  const sinceRead = state.frozen ? 0 : Date.now() - readAt
  return Date.parse(state.now) + sinceRead
}

export function setClock(state: ClockState): void {
  readAt = Date.now()
  clockState.set(state)
  now.set(sandboxNow())
}

const load = () => void get<ClockState>('/clock').then(setClock, () => {})

export function startClock(): void {
  load()
  on('world', load)
  on('control', ({ what }) => what === 'clock' && load())
  // A frozen clock may advance with each row that is dated.
  on('write', () => clockState.get()?.frozen && clockState.get()?.tickMs && load())
  setInterval(() => now.set(sandboxNow()), 5000)
}
