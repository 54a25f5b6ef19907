import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'

/**
 * The one file that runs (`main.ts`), with the code that V8 made of it when it was built: a start that compiles
 * nothing takes two thirds of the time. Another version of Node, or another set of its flags, does not take that
 * code; then it compiles, as it would without.
 */
const filename = fileURLToPath(new URL('main.cjs', import.meta.url))
const codeFile = `${filename}.code`
const source = readFileSync(filename)
const sealLength = 32

// The build sees to it that it is ASCII, so one byte is one letter. V8 keeps the name with the code: stack traces
// show the one it had when it was built, so it is the same everywhere.
const script = new Script(source.toString('latin1'), {
  filename: 'ghl-mock/dist/main.cjs',
  cachedData: keptCode(),
})
const module: { exports: object } = { exports: {} }
script.runInThisContext()(module.exports, createRequire(filename), module, filename)

export const main = module.exports

/** Keeps the code of what has run until now, for the starts to come. */
export function keepCode(): void {
  const code = script.createCachedData()
  writeFileSync(codeFile, Buffer.concat([seal(code), code]))
}

/** V8 would run code of another source, if it has the same length, and crash on damaged code. */
function keptCode(): Buffer | undefined {
  try {
    const kept = readFileSync(codeFile)
    const code = kept.subarray(sealLength)
    return seal(code).equals(kept.subarray(0, sealLength)) ? code : undefined
  } catch {
    return undefined
  }
}

function seal(code: Buffer): Buffer {
  return createHash('sha256').update(source).update(code).digest()
}
