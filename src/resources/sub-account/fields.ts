import { type TSchema, Type } from '@sinclair/typebox'
import { notBlank } from '../../lib/blank.js'
import { instantOf, Moment } from '../../lib/moment.js'
import { type Field, parentField, type Row, textField } from '../resource.js'
import { subAccount } from './sub-account.js'

/** What every resource declares that a sub-account owns. */
export const ofSubAccount = { parent: subAccount, parentKey: 'subAccountId', key: 'id' } as const

export const subAccountField = parentField('loc-main')

/** Text that every row has. */
export const requiredText = (title: string, description: string, example: string) =>
  ({
    schema: Type.String({ pattern: notBlank, title, description, examples: [example] }),
    column: 'TEXT',
    write: 'always',
    required: true,
  }) as const satisfies Field

/** Text that every row has, and that is usually the same. */
export const usualText = <const T extends string>(
  title: string,
  description: string,
  example: string,
  fallback: T,
) => ({ ...textField(title, description, example), required: true, fallback }) as const

/** A date that is now where a row does not say it. */
export const dateField = {
  schema: Type.String({ examples: ['2026-03-07T12:00:00.000Z'] }),
  column: 'TEXT',
  write: 'never',
  required: true,
  made: 'now',
  written: Moment,
  read: instantOf,
  date: true,
} as const satisfies Field

/** The date of the last change of a row: at first that of its `createdAt`. */
export const updatedAtField = {
  ...dateField,
  made: 'change',
  from: ({ createdAt }: Row) => createdAt,
  notBefore: 'createdAt',
} as const satisfies Field

/** A list whose order matters, which may be absent. */
export const listField = <S extends TSchema>(items: S, description: string, example: unknown[]) =>
  ({
    schema: Type.Array(items, { title: 'a list', description, examples: [example] }),
    column: 'JSON',
    write: 'always',
    ordered: true,
  }) as const satisfies Field

export const flagField = (description: string) =>
  ({
    schema: Type.Boolean({ title: 'true or false', description, examples: [true] }),
    column: 'BOOLEAN',
    write: 'always',
  }) as const satisfies Field

export const countField = (description: string, example: number) =>
  ({
    schema: Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      title: 'a whole number',
      description,
      examples: [example],
    }),
    column: 'INTEGER',
    write: 'always',
  }) as const satisfies Field

/** What `defaults` of a fixture say of a resource. */
export const defaultsOf = (noun: string, example: object) => ({
  description: `Filled in where a ${noun} of this file does not say it itself.`,
  example,
})
