import { type Static, type TProperties, type TSchema, Type } from '@sinclair/typebox'
import { jsonSql } from '../../sqlite/table.js'
import { contact } from '../contact/contact.js'
import { AttributionSource } from '../contact/parts.js'
import type { Resource } from '../resource.js'
import { wireOrder, wireSchema } from '../schemas.js'
import { cursorSql, type Order } from './order.js'

/** What neither lists nor searches show of a contact. */
const hidden = [
  'emailLowerCase',
  'fullNameLowerCase',
  'gender',
  'inboundDndSettings',
  'attachments',
  'ssn',
  'keyword',
  'visitorId',
  'attributionSource',
  'lastAttributionSource',
  'createdBy',
  'lastActivity',
]
const searchAlone = ['firstNameLowerCase', 'lastNameLowerCase', 'dndSettings', 'additionalPhones']

/** A contact without some fields, and with other names for some. */
function view(without: readonly string[], names: Readonly<Record<string, string>>): Resource {
  const fields: Resource['fields'] = contact.fields
  const shown = wireOrder(contact).filter((name) => !without.includes(name))
  const renamed = shown.map((name) => [name, { ...fields[name], wireName: names[name] ?? name }])
  return { ...contact, fields: Object.fromEntries(renamed), wire: shown }
}

const names = { subAccountId: 'locationId', name: 'contactName' }
const listed = view([...hidden, ...searchAlone], names)
const found = view(hidden, { ...names, address1: 'address' })

const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const attributions = Type.Array(AttributionSource)
const listOf = (resource: Resource, more: TProperties = {}) =>
  Type.Array(Type.Object({ ...wireSchema(resource).properties, attributions, ...more }))

/** OpenAPI `ContactsSearchSuccessfulResponseDto`; the live API sends more than is documented. */
export const OfBusiness = Type.Object({ contacts: listOf(listed), count: Type.Integer() })
export type OfBusiness = Static<typeof OfBusiness>

const optional = <S extends TSchema>(schema: S) => Type.Optional(orNull(schema))

/** OpenAPI `ContactsMetaSchema`, in which `prevPage` alone may be null. */
const Meta = Type.Object({
  total: Type.Integer(),
  nextPageUrl: optional(Type.String()),
  startAfterId: optional(Type.String()),
  startAfter: optional(Type.Integer()),
  currentPage: Type.Integer(),
  nextPage: optional(Type.Integer()),
  prevPage: orNull(Type.Integer()),
})
export type Meta = Static<typeof Meta>

export const ContactList = Type.Object({ ...OfBusiness.properties, meta: Meta })
export type ContactList = Static<typeof ContactList>

const more = {
  opportunities: Type.Array(Type.Object({})),
  searchAfter: Type.Array(Type.Unknown(), { description: 'Where the next page begins.' }),
}
export const FoundContacts = Type.Object({ contacts: listOf(found, more), total: Type.Integer() })
export type FoundContacts = Static<typeof FoundContacts>

const shapes = { listed, found }
export type Shape = keyof typeof shapes

/** Attributions as the live API sends them: with `isFirst` or `isLast`, and the source of the session once more. */
const attributionSql = (column: string, which: string) =>
  `iif(${column} IS NULL, '', json_patch(${column},
    json_object('${which}', json('true'), 'utmSessionSource', ${column} ->> 'sessionSource')))`

const attributionsSql = `',"attributions":[' || ${attributionSql('attributionSource', 'isFirst')}
  || iif(attributionSource IS NULL OR lastAttributionSource IS NULL, '', ',')
  || ${attributionSql('lastAttributionSource', 'isLast')} || ']'`

/** The JSON of each item of a page. Its parameter is the list of their `seq`. */
export function itemsSql(shape: Shape, order: Order): string {
  const searchAfter = `',"opportunities":[],"searchAfter":' || ${cursorSql(order)}`
  const more = shape === 'found' ? [attributionsSql, searchAfter] : [attributionsSql]
  const item = jsonSql(shapes[shape], ...more)
  // `CROSS` keeps the order of the list.
  return `SELECT ${item} FROM
    (SELECT value AS place FROM json_each(?)) CROSS JOIN contacts ON seq = place`
}
