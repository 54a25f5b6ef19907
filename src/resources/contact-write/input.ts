import { type Static, type TObject, Type } from '@sinclair/typebox'
import { isoBirthday } from '../../lib/birthday.js'
import { normalPhone } from '../../lib/phone.js'
import { contact } from '../contact/contact.js'
import { splitName } from '../contact/names.js'
import { AnyDndSettings, channels, SentCustomFields } from '../contact/parts.js'
import type { Row } from '../resource.js'
import { inputSchema } from '../schemas.js'

const LocationId = Type.Optional(
  Type.String({ title: "a sub-account's id", description: 'Required (OpenAPI); without it: W61.' }),
)

/** What requests spell differently from answers. */
const sent = {
  customFields: Type.Optional(SentCustomFields),
  dndSettings: Type.Optional(AnyDndSettings),
}

// A contact needs nothing but its sub-account.
const created = Type.Partial(inputSchema(contact, 'create')).properties

/** OpenAPI `CreateContactDto`. */
export const ContactInput = Type.Object(
  { ...created, ...sent, locationId: LocationId },
  { additionalProperties: false },
)
export type ContactInput = Static<typeof ContactInput>

/** OpenAPI `UpsertContactDto`. */
export const ContactUpsert = Type.Object(
  {
    ...created,
    ...sent,
    locationId: LocationId,
    createNewIfDuplicateAllowed: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

/** OpenAPI `UpdateContactDto`: neither gender nor companyName (observed). */
export const ContactPatch = Type.Object(
  { ...inputSchema(contact, 'always').properties, ...sent },
  { additionalProperties: false, minProperties: 1 },
)

/**
 * The values of a contact in a body, as they are kept, without what the schema of the route does not have: the telephone number in E.164, the date of birth in ISO 8601,
 * first and last name of a `name`. Custom fields are read apart.
 */
export function contactValues(
  body: Readonly<Record<string, unknown>>,
  { properties }: TObject,
  country: string,
): Row {
  const values: Record<string, unknown> = {}
  for (const name of Object.keys(properties))
    if (body[name] !== undefined) values[name] = body[name]
  const { phone, dateOfBirth, dndSettings, tags } = values
  if (typeof phone === 'string') values.phone = normalPhone(phone.trim(), country)
  if (typeof dateOfBirth === 'string') values.dateOfBirth = isoBirthday(dateOfBirth)
  if (dndSettings) values.dndSettings = spelt(dndSettings)
  if (Array.isArray(tags)) values.tags = [...new Set(tags)]
  const { name, ...others } = values
  const { firstName, lastName = null } = splitName(values)
  // A single word leaves no last name.
  return firstName === undefined ? others : { ...others, firstName, lastName }
}

/** Channels in the spelling of before v3, which is the one that is kept. */
const spelt = (settings: object): Row =>
  Object.fromEntries(
    Object.entries(channels).flatMap(([older, newer]) => {
      const channel: unknown = Reflect.get(settings, older) ?? Reflect.get(settings, newer)
      return channel === undefined ? [] : [[older, channel]]
    }),
  )
