import { Type } from '@sinclair/typebox'
import { defineResource, idField, parentField, type RowIn, textField } from '../resource.js'
import { MaybeText } from '../sub-account/owned.js'
import { subAccount } from '../sub-account/sub-account.js'

const word = (title: string, description: string, example: string) =>
  ({ ...textField(title, description, example), required: true }) as const

/** A person who works in a sub-account (OpenAPI `UserSchema`). */
export const user = defineResource({
  name: 'user',
  plural: 'users',
  noun: 'user',
  parent: subAccount,
  parentKey: 'subAccountId',
  key: 'id',
  setting: true,
  fields: {
    id: idField,
    subAccountId: parentField('loc-main'),
    firstName: textField('a first name', 'The first name.', 'Nora'),
    lastName: textField('a last name', 'The last name.', 'Lindqvist'),
    email: textField('an e-mail address', 'The e-mail address.', 'nora@acme.example'),
    phone: textField('a telephone number', 'In quotes, for the +.', '+15555550101'),
    extension: textField('an extension', 'In quotes, for leading zeros.', '12'),
    type: { ...word('a type', 'account or agency.', 'agency'), fallback: 'account' },
    role: { ...word('a role', 'admin or user.', 'user'), fallback: 'admin' },
  },
  indexes: { usersBySubAccount: ['subAccountId'] },
  param: 'userId',
  label: ({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' '),
  about: {
    title: 'a user',
    description: 'The people who work in the sub-account.',
    example: { id: 'user-1', firstName: 'Nora' },
  },
  defaults: {
    description: 'Filled in where a user of this file does not say it itself.',
    example: { role: 'user' },
  },
})
export type User = RowIn<typeof user>

/** OpenAPI `UserSuccessfulResponseDto`. */
export const UserAnswer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  firstName: MaybeText,
  lastName: MaybeText,
  email: MaybeText,
  phone: MaybeText,
  extension: MaybeText,
  roles: Type.Object({
    type: Type.String(),
    role: Type.String(),
    locationIds: Type.Array(Type.String()),
    restrictSubAccount: Type.Boolean(),
  }),
})

/** OpenAPI `UserSchema`, what lists have. */
const ListedUser = Type.Object({ ...UserAnswer.properties, deleted: Type.Boolean() })

/** OpenAPI `LocationSuccessfulResponseDto`. */
export const UsersAnswer = Type.Object({ users: Type.Array(ListedUser) })

/** OpenAPI `SearchUserSuccessfulResponseDto`. */
export const FoundUsers = Type.Object({ users: Type.Array(ListedUser), count: Type.Integer() })

export const nameOf = ({ firstName = '', lastName = '' }: User): string =>
  `${firstName} ${lastName}`.trim()

/** A user as the API sends one. */
export function userAnswer(row: User) {
  const { id, firstName, lastName, email, phone, extension, type, role, subAccountId } = row
  const roles = { type, role, locationIds: [subAccountId], restrictSubAccount: false }
  return { id, name: nameOf(row), firstName, lastName, email, phone, extension, roles }
}

/** A user in a list. */
export const listedUser = (row: User) => ({ ...userAnswer(row), deleted: false })
