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
    ...resources.flatMap((resource) => section(titleOf(resource), rowsOf(resource))),
    ...section('`generate:` of a sub-account', propertiesOf(ContactsGeneration)),
    ...section('`generate:` of a contact', propertiesOf(NotesGeneration)),
    ...(['clock', 'faults', 'stubs'] as const).flatMap((name) => {
      const schema: TSchema = { ...Seed }.properties[name]
      return section(`\`${name}:\``, propertiesOf(schema.items ?? schema))
    }),
  ].join('\n')
}

const section = (title: string, rows: readonly string[]): string[] =>
  rows.length === 0 ? [] : ['', `### ${title}`, '', ...head, ...rows]

const titleOf = ({ plural, parent }: Resource): string =>
  `\`${plural}:\`${parent ? ` of a ${parent.noun}` : ''}`

function rowsOf(resource: Resource): string[] {
  const fields = writtenFields(resource).map(([name, field]) =>
    row(name, field.written ?? field.schema, absent(name, field)),
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
function absent(name: string, field: Field): string {
  if (field.made === 'id' || field.made === 'token') return 'made from the content'
  if (field.made === 'now') return 'now'
  if (field.fallback !== undefined) return code(field.fallback)
  if (field.from) return name === 'dateUpdated' ? '`dateAdded`' : 'made from the others'
  return mustBeWritten(field) ? '**required**' : ''
}

const propertiesOf = ({ anyOf, ...schema }: TSchema): string[] =>
  anyOf
    ? [...new Set<string>(anyOf.flatMap(propertiesOf))]
    : Object.entries<TSchema>(schema.properties ?? {}).map(([name, property]) =>
        row(name, property, schema.required?.includes(name) ? '**required**' : ''),
      )

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
