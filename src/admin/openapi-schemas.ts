import type { TSchema } from '@sinclair/typebox'
import { ClockSettings, ClockState } from '../domain/clock.js'
import { Exchange, Match } from '../domain/exchange.js'
import { Explanation } from '../domain/explanation.js'
import { ActiveFault, Fault } from '../domain/fault.js'
import { Counts, Seed } from '../domain/seed.js'
import { SnapshotInfo } from '../domain/snapshot.js'
import { ComplaintAnswer } from './complaint.js'

export type Json = Record<string, unknown>

/** What the document calls by name. */
const nouns = new Map<unknown, string>(
  Object.entries({
    ActiveFault,
    ClockSettings,
    ClockState,
    Complaint: ComplaintAnswer,
    Counts,
    Exchange,
    Explanation,
    Fault,
    Match,
    Seed,
    Snapshot: SnapshotInfo,
  }).map(([name, schema]) => [schema, name]),
)

/** Every schema that has a name, in full. */
export const components = (): Json =>
  Object.fromEntries([...nouns].map(([schema, name]) => [name, inFull(schema)]))

const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

/** A schema, by its name if it has one. */
export function named(schema: unknown): Json {
  const name = nouns.get(schema)
  return name === undefined ? inFull(schema) : reference(name)
}

/** A TypeBox schema in the words of JSON Schema 2020-12; its titles are for our own messages. */
function inFull(schema: unknown): Json {
  const { title, contentMediaType, contentSchema, items, additionalItems, ...rest } =
    schema as TSchema
  const nested = Object.entries(rest).map(([key, value]) => [key, words(key, value)])
  return {
    ...Object.fromEntries(nested),
    ...(items !== undefined &&
      (Array.isArray(items)
        ? { prefixItems: items.map(named), items: false }
        : { items: named(items) })),
  }
}

function words(key: string, value: unknown): unknown {
  if (key === 'properties' || key === 'patternProperties') {
    return Object.fromEntries(
      Object.entries(value as Json).map(([name, one]) => [name, named(one)]),
    )
  }
  if (key === 'anyOf' || key === 'allOf') return (value as unknown[]).map(named)
  return key === 'not' ? named(value) : value
}
