import { Type } from '@sinclair/typebox'
import { propertiesOf } from './owned.js'
import { type SubAccount, subAccount } from './sub-account.js'

const {
  companyId: _,
  allowDuplicateContact: __,
  contactUniqueIdentifiers: ___,
  ...shown
} = propertiesOf(subAccount)
const { id, email, phone, ...business } = shown

/** OpenAPI `GetLocationSchema`, what a search answers. */
const FoundLocation = Type.Object({
  ...shown,
  settings: Type.Object({
    allowDuplicateContact: Type.Boolean(),
    allowDuplicateOpportunity: Type.Boolean(),
    allowFacebookNameMerge: Type.Boolean(),
    disableContactTimezone: Type.Boolean(),
  }),
  social: Type.Object({}),
})

/** OpenAPI `SearchSuccessfulResponseDto`. */
export const LocationsAnswer = Type.Object({ locations: Type.Array(FoundLocation) })

/** OpenAPI `GetLocationByIdSuccessfulResponseDto`. */
export const LocationAnswer = Type.Object({
  location: Type.Object({
    ...FoundLocation.properties,
    companyId: Type.Optional(Type.Unsafe<string | undefined>(Type.String())),
    business: Type.Object(business),
  }),
})

/** A sub-account as a search shows it. */
export function foundLocation(row: SubAccount) {
  const { companyId: _, allowDuplicateContact, contactUniqueIdentifiers: __, ...shown } = row
  const settings = {
    allowDuplicateContact,
    allowDuplicateOpportunity: false,
    allowFacebookNameMerge: false,
    disableContactTimezone: false,
  }
  return { ...shown, settings, social: {} }
}

/** A sub-account as its own route shows it. */
export function location(row: SubAccount) {
  const found = foundLocation(row)
  const { id, email, phone, settings, social, ...business } = found
  return { ...found, companyId: row.companyId, business }
}
