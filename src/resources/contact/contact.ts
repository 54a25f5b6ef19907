import { defineResource, idField, parentField, textField } from '../resource.js'
import { subAccount } from '../sub-account/sub-account.js'

/** A person of a sub-account. */
export const contact = defineResource({
  name: 'contact',
  plural: 'contacts',
  noun: 'contact',
  parent: subAccount,
  parentKey: 'subAccountId',
  key: 'id',
  fields: {
    id: idField,
    subAccountId: parentField('loc-main'),
    firstName: textField('a first name', 'The first name.', 'Jane'),
    lastName: textField('a last name', 'The last name.', 'Doe'),
    email: textField('an e-mail address', 'The e-mail address.', 'jane@example.com'),
    phone: textField('a telephone number', 'In quotes, for the +.', '+15555550100'),
  },
  indexes: { contactsBySubAccount: ['subAccountId'] },
  param: 'contactId',
  counted: true,
  label: ({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' '),
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
