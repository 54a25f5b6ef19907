import { Type } from '@sinclair/typebox'
import { emailForm, phoneForm, wordForm } from '../forms.js'
import { defineResource, idField, type RowIn, textField } from '../resource.js'
import { defaultsOf, ofSubAccount, subAccountField, usualText } from '../sub-account/fields.js'
import { propertiesOf } from '../sub-account/owned.js'

/** A person who works in a sub-account (OpenAPI `UserSchema`). */
export const user = defineResource({
  ...ofSubAccount,
  name: 'user',
  plural: 'users',
  noun: 'user',
  setting: true,
  fields: {
    id: idField,
    subAccountId: subAccountField,
    firstName: textField('a first name', 'The first name.', 'Nora'),
    lastName: textField('a last name', 'The last name.', 'Lindqvist'),
    email: {
      ...textField('an e-mail address', 'The e-mail address.', 'nora@acme.example'),
      form: emailForm,
    },
    phone: {
      ...textField('a telephone number', 'In quotes, for the +.', '+15555550101'),
      form: phoneForm,
    },
    extension: textField('an extension', 'In quotes, for leading zeros.', '12'),
    type: {
      ...usualText('a type', 'account or agency.', 'agency', 'account'),
      form: wordForm('account', 'agency'),
    },
    role: {
      ...usualText('a role', 'admin or user.', 'user', 'admin'),
      form: wordForm('admin', 'user'),
    },
  },
  indexes: { usersBySubAccount: ['subAccountId'] },
  param: 'userId',
  madeFrom: [['email'], ['firstName', 'lastName']],
  label: (row) => nameOf(row),
  about: {
    title: 'a user',
    description: 'The people who work in the sub-account.',
    example: { id: 'user-1', firstName: 'Nora' },
  },
  defaults: defaultsOf('user', { role: 'user' }),
})
export type User = RowIn<typeof user>

const { subAccountId: _, type, role, ...own } = propertiesOf(user)

/** OpenAPI `UserSuccessfulResponseDto`. */
export const UserAnswer = Type.Object({
  ...own,
  name: Type.String(),
  roles: Type.Object({
    type: Type.String(),
    role: Type.String(),
    locationIds: Type.Array(Type.String()),
    restrictSubAccount: Type.Boolean(),
  }),
})

const users = Type.Array(Type.Object({ ...UserAnswer.properties, deleted: Type.Boolean() }))

/** OpenAPI `LocationSuccessfulResponseDto`. */
export const UsersAnswer = Type.Object({ users })

/** OpenAPI `SearchUserSuccessfulResponseDto`. */
export const FoundUsers = Type.Object({ users, count: Type.Integer() })

interface Named {
  firstName?: string | undefined
  lastName?: string | undefined
}

export const nameOf = ({ firstName, lastName }: Named): string =>
  [firstName, lastName].filter(Boolean).join(' ')

/** A user as the API sends one. */
export function userAnswer({ subAccountId, type, role, ...own }: User) {
  const roles = { type, role, locationIds: [subAccountId], restrictSubAccount: false }
  return { ...own, name: nameOf(own), roles }
}

/** A user in a list. */
export const listedUser = (row: User) => ({ ...userAnswer(row), deleted: false })
