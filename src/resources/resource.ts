import { type Static, type TSchema, Type } from '@sinclair/typebox'
import type { Form } from './forms.js'

/** How SQLite keeps a field: a boolean as 0 or 1, JSON as its text. */
type Column = 'TEXT' | 'INTEGER' | 'BOOLEAN' | 'JSON'

/** One field of a resource. Everything that lists fields is derived from it. */
export interface Field<S extends TSchema = TSchema> {
  /** The value in a world and on the wire; its title, description and examples serve messages, editors and OpenAPI. */
  readonly schema: S
  readonly column: Column
  /** When a caller of the API may send it: on `create` only, `always`, to a `route` of its own, or `never`. */
  readonly write: 'create' | 'always' | 'route' | 'never'
  /** Every row has it. In a fixture it may still be left out when it is `made`. */
  readonly required?: true
  /** `null` is accepted and means that there is no value. */
  readonly nullable?: true
  /** It names the parent of the row. A fixture says that by nesting. */
  readonly parent?: true
  /**
   * How the value is made when it is left out; an id and a token are also what the row is known by. `change` is the
   * date of the last change over the API; a row of a fixture takes it from `from`.
   */
  readonly made?: 'id' | 'token' | 'now' | 'change'
  /** The value when it is left out, if that is always the same; exports leave it out. */
  readonly fallback?: Static<S>
  /** The value when it is left out, made from the other fields of the row; exports leave it out. */
  readonly from?: (row: Row) => unknown
  /** The value, always made from the other fields: the API sends it and SQL can search it, but rows do not have it. */
  readonly derived?: (row: Row) => unknown
  /** Its name in the API's JSON, where that differs; false when it is not in there. */
  readonly wireName?: string | false
  /** What a fixture may write in place of the value, when that is more than the value itself. */
  readonly written?: TSchema
  /** Makes the value from what a fixture says. `nowMs` is the mock's time. */
  readonly read?: (written: unknown, nowMs: number) => unknown
  /** Its value is the key of a row of the same sub-account: the plural of that resource. The API does not check it. */
  readonly refersTo?: string
  /** The same for the objects of its list, by their keys. */
  readonly itemsReferTo?: Readonly<Record<string, string>>
  /** What its text is like. */
  readonly form?: Form
  /** The same for texts in the objects of its list, by their keys. */
  readonly itemForms?: Readonly<Record<string, Form>>
  /** The keys of its object, or of the objects of its list. Others are kept; fixtures are warned about them. */
  readonly innerKeys?: readonly string[]
  /** HighLevel is known to send more keys there. */
  readonly hasMoreKeys?: true
  /** A date: two of them are compared as moments. */
  readonly date?: true
  /** The date that it follows in the same row. */
  readonly notBefore?: string
  /** A list whose order matters. A list of texts is a set otherwise. */
  readonly ordered?: true
}

export type Fields = Readonly<Record<string, Field>>

type RequiredKeys<F extends Fields> = {
  [K in keyof F]: F[K]['required'] extends true ? K : never
}[keyof F]

/** A row of a resource as TypeScript sees it: required fields, and the others possibly absent. */
export type RowOf<F extends Fields> = {
  [K in RequiredKeys<F>]: Static<F[K]['schema']>
} & {
  [K in Exclude<keyof F, RequiredKeys<F>>]?: Static<F[K]['schema']> | undefined
}

type WrittenKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends { parent: true } | { derived: unknown } ? never : K
}[keyof F]

/** The fields that an entry of a fixture must have. */
type OwedKeys<F extends Fields> = {
  [K in WrittenKeys<F>]: F[K] extends { required: true }
    ? F[K] extends { made: string } | { fallback: unknown } | { from: unknown }
      ? never
      : K
    : never
}[WrittenKeys<F>]

type WrittenValue<T extends Field> =
  | Static<T['schema']>
  | (T extends { written: infer W extends TSchema } ? Static<W> : never)

/** What an entry of a fixture says of a row. Null means the same as leaving a field out. */
export type WrittenOf<F extends Fields> = {
  [K in OwedKeys<F>]: WrittenValue<F[K]>
} & {
  [K in Exclude<WrittenKeys<F>, OwedKeys<F>>]?: WrittenValue<F[K]> | null | undefined
}

/** A row when the resource is not known by its type. Absent fields are `undefined`, never `null`. */
export type Row = Readonly<Record<string, unknown>>

/** Rows of each resource, under its plural: a seed with nothing left out, each row naming its parent. */
export type World = Readonly<Record<string, readonly Row[]>>

/** Which items of a JSON list are indexed. */
export interface ItemIndex {
  readonly field: string
  /** The path within an item by the name of the column: `{ id: '$.id' }`. */
  readonly columns: Readonly<Record<string, string>>
}

/** One of HighLevel's nouns, declared once. Lists and walks are derived from this; routes and hot queries are code. */
export interface Resource<
  F extends Fields = Fields,
  Param extends string = string,
  Plural extends string = string,
  Counted extends true = true,
