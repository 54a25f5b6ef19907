import { type Static, Type } from '@sinclair/typebox'
import { isoBirthday } from '../../lib/birthday.js'
import { instantOf, Moment } from '../../lib/moment.js'
import { birthdayForm, countryForm, emailForm, phoneForm, websiteForm, zoneForm } from '../forms.js'
import {
  defineResource,
  idField,
  jsonField,
  parentField,
  type Row,
  type RowIn,
  textField,
} from '../resource.js'
import { wireSchema } from '../schemas.js'
import { subAccount } from '../sub-account/sub-account.js'
import { complete } from './complete.js'
import { contactName, lowerCase } from './names.js'
import {
  AdditionalEmails,
  AdditionalPhones,
  AnyDndSettings,
  Appointments,
  AttributionSource,
  CreatedBy,
  CustomFieldValues,
  DndSettings,
  Email,
  Followers,
  InboundDndSettings,
  innerKeys,
  Tags,
  WrittenCustomFieldValues,
} from './parts.js'

/** Text that a caller may write, and clear with null. */
const text = (title: string, description: string, example: string) =>
  ({ ...textField(title, description, example), nullable: true }) as const

/** Text that fixtures write, and callers do not. */
const seededText = (title: string, description: string, example: string) =>
  ({ ...textField(title, description, example), write: 'never' }) as const

const lower = (of: (row: Row) => unknown) => {
  const derived = (row: Row) => lowerCase(of(row))
  return { ...seededText('text', 'In lower case.', 'jane'), derived } as const
}

/** A date in a world. */
const date = {
  schema: Type.String({ examples: ['2026-03-07T12:00:00.000Z'] }),
  column: 'TEXT',
  write: 'never',
  written: Moment,
  read: instantOf,
  date: true,
} as const

const attribution = {
  ...jsonField(AttributionSource),
  innerKeys: innerKeys.attributionSource,
  hasMoreKeys: true,
} as const

/** A list that every row has; it is empty when it is left out. */
const list = { column: 'JSON', required: true, fallback: [] } as const

