import { createStore } from './store.js'

const themes = ['auto', 'light', 'dark'] as const
type Theme = (typeof themes)[number]

const key = 'ghl-mock-theme'

/** Storage may be switched off in a browser. */
function kept(): Theme {
  try {
    const found = localStorage.getItem(key)
    return themes.find((one) => one === found) ?? 'auto'
  } catch {
    return 'auto'
  }
}

export const theme = createStore<Theme>(kept())

export function applyTheme(): void {
  document.documentElement.dataset.theme = theme.get()
}

/** `auto` follows the system. */
export function nextTheme(): void {
  const next = themes[(themes.indexOf(theme.get()) + 1) % themes.length] ?? 'auto'
  theme.set(next)
  applyTheme()
  try {
    localStorage.setItem(key, next)
  } catch {
    // It lasts until the page is closed.
  }
}
