import { readFileSync } from 'node:fs'

/** A file of this package; `src/` and `dist/` are equally deep, so one address serves both. */
export const packageFile = (path: string): URL => new URL(`../${path}`, import.meta.url)

export const { version }: { version: string } = JSON.parse(
  readFileSync(packageFile('package.json'), 'utf8'),
)
