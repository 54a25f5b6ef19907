import {
  type Field,
  fieldsOf,
  type ItemIndex,
  type Resource,
  type Row,
} from '../resources/resource.js'
import { wireOrder } from '../resources/schemas.js'

/** What SQLite binds and returns. */
export type SqlValue = string | number | bigint | null

/**
 * A text to compare with. SQLite 3.54 looks at the value of a bare parameter when it plans a query, so it plans the
 * query again for each new value, which takes longer than running it. It does not look inside a cast.
 */
export const textParameter = 'CAST(? AS TEXT)'

/** The SQL of a resource's table, and the conversion between its rows and columns. */
interface Table {
  readonly columns: readonly string[]
  /** `CREATE TABLE`, then its indexes and triggers. */
  readonly create: readonly string[]
  /** Other tables that `create` makes. */
  readonly itemTables: readonly string[]
  /** `INSERT` of all columns, by position. */
  readonly insert: string
  /** The values of a row, in the order of `columns`. */
  toColumns(row: Row): SqlValue[]
  toColumn(name: string, value: unknown): SqlValue
  /** A row without its NULLs: outside of SQL an absent value is `undefined`. */
  toRow(found: Readonly<Record<string, unknown>>): Row
}

const tables = new WeakMap<Resource, Table>()

/** The table of a resource. `seq` grows with each row that is ever written, so it is also the order of writing. */
export function tableOf(resource: Resource): Table {
  const known = tables.get(resource)
  if (known) return known
  const table = deriveTable(resource)
  tables.set(resource, table)
  return table
}

function deriveTable(resource: Resource): Table {
  const { plural, indexes = {}, itemIndexes = {}, unique = [], fields, wire } = resource
  const named = fieldsOf(resource)
  const inRows = named.filter(([, { derived }]) => !derived)
  const columns = named.map(([name]) => name)
  const lines = [
    'seq INTEGER PRIMARY KEY AUTOINCREMENT',
    ...named.map(([name, field]) => columnSql(resource, name, field)),
    ...(wire ? [`json TEXT NOT NULL GENERATED ALWAYS AS (${jsonSql(resource)}) STORED`] : []),
    ...unique.map((names) => `UNIQUE (${names.join(', ')})`),
  ]
  return {
    columns,
    create: [
      `CREATE TABLE ${plural} (\n  ${lines.join(',\n  ')}\n) STRICT`,
      ...Object.entries(indexes).map(
        ([name, names]) => `CREATE INDEX ${name} ON ${plural} (${names.join(', ')})`,
      ),
      ...Object.entries(itemIndexes).flatMap(([name, index]) => itemIndexSql(plural, name, index)),
    ],
    itemTables: Object.keys(itemIndexes),
    insert: `INSERT INTO ${plural} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    toColumns: (row) =>
      named.map(([name, field]) => encode(field, field.derived ? field.derived(row) : row[name])),
    toColumn: (name, value) => encode(fields[name], value),
    toRow(found) {
      const present = inRows.filter(([name]) => (found[name] ?? undefined) !== undefined)
      return Object.fromEntries(present.map(([name, field]) => [name, decode(field, found[name])]))
    },
  }
}

/**
 * The table of an index over items, and the triggers that keep it. The items of a row are found by the first column
 * and `seq`, without looking through those of other rows.
 */
function itemIndexSql(plural: string, name: string, { field, columns }: ItemIndex): string[] {
  const names = Object.keys(columns).join(', ')
  const [first, ...others] = Object.keys(columns)
  const items = (row: 'NEW' | 'OLD') => {
    const values = Object.values(columns).map((path) =>
      path === '$' ? 'value' : `value ->> '${path}'`,
    )
    return `SELECT ${values.join(', ')}, ${row}.seq FROM json_each(${row}.${field})`
  }
  const add = `INSERT OR IGNORE INTO ${name} (${names}, seq) ${items('NEW')};`
  const remove = `DELETE FROM ${name} WHERE (${names}, seq) IN (${items('OLD')});`
  const trigger = (event: string, when: string, actions: string) =>
    `CREATE TRIGGER ${name}${event.split(' ')[0]} AFTER ${event} ON ${plural} ${when}BEGIN ${actions} END`
  return [
    `CREATE TABLE ${name} (
  ${Object.keys(columns)
    .map((one) => `${one} ANY NOT NULL`)
    .join(',\n  ')},
  seq INTEGER NOT NULL,
  PRIMARY KEY (${[first, 'seq', ...others].join(', ')})
) STRICT, WITHOUT ROWID`,
    trigger('INSERT', `WHEN NEW.${field} <> '[]' `, add),
    trigger(`UPDATE OF ${field}`, '', `${remove} ${add}`),
    trigger('DELETE', `WHEN OLD.${field} <> '[]' `, remove),
  ]
}

function columnSql({ key, parent, parentKey }: Resource, name: string, field: Field): string {
  const { column, required } = field
  return [
    name,
    column === 'TEXT' || column === 'JSON' ? 'TEXT' : 'INTEGER',
    required && 'NOT NULL',
    name === key && 'UNIQUE',
    parent && name === parentKey && `REFERENCES ${parent.plural} (${parent.key}) ON DELETE CASCADE`,
    column === 'JSON' && `CHECK (json_valid(${name}))`,
  ]
    .filter(Boolean)
    .join(' ')
}

/**
 * The JSON of a row as the API sends it, without the fields that are NULL. `concat` makes the text at once and takes
 * NULL for nothing; each `||` would copy what is before it.
 *
 * @param more SQL of further members, each with a comma before it
 */
export function jsonSql(
  resource: Pick<Resource, 'fields' | 'wire'>,
  ...more: readonly string[]
): string {
  const members = wireOrder(resource).map((name, index) => {
    const field = resource.fields[name]
    const { wireName = name, required } = field ?? {}
    // The first field, the id, is never NULL.
    const member = `'${index === 0 ? '{' : ','}"${wireName || name}":' || ${valueSql(name, field)}`
    return required || field?.column === 'JSON' ? member : `iif(${name} IS NULL, NULL, ${member})`
  })
  return `concat(${[...members, ...more, "'}'"].join(', ')})`
}

function valueSql(name: string, field: Field | undefined): string {
  switch (field?.column) {
    case 'BOOLEAN':
      return `iif(${name}, 'true', 'false')`
    case 'TEXT':
      return `json_quote(${name})`
    default:
      return name
  }
}

function encode(field: Field | undefined, value: unknown): SqlValue {
  if (value === undefined || value === null) return null
  switch (field?.column) {
    case 'BOOLEAN':
      return value ? 1 : 0
    case 'JSON':
      return JSON.stringify(value)
    case 'INTEGER':
      return Number(value)
    default:
      // Half of a surrogate pair is not Unicode text: it becomes a replacement character, as in any UTF-8 API.
      return String(value).toWellFormed()
  }
}

function decode({ column }: Field, value: unknown): unknown {
  if (column === 'BOOLEAN') return value === 1
  return column === 'JSON' ? JSON.parse(String(value)) : value
}