> {
  /** As it is called in code and in `defaults:` of a fixture: `subAccount`. */
  readonly name: string
  /** Its table, its key in fixtures and in a world: `subAccounts`. */
  readonly plural: Plural
  /** As people write it: `sub-account`. */
  readonly noun: string
  /** The resource that owns it: nesting in fixtures, a foreign key with cascade in SQL. */
  readonly parent?: Resource
  /** The field that names the parent: `contactId`. */
  readonly parentKey?: string
  /** The field that a row is known by. */
  readonly key: string
  readonly fields: F
  /** Fields that no two rows share; each list is one combination. */
  readonly unique?: readonly (readonly string[])[]
  /** The order in which people read its rows: columns, or `seq` for the order of writing, the default. */
  readonly order?: readonly string[]
  /** The columns in which people look for a text; those that are derived hold it in lower case. Default: all texts. */
  readonly searched?: readonly string[]
  /** Columns of the indexes that its queries need, by name. */
  readonly indexes?: Readonly<Record<string, readonly string[]>>
  /**
   * Indexes over the items of JSON lists, by name: the field, and the path of each column within an item. Each is a
   * table that triggers keep, so that SQL finds the rows whose list has an item.
   */
  readonly itemIndexes?: Readonly<Record<string, ItemIndex>>
  /** Completes a row of a fixture by the rows before it: those of its owners, and of resources that are listed earlier. */
  complete?(row: Record<string, unknown>, world: World): void
  /** A list of names in another resource's rows. Each name that no row of the same parent has becomes a row. */
  readonly namedBy?: { readonly plural: string; readonly field: string }
  /** Its JSON as the API sends it is stored with the row; these fields come first, the others as declared. */
  readonly wire?: readonly string[]
  /** What the id in a path is called in journals, matches and messages: `noteId`. */
  readonly param?: Param
  /** The field that a text in a list of a fixture stands for: `tags: [vip]`. */
  readonly shorthand?: string
  /** What ids that are made for a seed are derived from, in place of the noun. */
  readonly seededAs?: string
  /** The fields that keys are made from which a fixture leaves out: the first of these of which an entry has one. Default: its name. */
  readonly madeFrom?: readonly (readonly string[])[]
  /** Part of an account's settings: kept when a world is emptied. */
  readonly setting?: true
  /** Rows are counted in `/__admin/health`, metrics and the ready line. */
  readonly counted?: Counted
  /** How a person recognises a row beside its key: `Jane Doe`. */
  label?(row: RowOf<F>): string
  /** How editors and messages describe it in a fixture. */
  readonly about: {
    title: string
    description: string
    /** An entry of the list, as an example. */
    example: object
  }
  /** The same for its entry under `defaults:`; absent when it has none. */
  readonly defaults?: { description: string; example: object }
}

/** The parts of a declaration that name fields. */
interface Naming<Name extends string> {
  readonly parentKey?: Name
  readonly key: Name
  readonly unique?: readonly (readonly Name[])[]
  readonly order?: readonly `${Name | 'seq'}${'' | ' DESC'}`[]
  readonly searched?: readonly Name[]
  readonly madeFrom?: readonly (readonly Name[])[]
  readonly indexes?: Readonly<Record<string, readonly Name[]>>
  readonly wire?: readonly Name[]
  readonly shorthand?: Name
}

/** Declares a resource. Its fields keep their types, and what names a field must name one that exists. */
export const defineResource = <
  const F extends Fields,
  const Plural extends string,
  const Param extends string = never,
  const Counted extends true = never,
>(
  resource: Resource<F, Param, Plural, Counted> & Naming<keyof F & string>,
): Resource<F, Param, Plural, Counted> => resource

/** The row type of a resource. */
export type RowIn<R> = R extends Resource<infer F> ? RowOf<F> : never

/** The rows of one resource in a world, typed. */
export const rowsIn = <F extends Fields>(
  world: World,
  { plural }: Resource<F>,
): readonly RowOf<F>[] =>
  // A world holds under each plural the rows of that resource: seeds are validated and SQL is derived by it.
  (world[plural] ?? []) as unknown as readonly RowOf<F>[]

const entries = new WeakMap<Fields, [name: string, field: Field][]>()

/** The fields of a resource as a list, made once: a large world asks for it with each row. */
export function fieldsOf({ fields }: Resource): readonly [name: string, field: Field][] {
  const known = entries.get(fields) ?? Object.entries(fields)
  entries.set(fields, known)
  return known
}

/** The resources that a resource owns, in the order of the list. */
export const childrenOf = (resource: Resource, all: readonly Resource[]): Resource[] =>
  all.filter(({ parent }) => parent === resource)

/** An id in a path: opaque, without white space, slash or question mark. */
const Id = Type.String({
  pattern: '^[^\\s/?#]+$',
  title: 'an id',
  description:
    'If left out, it is made from the content of the entry and is the same on every run.',
  examples: ['contact-xyz789', 'TUcmRxWrjqzJS8EjkxNK'],
})

export const idField = {
  schema: Id,
  column: 'TEXT',
  write: 'never',
  required: true,
  made: 'id',
} as const satisfies Field

/** The field that names the parent of a row. */
export const parentField = (example: string) =>
  ({
    schema: Type.String({ examples: [example] }),
    column: 'TEXT',
    write: 'never',
    required: true,
    parent: true,
  }) as const satisfies Field

/** Text that may be absent. */
export const textField = (title: string, description: string, example: string) =>
  ({
    schema: Type.String({ title, description, examples: [example] }),
    column: 'TEXT',
    write: 'always',
  }) as const satisfies Field

/** A list or an object that may be absent, kept as it is. */
export const jsonField = <S extends TSchema>(schema: S) =>
  ({ schema, column: 'JSON', write: 'never' }) as const
