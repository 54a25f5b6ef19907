import { createRequire } from 'node:module'
import type { Faker } from '@faker-js/faker'
import { suggestion } from '../../lib/suggest.js'

const load = createRequire(import.meta.url)

/** Thrown when faker or its locale cannot be loaded; the message says how to mend it. */
export class CannotGenerate extends Error {}

/**
 * Loads faker, an optional dependency, when it is first needed.
 *
 * @throws CannotGenerate when it is not installed, too new for this Node, or does not know the locale
 */
export function fakerFor(locale: string): Faker {
  try {
    // A cast, because `require` gives no types.
    return (load(`@faker-js/faker/locale/${locale}`) as { faker: Faker }).faker
  } catch (error) {
    throw new CannotGenerate(`cannot be generated: ${words(error, locale)}`, { cause: error })
  }
}

function words(error: unknown, locale: string): string {
  const known = locales()
  if (!known) {
    return '@faker-js/faker is not installed. It is an optional dependency: npm install @faker-js/faker'
  }
  if (!known.includes(locale)) {
    return `@faker-js/faker has no locale "${locale}"${suggestion(locale, known) || `, expected one of ${known.join(', ')}`}`
  }
  return `@faker-js/faker does not load on Node ${process.version}: ${error instanceof Error ? error.message : error}`
}

/** The installed locales; undefined when faker is not installed. */
function locales(): string[] | undefined {
  try {
    // A cast, because `require` gives no types.
    const { allLocales } = load('@faker-js/faker') as { allLocales: object }
    // `base` is what the others have in common.
    return Object.keys(allLocales).filter((name) => name !== 'base')
  } catch {
    return undefined
  }
}
