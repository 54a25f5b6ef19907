import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'

/**
 * The one file that runs (`main.ts`), with the code that V8 made of it when it was built: a start that compiles
 * nothing takes two thirds of the time. Another version of Node, or another set of its flags, does not take that
 * code; then it compiles, as it would without.
 */
const filename = fileURLToPath(new URL('main.cjs', import.meta.url))

// The build sees to it that it is ASCII, so one byte is one letter.
export const script = new Script(readFileSync(filename, 'latin1'), {
  filename,
  cachedData: compiled(),
})

const module: { exports: object } = { exports: {} }
script.runInThisContext()(module.exports, createRequire(filename), module, filename)

export const main = module.exports

function compiled(): Buffer | undefined {
  try {
    return readFileSync(`${filename}.code`)
  } catch {
    return undefined
  }
}
