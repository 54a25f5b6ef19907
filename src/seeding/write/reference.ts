import type { TSchema } from '@sinclair/typebox'
import { stringify } from 'yaml'
import { resources as all } from '../../resources/index.js'
import { childrenOf, type Field, type Resource } from '../../resources/resource.js'
import { mustBeWritten, Seed } from '../fixture-format.js'
import { ContactsGeneration, NotesGeneration } from '../generate/generation.js'
import { writtenFields } from '../walk.js'
import { formatFixture } from './format.js'

const resources: readonly Resource[] = all

const head = ['| Key | Value | If left out | | Example |', '|---|---|---|---|---|']

/** Every key of a fixture as Markdown tables: what `fixtures/README.md` shows. */
export function keysReference(): string {
  return [
    ...section('The file', Object.entries<TSchema>(Seed.properties).map(keyRow)),
    ...section('`defaults:`', propertiesOf({ ...Seed }.properties.defaults)),
    ...resources.flatMap((resource) => [
      ...section(titleOf(resource), rowsOf(resource)),
      ...within(`a ${resource.noun}`, fieldsIn(resource)),
    ]),
    ...section('`generate:` of a sub-account', propertiesOf(ContactsGeneration)),
    ...section('`generate:` of a contact', propertiesOf(NotesGeneration)),
    ...(['clock', 'faults', 'stubs'] as const).flatMap((name) => {
      const schema: TSchema = { ...Seed }.properties[name]
      const owner = schema.items?.title ?? schema.title
      return [...section(`\`${name}:\``, propertiesOf(schema)), ...within(owner, schema)]
    }),
  ].join('\n')
}

const section = (title: string, rows: readonly string[]): string[] =>
  rows.length === 0 ? [] : ['', `### ${title}`, '', ...head, ...rows]

const titleOf = ({ plural, parent }: Resource): string =>
  `\`${plural}:\`${parent ? ` of a ${parent.noun}` : ''}`

function rowsOf(resource: Resource): string[] {
  const fields = writtenFields(resource).map(([name, field]) =>
    row(name, field.written ?? field.schema, absent(field)),
  )
  const lists = childrenOf(resource, all).map(({ plural, about }) =>
    row(plural, { ...about, title: 'a list', examples: [[about.example]] }, 'empty'),
  )
  const { properties } = entryIn(resource)
  const further = ['generate', 'like']
    .filter((name) => properties[name])
    .map((name) => row(name, properties[name], ''))
  return [...fields, ...lists, ...further]
}

/** The schema of an entry of a resource, which has more than fields. */
function entryIn({ parent, plural }: Resource): TSchema {
  const owner: TSchema = parent ? entryIn(parent) : Seed
  const items: TSchema = owner.properties[plural].items
  return items.anyOf?.at(-1) ?? items
}

/** What an entry has when it does not say a field. */
function absent(field: Field): string {
  if (field.made === 'id' || field.made === 'token') return 'made from the content'
  if (field.made === 'now') return 'now'
  if (field.fallback !== undefined) return code(field.fallback)
  // It is at first the date that it follows.
  if (field.made === 'change' && field.notBefore) return `\`${field.notBefore}\``
  if (field.from) return 'made from the others'
  return mustBeWritten(field) ? '**required**' : ''
}

function propertiesOf(schema: TSchema): string[] {
  const objects = objectsIn(schema)
  const needed = objects.length > 1 ? '**one of these**' : '**required**'
  const rows = objects.flatMap(({ properties, required }) =>
    Object.entries<TSchema>(properties).map(([name, property]) =>
      row(name, property, required?.includes(name) ? needed : ''),
    ),
  )
  return [...new Set(rows)]
}

/** The objects that a value may be or have in a list or under names that people choose. */
const objectsIn = ({
  anyOf,
  items,
  properties,
  patternProperties,
  ...schema
}: TSchema): TSchema[] =>
  properties
    ? [{ ...schema, properties }]
    : [anyOf ?? [], items ?? [], Object.values(patternProperties ?? {})].flat(2).flatMap(objectsIn)

/** Tables for the keys inside of the values of an object. Those that have the same keys share one. */
function within(owner: string, schema: TSchema): string[] {
  const tables = new Map<string, { names: string[]; rows: string[]; property: TSchema }>()
  for (const { properties } of objectsIn(schema)) {
    for (const [name, property] of Object.entries<TSchema>(properties)) {
      const rows = propertiesOf(property)
      const table = tables.get(rows.join()) ?? { names: [], rows, property }
      tables.set(rows.join(), table)
      if (!table.names.includes(name)) table.names.push(name)
    }
  }
  return [...tables.values()]
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ names, rows, property }) => {
      const keys = names.map((name) => `\`${name}:\``).join(', ')
      return [...section(`${keys} of ${owner}`, rows), ...within(keys, property)]
    })
}

/** The fields of a resource, without its lists of other rows, as an object. */
const fieldsIn = (resource: Resource): TSchema => ({
  ...entryIn(resource),
  properties: Object.fromEntries(
    writtenFields(resource).map(([name, { schema, written = schema }]) => [name, written]),
  ),
})

const keyRow = ([name, schema]: [string, TSchema]): string =>
  row(name, schema, Seed.required?.includes(name) ? '**required**' : '')

function row(
  name: string,
  { title = '', description = '', examples }: Pick<TSchema, 'title' | 'description' | 'examples'>,
  left: string,
): string {
  const [example] = examples ?? []
  const cells = [
    `\`${name}\``,
    title,
    left,
    description,
    example === undefined ? '' : code(example),
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

/** A value as `fmt` leaves it, on one line. */
function code(value: unknown): string {
  const text = stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim()
  const key = 'x-: '
  return `\`${formatFixture(key + text, 'yaml')
    .slice(key.length)
    .trim()}\``
}
