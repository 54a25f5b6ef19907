import { visible } from '../../lib/visible.js'

// Everything that a command prints goes through here: names in fixtures, names of files and messages of servers may
// contain control characters, which a terminal would obey.

/** Prints on stdout. */
export function print(text: string): void {
  process.stdout.write(visible(text))
}

/** Prints on stderr. */
export function printError(text: string): void {
  process.stderr.write(visible(text))
}

/** Prints a warning, or a list of them; undefined where the log level leaves warnings out. */
export const warnerAt = (logLevel: string): ((text: string) => void) | undefined =>
  ['silent', 'error'].includes(logLevel) ? undefined : (text) => printError(`${text}\n\n`)
