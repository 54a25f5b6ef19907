import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { notBlank } from '../../lib/blank.js'
import {
  defineResource,
  type Field,
  idField,
  parentField,
  type RowIn,
  textField,
} from '../resource.js'
import { subAccount } from '../sub-account/sub-account.js'
import { keyOf } from './key.js'

/** What a custom field holds. OpenAPI names `TEXT` alone; the others are those that clients send (assumed). */
const DataType = Type.Union(
  (
    [
      'TEXT',
      'LARGE_TEXT',
      'NUMERICAL',
      'PHONE',
      'MONETORY',
      'CHECKBOX',
      'SINGLE_OPTIONS',
      'MULTIPLE_OPTIONS',
      'FLOAT',
      'TIME',
      'DATE',
      'TEXTBOX_LIST',
      'FILE_UPLOAD',
      'SIGNATURE',
      'RADIO',
      'EMAIL',
    ] as const
  ).map((one) => Type.Literal(one)),
  { title: 'a type', description: 'What the field holds.', examples: ['TEXT'] },
)

/** A list that may be absent. */
const listField = <S extends TSchema>(
  items: S,
  title: string,
  description: string,
  example: unknown[],
) =>
  ({
    schema: Type.Array(items, { title, description, examples: [example] }),
    column: 'JSON',
    write: 'always',
    ordered: true,
  }) as const satisfies Field

const flag = (description: string) =>
  ({
    schema: Type.Boolean({ title: 'true or false', description, examples: [true] }),
    column: 'BOOLEAN',
    write: 'always',
  }) as const satisfies Field

const count = (title: string, description: string) =>
  ({
    schema: Type.Integer({ minimum: 0, title, description, examples: [4] }),
    column: 'INTEGER',
    write: 'always',
  }) as const satisfies Field

/** The definition of a custom field (OpenAPI `CustomFieldSchema`). */
export const customField = defineResource({
  name: 'customField',
  plural: 'customFields',
  noun: 'custom field',
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
        description: 'What people call the field.',
        examples: ['Preferred contractor'],
      }),
      column: 'TEXT',
      write: 'always',
      required: true,
    },
    fieldKey: {
      schema: Type.String({
        pattern: notBlank,
        title: 'a key',
        description: 'What programs call the field. If left out, it is made from the name.',
        examples: ['contact.preferred_contractor'],
      }),
      column: 'TEXT',
      write: 'create',
      required: true,
      from: ({ name, model }) => `${model}.${keyOf(name)}`,
    },
    placeholder: textField('a placeholder', 'Shown while the field is empty.', 'Acme'),
    dataType: { schema: DataType, column: 'TEXT', write: 'create', required: true },
    position: {
      ...count('a position', 'Its place among the fields.'),
      required: true,
      fallback: 0,
    },
    picklistOptions: listField(Type.String(), 'a list of options', 'What can be chosen.', [
      'gas',
      'oil',
    ]),
    picklistImageOptions: listField(Type.String(), 'a list of images', 'Images of options.', [
      'https://acme.example/gas.png',
    ]),
    isAllowedCustomOption: flag('Whether other options can be typed in.'),
    isMultiFileAllowed: flag('Whether the field holds several files.'),
    maxFileLimit: count('a number of files', 'The largest number of files.'),
    acceptedFormat: listField(Type.String(), 'a list of formats', 'Files that are accepted.', [
      '.pdf',
    ]),
    textBoxListOptions: listField(
      Type.Object({
        label: Type.String({
          title: 'a label',
          description: 'Above the box.',
          examples: ['First'],
        }),
        prefillValue: Type.Optional(
          Type.String({
            title: 'text',
            description: 'What the box holds at first.',
            examples: [''],
          }),
        ),
      }),
      'a list of text boxes',
      'The boxes of a TEXTBOX_LIST.',
      [{ label: 'First', prefillValue: '' }],
    ),
    model: {
      schema: Type.Union([Type.Literal('contact'), Type.Literal('opportunity')], {
        title: 'contact or opportunity',
        description: 'What has the field.',
        examples: ['opportunity'],
      }),
      column: 'TEXT',
      write: 'create',
      required: true,
      fallback: 'contact',
    },
    subAccountId: parentField('loc-main'),
  },
  indexes: { customFieldsByKey: ['subAccountId', 'fieldKey'] },
  param: 'customFieldId',
  label: ({ name }) => name,
  about: {
    title: 'a custom field',
    description: 'The custom fields that contacts of the sub-account may have.',
    example: { name: 'Preferred contractor', dataType: 'TEXT' },
  },
  defaults: {
    description: 'Filled in where a custom field of this file does not say it itself.',
    example: { dataType: 'TEXT' },
  },
})
export type CustomField = RowIn<typeof customField>

const { fields } = customField

/** OpenAPI `UpdateCustomFieldsDTO`; clients send `options` too (assumed). */
export const CustomFieldPatch = Type.Object(
  {
    name: fields.name.schema,
    placeholder: Type.Optional(Type.String()),
    acceptedFormat: Type.Optional(Type.Array(Type.String())),
    isMultipleFile: Type.Optional(Type.Boolean()),
    maxNumberOfFiles: Type.Optional(Type.Integer({ minimum: 0 })),
    textBoxListOptions: Type.Optional(fields.textBoxListOptions.schema),
    options: Type.Optional(Type.Array(Type.String())),
    position: Type.Optional(fields.position.schema),
    model: Type.Optional(fields.model.schema),
  },
  { additionalProperties: false },
)

/** OpenAPI `CreateCustomFieldsDTO`. */
export const CustomFieldInput = Type.Object(
  { ...CustomFieldPatch.properties, dataType: DataType },
  { additionalProperties: false },
)

/** What a list may be asked for; without it, all (assumed). */
export const CustomFieldsQuery = Type.Object(
  {
    model: Type.Optional(
      Type.Union([Type.Literal('contact'), Type.Literal('opportunity'), Type.Literal('all')]),
    ),
  },
  { additionalProperties: false },
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
