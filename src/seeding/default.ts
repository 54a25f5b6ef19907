import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { packageFile } from '../lib/package.js'
import type { Seed } from './fixture-format.js'
import type { LoadedSeed, LoadOptions } from './load.js'

/** The fixtures that are loaded when no others are named. */
export const defaultFixtures: readonly string[] = [
  fileURLToPath(packageFile('fixtures/quickstart.yaml')),
]

/** A fixture that the build has read and checked, so that a start does not load the YAML parser. */
interface Prepared {
  /** The text that the seed was read from. */
  text: string
  seed: Seed
}

/**
 * Loads fixtures and the inline fixture, if any; without both, the default fixtures.
 *
 * @param inline YAML or JSON, plain or in base64
 * @param name how messages name the inline fixture
 * @throws Failure `fixtures` with every error in them
 */
export async function loadSeed(
  paths: readonly string[],
  inline?: string,
  { name = '--seed', ...options }: LoadOptions & { name?: string } = {},
): Promise<LoadedSeed> {
  const isDefault = paths.length === 0 && inline === undefined
  const seed = isDefault ? prepared() : undefined
  if (seed) return { seed, files: [...defaultFixtures] }

  const { formatOf, loadFixtures } = await import('./load.js')
  if (isDefault) return loadFixtures(defaultFixtures)
  if (inline === undefined) return loadFixtures(paths, options)
  const text = decoded(inline)
  const texts = [{ name, text, format: formatOf(text) }]
  return loadFixtures(paths, { ...options, texts })
}

/** Decodes base64. A fixture is never mistaken for it, because every fixture contains a colon. */
function decoded(text: string): string {
  if (!/^[A-Za-z0-9+/\s]+=*\s*$/.test(text)) return text
  const bytes = Buffer.from(text, 'base64')
  return isUtf8(bytes) ? bytes.toString() : text
}

/** The default seed from the build; undefined when the fixture has been edited since. */
function prepared(): Seed | undefined {
  const { text, seed }: Prepared = JSON.parse(
    readFileSync(packageFile('dist/quickstart.json'), 'utf8'),
  )
  return readFileSync(packageFile('fixtures/quickstart.yaml'), 'utf8') === text ? seed : undefined
}
