import { Type } from '@sinclair/typebox'
import { notBlank } from '../../lib/blank.js'
import { instantOf, Moment } from '../../lib/moment.js'
import {
  defineResource,
  type Field,
  idField,
  inputSchema,
  parentField,
  textField,
} from '../resource.js'
import { locationSchema } from '../sub-account/owned.js'
import { subAccount } from '../sub-account/sub-account.js'

/** Who wrote it; OpenAPI does not say how. */
const byField = {
  schema: Type.Object(
    {},
    {
      title: 'an object',
      description: 'Who wrote it.',
      examples: [{ source: 'API' }],
    },
  ),
  column: 'JSON',
  write: 'never',
} as const satisfies Field

const dateField = {
  schema: Type.String({ examples: ['2026-03-07T12:00:00.000Z'] }),
  column: 'TEXT',
  required: true,
  made: 'now',
  written: Moment,
  read: instantOf,
  date: true,
} as const

/** A company that contacts belong to (OpenAPI `BusinessDto`). */
export const business = defineResource({
  name: 'business',
  plural: 'businesses',
  noun: 'business',
  parent: subAccount,
  parentKey: 'subAccountId',
  key: 'id',
  fields: {
    id: idField,
    name: {
      schema: Type.String({
        pattern: notBlank,
        title: 'a name',
        description: 'The name of the business.',
        examples: ['Haddad Tiles'],
      }),
      column: 'TEXT',
      write: 'always',
      required: true,
    },
    phone: textField('a telephone number', 'In quotes, for the +.', '+15555550150'),
    email: textField('an e-mail address', 'The e-mail address.', 'office@haddad.example'),
    website: textField('a website', 'The address of the website.', 'https://haddad.example'),
    address: textField('an address', 'Street and number.', '4 Fleet Street'),
    city: textField('a city', 'The city.', 'New York'),
    description: textField('text', 'What it does.', 'Tiles'),
    state: textField('a state', 'The state or region.', 'New York'),
    postalCode: textField('a postal code', 'In quotes, for leading zeros.', '10001'),
    country: textField('a country', 'The country, as HighLevel has it here.', 'united states'),
    updatedBy: byField,
    createdBy: byField,
    createdAt: { ...dateField, write: 'never' },
    // It changes with every update, which only its routes may say.
    updatedAt: { ...dateField, write: 'always' },
    subAccountId: parentField('loc-main'),
  },
  indexes: { businessesBySubAccount: ['subAccountId'] },
  param: 'businessId',
  label: ({ name }) => name,
  about: {
    title: 'a business',
    description: 'The companies that contacts of the sub-account belong to.',
    example: { id: 'business-1', name: 'Haddad Tiles' },
  },
  defaults: {
    description: 'Filled in where a business of this file does not say it itself.',
    example: { country: 'united states' },
  },
})

/** OpenAPI `BusinessDto`. */
const BusinessDto = locationSchema(business)

/** OpenAPI `UpdateBusinessDto`. */
export const BusinessPatch = Type.Omit(inputSchema(business, 'always'), ['updatedAt'], {
  additionalProperties: false,
  minProperties: 1,
})

/** OpenAPI `CreateBusinessDto`. */
export const BusinessInput = Type.Object(
  {
    ...Type.Omit(inputSchema(business, 'create'), ['updatedAt']).properties,
    locationId: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
)

/** OpenAPI `GetBusinessByIdResponseDto`. */
export const BusinessAnswer = Type.Object({ business: BusinessDto })

/** OpenAPI `UpdateBusinessResponseDto`; the misspelling is HighLevel's. */
export const WrittenBusiness = Type.Object({ success: Type.Boolean(), buiseness: BusinessDto })

/** OpenAPI `GetBusinessByLocationResponseDto`. */
export const BusinessesAnswer = Type.Object({ businesses: Type.Array(BusinessDto) })
