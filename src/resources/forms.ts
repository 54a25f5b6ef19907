import { isEmail } from '../lib/email.js'
import { parseInstant } from '../lib/instant.js'
import { isE164, normalPhone } from '../lib/phone.js'
import { isoBirthday } from './contact/birthday.js'

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
  isMet: (text, country) => isE164(normalPhone(text.trim(), country)),
}

export const birthdayForm: Form = {
  expected: 'a date of birth such as 1990-09-25',
  isMet: (text) => !Number.isNaN(parseInstant(isoBirthday(text))),
}

/** The languages in which people write the names of countries. */
const languages = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt']
let names: readonly Intl.DisplayNames[] | undefined

/** The names of a country, English first; none for a code that is not one of today's. */
function namesOf(code: string): string[] {
  if (!/^(?!EU|EZ|UN|ZZ)[A-Z]{2}$/.test(code) || codeOf(code) !== code) return []
  names ??= languages.map(
    (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  )
  return names.flatMap((one) => one.of(code)?.toLowerCase() ?? [])
}

/** The code that has taken the place of one: `GB` for `UK`. */
const codeOf = (code: string): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.Locale(`und-${code}`).region ?? code) : code

export const countryForm: Form = {
  expected: 'the two letters of a country such as US',
  isMet: (text) => namesOf(text.toUpperCase()).length > 0,
}

/** The code of a country by its name, or by another code. */
export function countryNamed(name: string): string | undefined {
  const wanted = name
    .trim()
    .toLowerCase()
    .replace(/^(united states) of america$/, '$1')
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  // `UK`, `USA`: the first letters are a country.
  const short = wanted.length < 4 ? codeOf(wanted.slice(0, 2).toUpperCase()) : ''
  return (
    codes.find((code) => namesOf(code).includes(wanted)) ??
    (namesOf(short).length > 0 ? short : undefined)
  )
}

const zones = new Map<string, boolean>()

function isZone(name: string): boolean {
  const known = zones.get(name)
  if (known !== undefined) return known
  let isKnown = /^[A-Za-z]/.test(name)
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    isKnown = false
  }
  zones.set(name, isKnown)
  return isKnown
}

export const zoneForm: Form = {
  expected: 'the IANA name of a time zone such as America/Chicago',
  isMet: isZone,
}
