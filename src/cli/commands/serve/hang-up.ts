import { closeSync, openSync } from 'node:fs'

/** Reloads on SIGHUP. When the terminal that the process was started from is closed, SIGHUP ends the process. */
export function onHangUp(reload: () => void): void {
  const hadTerminal = hasTerminal()
  const act = () => {
    if (!hadTerminal || hasTerminal()) return reload()
    // The default action of the signal: `process.exit` fails on a terminal that is gone.
    process.off('SIGHUP', act)
    process.kill(process.pid, 'SIGHUP')
  }
  process.on('SIGHUP', act)
}

function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'))
    return true
  } catch {
    return false
  }
}
