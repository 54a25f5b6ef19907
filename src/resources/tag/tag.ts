import { Type } from '@sinclair/typebox'
import { notBlank } from '../../lib/blank.js'
import { defineResource, idField, inputSchema, parentField } from '../resource.js'
import { subAccount } from '../sub-account/sub-account.js'

/** A tag of a sub-account, which its contacts may have (OpenAPI `LocationTagsSchema`). */
export const tag = defineResource({
  name: 'tag',
  plural: 'tags',
  noun: 'tag',
  parent: subAccount,
  parentKey: 'subAccountId',
  key: 'id',
  setting: true,
  fields: {
    id: idField,
    subAccountId: parentField('loc-main'),
    name: {
      schema: Type.String({
        pattern: notBlank,
        title: 'a name',
        description: 'The name of the tag.',
        examples: ['vip'],
      }),
      column: 'TEXT',
      write: 'always',
      required: true,
    },
  },
  unique: [['subAccountId', 'name']],
  shorthand: 'name',
  namedBy: { plural: 'contacts', field: 'tags' },
  param: 'tagId',
  label: ({ name }) => name,
  about: {
    title: 'a tag, or its name',
    description: 'The tags of the sub-account; an entry may be just its name.',
    example: { id: 'tag-vip', name: 'vip' },
  },
})

/** OpenAPI `tagBody`. */
export const TagInput = inputSchema(tag, 'create')
