import type { Progress } from '../fixtures/read.js'

const megabyte = 1024 * 1024

/**
 * A line on a terminal for each file that is begun after a second, or will take as long by its size, so that nobody
 * takes it for hung.
 */
export function tellProgress(): Progress | undefined {
  if (!process.stderr.isTTY) return undefined
  const start = performance.now()
  return (file, bytes) => {
    if (performance.now() - start < 1000 && bytes < 8 * megabyte) return
    process.stderr.write(`reading ${file} (${(bytes / megabyte).toFixed(1)} MB) …\n`)
  }
}
