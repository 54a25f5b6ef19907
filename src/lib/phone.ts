import type { CountryCode } from 'libphonenumber-js/min'

/** The library and its table of countries are loaded with the first number that is not in E.164. */
const library = (): typeof import('libphonenumber-js/min') => require('libphonenumber-js/min')

const e164 = /^\+[1-9]\d{6,14}$/

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
