import type { CountryCode } from 'libphonenumber-js/min'

/** The library and its table of countries are loaded with the first number that is not in E.164. */
const library = (): typeof import('libphonenumber-js/min') => require('libphonenumber-js/min')

const e164 = /^\+[1-9]\d{6,14}$/

/** Whether a number has the form in which HighLevel keeps numbers. */
export const isE164 = (phone: string): boolean => e164.test(phone)

/**
 * A telephone number in E.164, as HighLevel keeps it. A number that is not possible is returned as it is.
 *
 * @param country the country of numbers without one, as two letters
 */
export function normalPhone(phone: string, country: string): string {
  if (isE164(phone)) return phone
  // An unknown country is as good as none.
  const found = library().parsePhoneNumberFromString(phone, country.toUpperCase() as CountryCode)
  return found?.isPossible() ? found.number : phone
}

/** A number that begins with a +, in E.164 if it is possible, and its digits without the code of the country. */
export function internationalPhone(phone: string): { number: string; national: string } {
  const found = library().parsePhoneNumberFromString(phone)
  return found?.isPossible()
    ? { number: found.number, national: found.nationalNumber }
    : { number: phone, national: phone.slice(1) }
}

/** True for a number in E.164 that is as long as those of its country. */
export function isPossiblePhone(phone: string): boolean {
  if (!isE164(phone)) return false
  // Most numbers are those of North America, for which the library is not needed.
  return phone.startsWith('+1')
    ? /^\+1\d{10}$/.test(phone)
    : (library().parsePhoneNumberFromString(phone)?.isPossible() ?? false)
}

/** What is wrong with the length of a number; undefined when it is another thing that is wrong. */
export function phoneLength(phone: string, country: string): 'short' | 'long' | undefined {
  const found = library().validatePhoneNumberLength(phone, country.toUpperCase() as CountryCode)
  if (found === 'TOO_SHORT') return 'short'
  return found === 'TOO_LONG' ? 'long' : undefined
}

/**
 * The numbers in E.164 that digits without a + may stand for: with the code of their country, or of North America
 * without it. Of several, the one that is assigned counts.
 */
export function phonesFrom(digits: string): string[] {
  const possible = [`+${digits.replace(/^00/, '')}`, `+1${digits}`].filter(isPossiblePhone)
  const assigned = possible.filter((phone) =>
    library().parsePhoneNumberFromString(phone)?.isValid(),
  )
  return assigned.length === 1 ? assigned : possible
}
