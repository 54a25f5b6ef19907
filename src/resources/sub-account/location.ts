import { Type } from '@sinclair/typebox'
import { MaybeText } from './owned.js'
import type { SubAccount } from './sub-account.js'

/** OpenAPI `SettingsSchema`. */
const Settings = Type.Object({
  allowDuplicateContact: Type.Boolean(),
  allowDuplicateOpportunity: Type.Boolean(),
  allowFacebookNameMerge: Type.Boolean(),
  disableContactTimezone: Type.Boolean(),
})

/** OpenAPI `GetLocationSchema`, what a search answers. */
const FoundLocation = Type.Object({
  id: Type.String(),
  name: MaybeText,
  phone: MaybeText,
  email: MaybeText,
  address: MaybeText,
  city: MaybeText,
  state: MaybeText,
  country: MaybeText,
  postalCode: MaybeText,
  website: MaybeText,
  timezone: MaybeText,
  settings: Settings,
  social: Type.Object({}),
})

/** OpenAPI `GetLocationByIdSchema`. */
const Location = Type.Object({
  ...FoundLocation.properties,
  companyId: MaybeText,
  business: Type.Object({
    name: MaybeText,
    address: MaybeText,
    city: MaybeText,
    state: MaybeText,
    country: MaybeText,
    postalCode: MaybeText,
    website: MaybeText,
    timezone: MaybeText,
  }),
})

/** OpenAPI `GetLocationByIdSuccessfulResponseDto`. */
export const LocationAnswer = Type.Object({ location: Location })

/** OpenAPI `SearchSuccessfulResponseDto`. */
export const LocationsAnswer = Type.Object({ locations: Type.Array(FoundLocation) })

/** OpenAPI names no answer; n8n reads this list. */
export const TimezonesAnswer = Type.Object({ timezones: Type.Array(Type.String()) })

const settingsOf = ({ allowDuplicateContact }: SubAccount) => ({
  allowDuplicateContact,
  allowDuplicateOpportunity: false,
  allowFacebookNameMerge: false,
  disableContactTimezone: false,
})

/** A sub-account as a search shows it. */
export function foundLocation(row: SubAccount) {
  const { id, name, phone, email, address, city, state, country, postalCode, website } = row
  const place = { address, city, state, country, postalCode, website, timezone: row.timezone }
  return { id, name, phone, email, ...place, settings: settingsOf(row), social: {} }
}

/** A sub-account as its own route shows it. */
export function location(row: SubAccount) {
  const { id, companyId, name, email, phone } = row
  const { address, city, state, country, postalCode, website, timezone } = row
  const place = { address, city, state, country, postalCode, website, timezone }
  const business = { name, ...place }
  const settings = settingsOf(row)
  return { id, companyId, name, ...place, email, phone, business, social: {}, settings }
}
