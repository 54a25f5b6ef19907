import { defineResource, idField, textField } from '../resource.js'

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
