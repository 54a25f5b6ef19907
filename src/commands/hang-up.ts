import { closeSync, openSync } from 'node:fs'

/**
 * What SIGHUP means: somebody asks to reload, unless it is the terminal that we were started from, which takes its
 * programs along when it closes.
 */
export function onHangUp(reload: () => void): void {
  const began = hasTerminal()
  const act = () => {
    if (!began || hasTerminal()) return reload()
    // As if nobody had listened: Node's own exit fails on a terminal that is gone.
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
