import { Type } from '@sinclair/typebox'
import { keyOf } from '../custom-field/key.js'
import { defineResource, idField } from '../resource.js'
import { ofSubAccount, requiredText, subAccountField, usualText } from '../sub-account/fields.js'

/** A value that templates of a sub-account may use (OpenAPI `CustomValueSchema`). */
export const customValue = defineResource({
  ...ofSubAccount,
  name: 'customValue',
  plural: 'customValues',
  noun: 'custom value',
  setting: true,
  fields: {
    id: idField,
    name: requiredText('a name', 'What people call the value.', 'Review link'),
    fieldKey: {
      ...requiredText(
        'a key',
        'What templates write. If left out, it is made from the name.',
        '{{ custom_values.review_link }}',
      ),
      write: 'create',
      from: ({ name }) => `{{ custom_values.${keyOf(name)} }}`,
    },
    value: usualText('text', 'The value.', 'https://acme.example/review', ''),
    subAccountId: subAccountField,
  },
  indexes: { customValuesBySubAccount: ['subAccountId'] },
  param: 'customValueId',
  label: ({ name }) => name,
  about: {
    title: 'a custom value',
    description: 'The custom values of the sub-account.',
    example: { name: 'Review link', value: 'https://acme.example/review' },
  },
})

const { name, value } = customValue.fields

/** OpenAPI `customValuesDTO`. */
export const CustomValueInput = Type.Object(
  { name: name.schema, value: value.schema },
  { additionalProperties: false },
)
