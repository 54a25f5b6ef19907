import { type Static, Type } from '@sinclair/typebox'
import { Page } from '../sub-account/owned.js'
import { nameOf, type User, user } from './user.js'

/** OpenAPI `GET /users/search`. */
export const UserSearch = Type.Object(
  {
    companyId: Type.String({ minLength: 1 }),
    ...Page,
    query: Type.Optional(Type.String()),
    locationId: Type.Optional(Type.String()),
    type: Type.Optional(Type.String()),
    role: Type.Optional(Type.String()),
    ids: Type.Optional(Type.String()),
    sort: Type.Optional(Type.String()),
    sortDirection: Type.Optional(Type.String()),
    enabled2waySync: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
type UserSearch = Static<typeof UserSearch>

/** The users that a search finds, in its order: by name unless it says otherwise; a field that users lack keeps it. */
export function searchUsers(users: readonly User[], given: UserSearch): User[] {
  const { query = '', type, role, ids, sort, sortDirection } = given
  const wanted = query.toLowerCase()
  const listed = ids?.split(',')
  const found = users.filter(
    (one) =>
      [nameOf(one), one.email, one.phone].some((text) => text?.toLowerCase().includes(wanted)) &&
      (type === undefined || one.type === type) &&
      (role === undefined || one.role === role) &&
      (listed === undefined || listed.includes(one.id)),
  )
  const isField = sort !== undefined && Object.hasOwn(user.fields, sort)
  const keyOf = (one: User) => (isField ? String(Reflect.get(one, sort) ?? '') : nameOf(one))
  const sign = sortDirection === 'desc' ? -1 : 1
  return found.sort((a, b) => sign * keyOf(a).localeCompare(keyOf(b), 'en'))
}
