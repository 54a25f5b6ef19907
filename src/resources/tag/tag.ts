import { defineResource, idField } from '../resource.js'
import { inputSchema } from '../schemas.js'
import { ofSubAccount, requiredText, subAccountField } from '../sub-account/fields.js'

/** A tag of a sub-account, which its contacts may have (OpenAPI `LocationTagsSchema`). */
export const tag = defineResource({
  ...ofSubAccount,
  name: 'tag',
  plural: 'tags',
  noun: 'tag',
  setting: true,
  fields: {
    id: idField,
    subAccountId: subAccountField,
    name: requiredText('a name', 'The name of the tag.', 'vip'),
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
