import { Type } from '@sinclair/typebox'
import { countryForm, emailForm, phoneForm, websiteForm, zoneForm } from '../forms.js'
import { defineResource, idField, type RowIn, textField } from '../resource.js'

/** HighLevel's tenant. Its API says *location*. */
export const subAccount = defineResource({
  name: 'subAccount',
  plural: 'subAccounts',
  noun: 'sub-account',
  key: 'id',
  setting: true,
  fields: {
    id: idField,
    name: textField('a name', 'The name of the sub-account.', 'Acme Plumbing'),
    companyId: textField(
      "a company's id",
      'The agency that it belongs to.',
      '5DP4iH6HLkQsiKESj6rh',
    ),
    address: textField('an address', 'Street and number.', '4 Fleet Street'),
    city: textField('a city', 'The city.', 'New York'),
    state: textField('a state', 'The state or region.', 'Illinois'),
    country: {
      schema: Type.String({
        pattern: '^[A-Z]{2}$',
        title: 'a country',
        description: 'Two letters; telephone numbers without a country code belong there.',
        examples: ['DE', 'US'],
      }),
      column: 'TEXT',
      write: 'always',
      required: true,
      fallback: 'US',
      form: countryForm,
    },
    postalCode: textField('a postal code', 'In quotes, for leading zeros.', '567654'),
    website: {
      ...textField('a website', 'The address of the website.', 'https://acme.example'),
      form: websiteForm,
    },
    timezone: { ...textField('a time zone', 'Its IANA name.', 'America/Chicago'), form: zoneForm },
    email: {
      ...textField('an e-mail address', 'The e-mail address.', 'office@acme.example'),
      form: emailForm,
    },
    phone: {
      ...textField('a telephone number', 'In quotes, for the +.', '+15555550199'),
      form: phoneForm,
    },
    allowDuplicateContact: {
      schema: Type.Boolean({
        title: 'true or false',
        description: 'Whether two contacts may have the same e-mail address or phone number.',
        examples: [true],
      }),
      column: 'BOOLEAN',
      write: 'always',
      required: true,
      fallback: false,
    },
    contactUniqueIdentifiers: {
      schema: Type.Array(Type.Union([Type.Literal('email'), Type.Literal('phone')]), {
        uniqueItems: true,
        title: 'a list of email and phone',
        description: 'What tells contacts apart; the first one decides when both match.',
        examples: [['phone', 'email']],
      }),
      column: 'JSON',
      write: 'always',
      required: true,
      fallback: ['email', 'phone'],
      ordered: true,
    },
  },
  counted: true,
  label: ({ name }) => name ?? '',
  about: {
    title: 'a sub-account',
    description:
      "HighLevel's tenants; its API calls one a location. The same id in several files is one.",
    example: { id: 'loc-main', name: 'Acme Plumbing' },
  },
})
export type SubAccount = RowIn<typeof subAccount>

/** Whether a sub-account belongs to a company: one that does not say its company is of any. */
export const isOfCompany = (row: SubAccount, companyId: string): boolean =>
  row.companyId === undefined || row.companyId === companyId
