import { type Static, Type } from '@sinclair/typebox'
import { defineResource, idField, type RowIn, textField } from '../resource.js'
import {
  countField,
  defaultsOf,
  flagField,
  listField,
  ofSubAccount,
  requiredText,
  subAccountField,
} from '../sub-account/fields.js'
import { keyOf } from './key.js'

/** What a custom field holds. OpenAPI names `TEXT` alone; the others are those of the user interface (assumed). */
const dataTypes = [
  ...(['TEXT', 'LARGE_TEXT', 'NUMERICAL', 'PHONE', 'MONETORY', 'CHECKBOX'] as const),
  ...(['SINGLE_OPTIONS', 'MULTIPLE_OPTIONS', 'FLOAT', 'TIME', 'DATE', 'TEXTBOX_LIST'] as const),
  ...(['FILE_UPLOAD', 'SIGNATURE', 'RADIO', 'EMAIL'] as const),
]
const DataType = Type.Union(
  dataTypes.map((one) => Type.Literal(one)),
  { title: 'a type', description: 'What the field holds.', examples: ['TEXT'] },
)

const Model = Type.Union([Type.Literal('contact'), Type.Literal('opportunity')], {
  title: 'contact or opportunity',
  description: 'What has the field.',
  examples: ['opportunity'],
})

const Box = Type.Object({
  label: Type.String({ title: 'a label', description: 'Above the box.', examples: ['First'] }),
  prefillValue: Type.Optional(
    Type.String({ title: 'text', description: 'What the box holds at first.', examples: [''] }),
  ),
})

/** The definition of a custom field (OpenAPI `CustomFieldSchema`). */
export const customField = defineResource({
  ...ofSubAccount,
  name: 'customField',
  plural: 'customFields',
  noun: 'custom field',
  setting: true,
  fields: {
    id: idField,
    name: requiredText('a name', 'What people call the field.', 'Preferred contractor'),
    fieldKey: {
      ...requiredText(
        'a key',
        'What programs call the field. If left out, it is made from the name.',
        'contact.preferred_contractor',
      ),
      write: 'create',
      // A row that is being made may not have its model yet.
      from: ({ name, model = 'contact' }) => `${model}.${keyOf(name)}`,
    },
    placeholder: textField('a placeholder', 'Shown while the field is empty.', 'Acme'),
    dataType: { schema: DataType, column: 'TEXT', write: 'create', required: true },
    position: { ...countField('Its place among the fields.', 4), required: true, fallback: 0 },
    picklistOptions: listField(Type.String(), 'What can be chosen.', ['gas', 'oil']),
    picklistImageOptions: listField(Type.String(), 'Images of options.', [
      'https://x.example/a.png',
    ]),
    isAllowedCustomOption: flagField('Whether other options can be typed in.'),
    isMultiFileAllowed: flagField('Whether the field holds several files.'),
    maxFileLimit: countField('The largest number of files.', 4),
    acceptedFormat: listField(Type.String(), 'Files that are accepted.', ['.pdf']),
    textBoxListOptions: {
      ...listField(Box, 'The boxes of a TEXTBOX_LIST.', [{ label: 'First' }]),
      innerKeys: Object.keys(Box.properties),
    },
    model: { schema: Model, column: 'TEXT', write: 'create', required: true, fallback: 'contact' },
    subAccountId: subAccountField,
  },
  indexes: { customFieldsByKey: ['subAccountId', 'fieldKey'] },
  param: 'customFieldId',
  label: ({ name }) => name,
  about: {
    title: 'a custom field',
    description: 'The custom fields that contacts of the sub-account may have.',
    example: { name: 'Preferred contractor', dataType: 'TEXT' },
  },
  defaults: defaultsOf('custom field', { dataType: 'TEXT' }),
})
export type CustomField = RowIn<typeof customField>

const { fields } = customField
const strict = { additionalProperties: false }

const optional = Type.Partial(
  Type.Object({
    placeholder: Type.String(),
    acceptedFormat: Type.Array(Type.String()),
    isMultipleFile: Type.Boolean(),
    maxNumberOfFiles: fields.maxFileLimit.schema,
    textBoxListOptions: fields.textBoxListOptions.schema,
    options: Type.Array(Type.String()),
    position: fields.position.schema,
    model: Model,
  }),
)

/** OpenAPI `UpdateCustomFieldsDTO`; clients send `options` too (assumed). */
export const CustomFieldPatch = Type.Object(
  { name: fields.name.schema, ...optional.properties },
  strict,
)

/** OpenAPI `CreateCustomFieldsDTO`. */
export const CustomFieldInput = Type.Object(
  { ...CustomFieldPatch.properties, dataType: DataType },
  strict,
)

/** What a list may be asked for; without it, all (assumed). */
export const CustomFieldsQuery = Type.Object(
  { model: Type.Optional(Type.Union([...Model.anyOf, Type.Literal('all')])) },
  strict,
)

/** The fields of a row under the names that a body has for them. */
export function rowOfBody(body: Partial<Static<typeof CustomFieldInput>>) {
  const { isMultipleFile, maxNumberOfFiles, options, ...same } = body
  return {
    ...same,
    isMultiFileAllowed: isMultipleFile,
    maxFileLimit: maxNumberOfFiles,
    picklistOptions: options,
  }
}
