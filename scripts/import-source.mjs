import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

/**
 * Imports a module of the source, which Node 20 cannot read.
 *
 * @param path such as `src/seeding/load.ts`
 */
export async function importSource(path) {
  // In dist/, so that what looks for the package's own files finds them.
  const file = resolve('dist', `.${process.pid}-${path.replaceAll('/', '-')}.mjs`)
  const bundle = await rolldown({ input: path, platform: 'node', external: /^[^./]/ })
  try {
    await bundle.write({ file, format: 'esm', codeSplitting: false })
    return await import(pathToFileURL(file))
  } finally {
    await bundle.close()
    rmSync(file, { force: true })
  }
}
