import { Type } from '@sinclair/typebox'
import { emailForm, phoneForm, websiteForm } from '../forms.js'
import { defineResource, type Field, idField, textField } from '../resource.js'
import { inputSchema } from '../schemas.js'
import {
  dateField,
  defaultsOf,
  ofSubAccount,
  requiredText,
  subAccountField,
  updatedAtField,
} from '../sub-account/fields.js'
import { locationSchema } from '../sub-account/owned.js'

const By = Type.Object(
  {},
  { title: 'an object', description: 'Who wrote it.', examples: [{ source: 'API' }] },
)
const byField = { schema: By, column: 'JSON', write: 'never' } as const satisfies Field

/** A company that contacts belong to (OpenAPI `BusinessDto`). */
export const business = defineResource({
  ...ofSubAccount,
  name: 'business',
  plural: 'businesses',
  noun: 'business',
  fields: {
    id: idField,
    name: requiredText('a name', 'The name of the business.', 'Haddad Tiles'),
    phone: {
      ...textField('a telephone number', 'In quotes, for the +.', '+15555550150'),
      form: phoneForm,
    },
    email: {
      ...textField('an e-mail address', 'The e-mail address.', 'office@haddad.example'),
      form: emailForm,
    },
    website: {
      ...textField('a website', 'The address of the website.', 'https://haddad.example'),
      form: websiteForm,
    },
    address: textField('an address', 'Street and number.', '4 Fleet Street'),
    city: textField('a city', 'The city.', 'New York'),
    description: textField('text', 'What it does.', 'Tiles'),
    state: textField('a state', 'The state or region.', 'New York'),
    postalCode: textField('a postal code', 'In quotes, for leading zeros.', '10001'),
    country: textField('a country', 'The country, as HighLevel has it here.', 'united states'),
    updatedBy: byField,
    createdBy: byField,
    createdAt: dateField,
    updatedAt: updatedAtField,
    subAccountId: subAccountField,
  },
  indexes: { businessesBySubAccount: ['subAccountId'] },
  param: 'businessId',
  label: ({ name }) => name,
  about: {
    title: 'a business',
    description: 'The companies that contacts of the sub-account belong to.',
    example: { id: 'business-1', name: 'Haddad Tiles' },
  },
  defaults: defaultsOf('business', { country: 'united states' }),
})

/** OpenAPI `BusinessDto`. */
const Dto = locationSchema(business)

/** OpenAPI `UpdateBusinessDto`. */
export const BusinessPatch = inputSchema(business, 'always')

const { properties } = inputSchema(business, 'create')

/** OpenAPI `CreateBusinessDto`. */
export const BusinessInput = Type.Object(
  { ...properties, locationId: Type.String() },
  { additionalProperties: false },
)

/** OpenAPI `GetBusinessByIdResponseDto`. */
export const BusinessAnswer = Type.Object({ business: Dto })

/** OpenAPI `UpdateBusinessResponseDto`; the misspelling is HighLevel's. */
export const WrittenBusiness = Type.Object({ success: Type.Boolean(), buiseness: Dto })

/** OpenAPI `GetBusinessByLocationResponseDto`. */
export const BusinessesAnswer = Type.Object({ businesses: Type.Array(Dto) })

/** OpenAPI `DeleteBusinessResponseDto`. */
export const RemovedBusiness = Type.Object({ success: Type.Boolean() })
