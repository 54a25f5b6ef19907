import type { TSchema } from '@sinclair/typebox'
import { earliestMs, latestMs } from '../../lib/instant.js'
import { patternOf } from '../../lib/text-format.js'
import { resources } from '../../resources/index.js'
import { publishedRoutes } from '../../resources/published.js'
import type { Resource } from '../../resources/resource.js'
import { subAccount } from '../../resources/sub-account/sub-account.js'
import { mayBeLeftOut } from '../check/nulls.js'
import { mustBeWritten, Seed } from '../fixture-format.js'
import { ownerName } from '../paste/envelope.js'
import { fewestMs } from '../paste/values.js'
import { datesOf, writtenFields } from '../walk.js'

/** The format of fixtures as JSON Schema, for editors: what `fixtures/schema.json` holds. */
export function schemaJson(): string {
  const schema: TSchema = JSON.parse(JSON.stringify(Seed, withPattern))
  for (const resource of resources) takeAnswers(entryIn(schema, resource), resource)
  for (const { items } of [schema.properties.faults, schema.properties.stubs])
    narrow(items.properties.match.properties)
  takeNulls(schema)
  const allOf = requirements(schema)
  schema.required = schema.required?.filter((name: string) => name !== subAccount.plural)
  // A fixture that extends others need not have sub-accounts of its own.
  const anyOf = [subAccount.plural, 'extends'].map((name) => ({ required: [name] }))
  const description = 'Anything, such as anchors for the rest of the file.'
  const patternProperties = { '^x-': { description } }
  const $schema = 'http://json-schema.org/draft-07/schema#'
  const { properties, ...rest } = schema
  const all = Object.entries({ $schema, ...rest, patternProperties, anyOf, allOf })
  return `${lines([...all.map(pair), `"properties":${lines(Object.entries(properties).map(pair))}`])}\n`
}

const pair = ([name, value]: [string, unknown]): string =>
  `${JSON.stringify(name)}:${JSON.stringify(value)}`

/** An object with a line for each of its pairs: indented, all of the schema takes three times the space. */
const lines = (pairs: readonly string[]): string => `{\n${pairs.join(',\n')}\n}`

/** A schema with patterns in place of our own formats, which editors do not know. */
function withPattern(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('format' in value)) return value
  const { format, ...schema } = value
  const pattern = patternOf(format)
  return pattern === undefined ? value : { ...schema, pattern }
}

/** Allows in an entry what those of answers have: dates as milliseconds since 1970, and what names the owner. */
function takeAnswers(entry: TSchema, resource: Resource): void {
  for (const name of datesOf(resource)) {
    const property: TSchema = entry.properties[name]
    property.type = [property.type, 'number']
    property.examples.push(Date.UTC(2026, 2, 7, 12))
    // These are about numbers, and the pattern is about texts.
    property.minimum = earliestMs
    property.maximum = latestMs
    property.not = { type: 'number', exclusiveMinimum: -fewestMs, exclusiveMaximum: fewestMs }
  }
  const owner = ownerName(resource)
  if (owner === undefined) return
  // Patterns, because editors do not suggest them: fixtures need not have these keys.
  const description = 'Of an answer of the API that is pasted.'
  entry.patternProperties = {
    [`^${owner}$`]: { type: 'string', description },
    '^traceId$': { description },
  }
  entry.dependencies = { traceId: [owner] }
}

/** Says of a match what needs no list of routes. */
function narrow({ method, path }: Record<string, TSchema>): void {
  if (method) method.pattern = methodPattern
  if (path) path.pattern = '^/[\\w-]+(?:/[^?\\s]*)?$'
}

/** The methods of the API, in capitals or not. */
const methodPattern = `^(?:${[...new Set(publishedRoutes.map((one) => one.method))]
  .map((one) => one.replace(/./g, (letter) => `[${letter}${letter.toLowerCase()}]`))
  .join('|')})$`

/** Allows null in place of everything that may be left out, as `withoutNulls` does. */
function takeNulls(schema: TSchema): void {
  for (const [name, property] of Object.entries<TSchema>(schema.properties ?? {})) {
    takeNulls(property)
    if (!mayBeLeftOut(schema, name, property)) continue
    if (property.anyOf) property.anyOf.push({ type: 'null' })
    else property.type = [property.type, 'null'].flat()
  }
  for (const inner of [schema.items ?? [], schema.anyOf ?? []].flat()) takeNulls(inner)
}

/** Moves the required fields that defaults may have from the entry to the top, where both can be seen. */
function requirements(schema: TSchema): object[] {
  return resources
    .filter(({ defaults }) => defaults)
    .flatMap((resource: Resource) =>
      writtenFields(resource)
        .filter(([key, field]) => mustBeWritten(field) && !resource.unique?.flat().includes(key))
        .map(([key]) => unlessDefault(schema, resource, key)),
    )
}

/** The lists around an entry, from the top of the file. */
const listsOf = ({ parent, plural }: Resource): string[] => [
  ...(parent ? listsOf(parent) : []),
  plural,
]

/** The schema of an entry, which may be an alternative to a text. */
const entryIn = (schema: TSchema, resource: Resource): TSchema =>
  listsOf(resource).reduce((within, list) => {
    const { items } = within.properties[list]
    return items.anyOf?.at(-1) ?? items
  }, schema)

function unlessDefault(schema: TSchema, resource: Resource, key: string): object {
  const lists = listsOf(resource)
  const entry = entryIn(schema, resource)
  entry.required = entry.required.filter((name: string) => name !== key)
  const having = (name: string, inner: object) => ({
    required: [name],
    properties: { [name]: inner },
  })
  return {
    if: having('defaults', having(resource.name, { required: [key] })),
    else: lists.reduceRight<object>((items, list) => ({ properties: { [list]: { items } } }), {
      required: [key],
    }),
  }
}
