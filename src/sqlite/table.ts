import { type Field, fieldsOf, type Resource, type Row, wireOrder } from '../resources/resource.js'

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
  /** `CREATE TABLE` and its indexes. */
  readonly create: string
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
  const { plural, fields, indexes = {}, unique = [], wire } = resource
  const named = fieldsOf(resource)
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
      `CREATE TABLE ${plural} (\n  ${lines.join(',\n  ')}\n) STRICT;`,
      ...Object.entries(indexes).map(
        ([name, names]) => `CREATE INDEX ${name} ON ${plural} (${names.join(', ')});`,
      ),
    ].join('\n'),
    insert: `INSERT INTO ${plural} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    toColumns: (row) => named.map(([name, field]) => encode(field, row[name])),
    toColumn: (name, value) => encode(fields[name], value),
    toRow(found) {
      const present = named.filter(([name]) => found[name] !== null)
      return Object.fromEntries(present.map(([name, field]) => [name, decode(field, found[name])]))
    },
  }
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
 * The JSON of a row as the API sends it. `json_patch` onto `{}` drops the fields that are NULL; JSON columns keep
 * the nulls inside of them, so they are set afterwards.
 */
function jsonSql(resource: Resource): string {
  const order = wireOrder(resource).map((name) => [name, resource.fields[name]] as const)
  const scalar = order.filter(([, field]) => field?.column !== 'JSON')
  const nested = order.filter(([, field]) => field?.column === 'JSON')
  const pairs = scalar.map(([name, field]) => `'${name}', ${valueSql(name, field)}`)
  const plain = `json_patch('{}', json_object(${pairs.join(', ')}))`
  return nested.reduce(
    (json, [name]) =>
      `iif(${name} IS NULL, ${json}, json_set(${json}, '$.${name}', json(${name})))`,
    plain,
  )
}

const valueSql = (name: string, field: Field | undefined): string =>
  field?.column === 'BOOLEAN'
    ? `CASE ${name} WHEN 1 THEN json('true') WHEN 0 THEN json('false') END`
    : name

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