/** A person of a sub-account (OpenAPI `GetContectByIdSchema`, and what the live API sends besides). */
export const contact = defineResource({
  name: 'contact',
  plural: 'contacts',
  noun: 'contact',
  parent: subAccount,
  parentKey: 'subAccountId',
  key: 'id',
  fields: {
    id: idField,
    subAccountId: { ...parentField('loc-main'), wireName: 'locationId' },
    firstName: text('a first name', 'The first name.', 'Jane'),
    lastName: text('a last name', 'The last name.', 'Doe'),
    name: {
      ...text(
        'a name',
        'The full name. If first and last name are left out, they are made from it.',
        'Jane Doe',
      ),
      from: contactName,
    },
    email: {
      ...text('an e-mail address', 'The e-mail address.', 'jane@example.com'),
      schema: Email,
      // A test may need one that is broken.
      written: textField('an e-mail address', 'The e-mail address.', 'jane@example.com').schema,
      form: emailForm,
    },
    phone: {
      ...text('a telephone number', 'In quotes, for the +.', '+15555550100'),
      form: phoneForm,
    },
    companyName: { ...text('a company', 'The name of the company.', 'Acme'), write: 'create' },
    address1: text('an address', 'Street and number.', '1 Main Street'),
    city: text('a city', 'The city.', 'Springfield'),
    state: text('a state', 'The state or region.', 'IL'),
    postalCode: text('a postal code', 'In quotes, for the leading zero.', '62701'),
    country: { ...text('a country', 'Two letters.', 'US'), form: countryForm },
    website: {
      ...text('a website', 'The URL of the website.', 'https://example.com'),
      form: websiteForm,
    },
    timezone: {
      ...text('a time zone', 'A name of the IANA database.', 'America/Chicago'),
      form: zoneForm,
    },
    gender: { ...text('a gender', 'The gender.', 'female'), write: 'create' },
    dateOfBirth: {
      ...text('a date of birth', 'Year, month and day.', '1990-09-25'),
      read: (written: unknown) => isoBirthday(String(written)),
      form: birthdayForm,
    },
    type: {
      ...seededText('a type', 'What the contact is to the sub-account.', 'customer'),
      required: true,
      fallback: 'lead',
    },
    source: text('a source', 'Where the contact came from.', 'public api'),
    assignedTo: {
      ...text("a user's id", 'The user who looks after the contact.', 'user-1'),
      refersTo: 'users',
    },
    dnd: {
      schema: Type.Boolean({
        title: 'true or false',
        description: 'Whether the contact must not be disturbed.',
        examples: [true],
      }),
      column: 'BOOLEAN',
      write: 'always',
      required: true,
      fallback: false,
    },
    dndSettings: { ...jsonField(DndSettings), write: 'always' },
    inboundDndSettings: { ...jsonField(InboundDndSettings), write: 'always' },
    tags: { ...list, schema: Tags, write: 'always' },
    customFields: {
      ...list,
      schema: CustomFieldValues,
      write: 'route',
      written: WrittenCustomFieldValues,
    },
    businessId: {
      ...text("a business's id", 'The business.', 'business-1'),
      write: 'route',
      refersTo: 'businesses',
    },
    followers: { ...list, schema: Followers, write: 'route', refersTo: 'users' },
    additionalEmails: {
      ...list,
      schema: AdditionalEmails,
      write: 'never',
      itemForms: { email: emailForm },
      innerKeys: innerKeys.additionalEmails,
    },
    additionalPhones: {
      ...list,
      schema: AdditionalPhones,
      write: 'never',
      itemForms: { phone: phoneForm },
      innerKeys: innerKeys.additionalPhones,
    },
    appointments: {
      ...list,
      schema: Appointments,
      write: 'never',
      wireName: false,
      innerKeys: innerKeys.appointments,
      itemsReferTo: { assignedUserId: 'users' },
    },
    attachments: seededText('attachments', 'Attached files.', ''),
    ssn: seededText('a number', 'The social security number.', '000-00-0000'),
    keyword: seededText('a keyword', 'A keyword.', 'test'),
    visitorId: seededText("a visitor's id", 'The id of a live chat visitor.', 'visitor-1'),
    attributionSource: attribution,
    lastAttributionSource: attribution,
    createdBy: jsonField(CreatedBy),
    lastActivity: { ...date, notBefore: 'dateAdded' },
    dateAdded: { ...date, required: true, made: 'now' },
    dateUpdated: {
      ...date,
      required: true,
      made: 'change',
      from: ({ dateAdded }: Row) => dateAdded,
      notBefore: 'dateAdded',
    },
    firstNameLowerCase: lower(({ firstName }) => firstName),
    lastNameLowerCase: lower(({ lastName }) => lastName),
    fullNameLowerCase: lower((row) => row.name ?? contactName(row)),
    emailLowerCase: lower(({ email }) => email),
  },
  order: ['dateAdded DESC', 'seq DESC'],
  searched: [
    'fullNameLowerCase',
    'firstNameLowerCase',
    'lastNameLowerCase',
    'emailLowerCase',
    'phone',
    'id',
  ],
  indexes: {
    contactsNewestFirst: ['subAccountId', 'dateAdded'],
    contactsByEmail: ['subAccountId', 'emailLowerCase'],
    contactsByPhone: ['subAccountId', 'phone'],
    contactsByFirstName: ['subAccountId', 'firstNameLowerCase'],
    contactsByLastName: ['subAccountId', 'lastNameLowerCase'],
    contactsByFullName: ['subAccountId', 'fullNameLowerCase'],
    contactsByBusiness: ['subAccountId', 'businessId'],
  },
  itemIndexes: {
    contactTags: { field: 'tags', columns: { tag: '$' } },
    contactCustomFields: { field: 'customFields', columns: { id: '$.id', value: '$.value' } },
  },
  // The order of the live API, as far as it was recorded.
  wire: [
    'id',
    'dateAdded',
    'dateUpdated',
    'tags',
    'type',
    'subAccountId',
    'firstName',
    'firstNameLowerCase',
    'fullNameLowerCase',
    'lastName',
    'lastNameLowerCase',
    'name',
    'email',
    'emailLowerCase',
    'phone',
    'country',
  ],
  complete,
  madeFrom: [['email'], ['phone'], ['firstName', 'lastName'], ['name']],
  param: 'contactId',
  counted: true,
  label: (row) => contactName(row) ?? '',
  about: {
    title: 'a contact',
    description: 'The people, and what is noted on them.',
    example: { firstName: 'Jane', notes: [{ body: 'Called back.' }] },
  },
  defaults: {
    description: 'Filled in where a contact of this file does not say it itself.',
    example: { lastName: 'Doe' },
  },
})
export type Contact = RowIn<typeof contact>

/** A contact as `GET /contacts/:contactId` sends it. */
export const SentContact = Type.Object({
  ...wireSchema(contact).properties,
  // v3 spells the channels otherwise.
  dndSettings: Type.Optional(AnyDndSettings),
})

/** Answer of get (OpenAPI `ContactsByIdSuccessfulResponseDto`). */
export const ContactAnswer = Type.Object({ contact: SentContact })
export type ContactAnswer = Static<typeof ContactAnswer>

const { followers, additionalEmails, additionalPhones, ...created } = SentContact.properties
const flag = Type.Optional(Type.Boolean())

/** Answer of create (OpenAPI `CreateContactsSuccessfulResponseDto`): that of get in v3, another view before it. */
export const CreatedAnswer = Type.Object({
  contact: Type.Object({
    ...created,
    followers: Type.Optional(followers),
    additionalEmails: Type.Optional(additionalEmails),
    additionalPhones: Type.Optional(additionalPhones),
    deleted: flag,
    bounceEmail: flag,
    unsubscribeEmail: flag,
  }),
})
export type CreatedAnswer = Static<typeof CreatedAnswer>

/** Answer of update (OpenAPI `UpdateContactsSuccessfulResponseDto`): v3 spells it well. */
export const ChangedAnswer = Type.Object({ succeeded: flag, succeded: flag, contact: SentContact })
export type ChangedAnswer = Static<typeof ChangedAnswer>

/** OpenAPI `UpsertContactsSuccessfulResponseDto`; `succeded` is observed. */
export const UpsertAnswer = Type.Object({
  new: Type.Boolean(),
  succeded: Type.Boolean(),
  contact: SentContact,
})
export type UpsertAnswer = Static<typeof UpsertAnswer>
