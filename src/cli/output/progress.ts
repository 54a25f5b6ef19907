import type { Progress } from '../../seeding/parse/read.js'

const megabyte = 1024 * 1024

/** Prints a line on a terminal for each large file, and for each file that is started after the first second. */
export function progressOnTerminal(): Progress | undefined {
  if (!process.stderr.isTTY) return undefined
  const start = performance.now()
  return (file, bytes) => {
    if (performance.now() - start < 1000 && bytes < 8 * megabyte) return
    process.stderr.write(`reading ${file} (${(bytes / megabyte).toFixed(1)} MB) …\n`)
  }
}
