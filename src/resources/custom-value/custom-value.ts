import { Type } from '@sinclair/typebox'
import { notBlank } from '../../lib/blank.js'
import { keyOf } from '../custom-field/key.js'
import { defineResource, idField, parentField } from '../resource.js'
import { subAccount } from '../sub-account/sub-account.js'

/** A value that templates of a sub-account may use (OpenAPI `CustomValueSchema`). */
export const customValue = defineResource({
  name: 'customValue',
  plural: 'customValues',
  noun: 'custom value',
  parent: subAccount,
  parentKey: 'subAccountId',
  key: 'id',
  setting: true,
  fields: {
    id: idField,
    name: {
      schema: Type.String({
        pattern: notBlank,
        title: 'a name',
        description: 'What people call the value.',
        examples: ['Review link'],
      }),
      column: 'TEXT',
      write: 'always',
      required: true,
    },
    fieldKey: {
      schema: Type.String({
        pattern: notBlank,
        title: 'a key',
        description: 'What templates write. If left out, it is made from the name.',
        examples: ['{{ custom_values.review_link }}'],
      }),
      column: 'TEXT',
      write: 'create',
      required: true,
      from: ({ name }) => `{{ custom_values.${keyOf(name)} }}`,
    },
    value: {
      schema: Type.String({
        title: 'text',
        description: 'The value.',
        examples: ['https://acme.example/review'],
      }),
      column: 'TEXT',
      write: 'always',
      required: true,
      fallback: '',
    },
    subAccountId: parentField('loc-main'),
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

/** OpenAPI `customValuesDTO`. */
export const CustomValueInput = Type.Object(
  { name: customValue.fields.name.schema, value: customValue.fields.value.schema },
  { additionalProperties: false },
)
