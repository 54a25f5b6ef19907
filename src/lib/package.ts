import { existsSync, readFileSync } from 'node:fs'

/**
 * The folder of this package: the nearest one above this file with fixtures, in `src/` and in `dist/` alike.
 *
 * @throws when there is none, which is so when a bundler has put the library into a file elsewhere
 */
function findRoot(): URL {
  let folder = new URL('.', import.meta.url)
  while (!existsSync(new URL('fixtures/quickstart.yaml', folder))) {
    const above = new URL('..', folder)
    if (above.href === folder.href) {
      throw new Error(
        'The files of ghl-mock are not beside this bundle. Bundle it as an external package: --external:ghl-mock with esbuild, external: ["ghl-mock"] elsewhere.',
      )
    }
    folder = above
  }
  return folder
}

const root = findRoot()

/** The address of a file of this package. */
export const packageFile = (path: string): URL => new URL(path, root)

export const { version }: { version: string } = JSON.parse(
  readFileSync(packageFile('package.json'), 'utf8'),
)
