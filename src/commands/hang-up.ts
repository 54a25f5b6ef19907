import { closeSync, openSync } from 'node:fs'

/**
 * What SIGHUP means: somebody asks to reload, unless it is the terminal that we were started from, which takes its
 * programs along when it closes.
 */
export function onHangUp(reload: () => void, end: () => void): void {
  const began = hasTerminal()
  process.on('SIGHUP', () => (began && !hasTerminal() ? end() : reload()))
}

function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'))
    return true
  } catch {
    return false
  }
}
