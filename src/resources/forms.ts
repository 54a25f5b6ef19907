import { isoBirthday } from '../lib/birthday.js'
import { isEmail } from '../lib/email.js'
import { parseInstant } from '../lib/instant.js'
import { isPossiblePhone, normalPhone } from '../lib/phone.js'

/** What the text of a field is like, beside being text. The API keeps other text; fixtures are warned about it. */
export interface Form {
  /** In words, with an example. */
  readonly expected: string
  /** @param country the country of the sub-account, as two letters */
  isMet(text: string, country: string): boolean
}

export const emailForm: Form = {
  expected: 'an e-mail address such as jane@example.com',
  isMet: isEmail,
}

export const phoneForm: Form = {
  expected: 'a telephone number such as +15555550100',
  isMet: (text, country) => isPossiblePhone(normalPhone(text.trim(), country)),
}

/** One of some words. */
export const wordForm = (...words: readonly string[]): Form => ({
  expected: words.join(' or '),
  isMet: (text) => words.includes(text),
})

/** A color of CSS, of which a digit or the # may be lost. Its names and functions are not known here. */
export const colorForm: Form = {
  expected: 'a color such as #FFAA00, with 3, 4, 6 or 8 hexadecimal digits (0-9, A-F)',
  isMet: (text) =>
    text.startsWith('#')
      ? /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(text)
      : !/^(?=[a-f]*\d)[\da-f]{6}$/i.test(text),
}

/** The address of a page, with or without its scheme. */
export const websiteForm: Form = {
  expected: 'an address such as https://example.com',
  isMet: (text) =>
    /^https?:\/\/[^\s/]\S*$/i.test(text) ||
    /^[^\s/:@.]+(?:\.[^\s/:@.]+)+(?::\d+)?(?:[/?#]\S*)?$/.test(text),
}

export const birthdayForm: Form = {
  expected: 'a date of birth such as 1990-09-25',
  isMet: (text) => !Number.isNaN(parseInstant(isoBirthday(text))),
}

/** The languages in which people write the names of countries. */
const languages = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt']
let countries: { codes: ReadonlySet<string>; byName: ReadonlyMap<string, string> } | undefined

/** Today's countries and their names, read once. */
function allCountries() {
  if (countries) return countries
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !/^(?:EU|EZ|UN|ZZ)$/.test(code) && codeOf(code) === code)
  const byName = new Map<string, string>()
  for (const language of languages) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const code of codes) {
      const name = names.of(code)?.toLowerCase()
      if (name !== undefined && !byName.has(name)) byName.set(name, code)
    }
  }
  countries = { codes: new Set(byName.values()), byName }
  return countries
}

/** The code that has taken the place of one: `GB` for `UK`. */
const codeOf = (code: string): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.Locale(`und-${code}`).region ?? code) : code

export const countryForm: Form = {
  expected: 'the two letters of a country such as US',
  isMet: (text) => allCountries().codes.has(text.toUpperCase()),
}

/** The code of a country by its name, or by another code of two letters. Of those of three, only `USA` is known. */
export function countryNamed(name: string): string | undefined {
  const wanted = name
    .trim()
    .toLowerCase()
    .replaceAll('.', '')
    .replace(/^(?:usa|united states of america)$/, 'us')
  const { codes, byName } = allCountries()
  const short = codeOf(wanted.toUpperCase())
  return byName.get(wanted) ?? (codes.has(short) ? short : undefined)
}

const zones = new Map<string, boolean>()

function isZone(name: string): boolean {
  const known = zones.get(name)
  if (known !== undefined) return known
  // The list takes a tenth of the time of the first DateTimeFormat, which knows other names too, such as US/Central.
  const isKnown = Intl.supportedValuesOf('timeZone').includes(name) || isOtherZone(name)
  zones.set(name, isKnown)
  return isKnown
}

function isOtherZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

export const zoneForm: Form = {
  expected: 'the IANA name of a time zone such as America/Chicago',
  isMet: isZone,
}
