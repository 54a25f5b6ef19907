import { existsSync, readFileSync } from 'node:fs'

/** The folder of this package: the nearest one above this file with fixtures, in `src/` and in `dist/` alike. */
function findRoot(): URL {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    if (existsSync(new URL('fixtures', folder)) || folder.pathname === '/') return folder
  }
}

const root = findRoot()

/** The address of a file of this package. */
export const packageFile = (path: string): URL => new URL(path, root)

export const { version }: { version: string } = JSON.parse(
  readFileSync(packageFile('package.json'), 'utf8'),
)
