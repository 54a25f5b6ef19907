import { createRequire } from 'node:module'
import type { Faker } from '@faker-js/faker'
import { suggestion } from '../../lib/suggest.js'

const load = createRequire(import.meta.url)

/** Thrown when faker or its locale cannot be loaded; the message says how to mend it. */
export class CannotGenerate extends Error {
  /** The key that is wrong, if one is. */
  readonly key: 'locale' | undefined

  constructor(message: string, options: ErrorOptions & { key?: 'locale' | undefined }) {
    super(message, options)
    this.key = options.key
  }
}

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
    const known = locales()
    const isUnknown = known !== undefined && !known.includes(locale)
    const why = isUnknown ? noLocale(locale, known) : doesNotLoad(error, known)
    const message = `cannot be generated: ${why}`
    throw new CannotGenerate(message, { cause: error, key: isUnknown ? 'locale' : undefined })
  }
}

/** Faker writes `de` and `de_AT` where others write `de-DE` and `de-AT`. */
function noLocale(locale: string, known: readonly string[]): string {
  const [language = ''] = locale.split(/[-_]/)
  const own = [locale.replace('-', '_'), language.toLowerCase()].find((one) => known.includes(one))
  const advice = own ? `; write ${own}` : suggestion(locale, known)
  return `@faker-js/faker has no locale "${locale}"${advice || `, expected one of ${known.join(', ')}`}`
}

const doesNotLoad = (error: unknown, known: readonly string[] | undefined): string =>
  known
    ? `@faker-js/faker does not load on Node ${process.version}: ${error instanceof Error ? error.message : error}`
    : '@faker-js/faker is not installed. It is an optional dependency: npm install @faker-js/faker'

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
