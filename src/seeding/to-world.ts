import { fillImplied, isImplied } from '../resources/implied.js'
import { resources as all } from '../resources/index.js'
import { fieldsOf, type Resource, type Row, type World } from '../resources/resource.js'
import type { RelativeDates } from '../sandbox/origin.js'
import { EntryIds } from './entry-ids.js'
import type { Seed } from './fixture-format.js'
import { datesOf, type SeedEntry, textOf, walk, writtenFields } from './walk.js'

/**
 * Fills in what a seed leaves out. Ids and tokens are made from its content, so they are the same on every run. A row
 * without a date is dated `nowMs`; of such rows the one further down is newer.
 */
export function toWorld(
  seed: Seed,
  idSeed: string,
  nowMs: number,
  resources: readonly Resource[] = all,
  relative: RelativeDates = new Map(),
): World {
  const world: Record<string, Row[]> = {}
  for (const { plural } of resources) world[plural] = []
  const entryIds = new EntryIds(seed, idSeed, resources)
  const ids = new Map<SeedEntry, string>()
  walk(seed, resources, ({ resource, entry, parent }) => {
    const parentId = parent && ids.get(parent.entry)
    const key = entryIds.of(resource, entry, parentId)
    ids.set(entry, key)
    const row = toRow(resource, entry, key, parentId, nowMs)
    for (const name of datesOf(resource)) {
      const text = textOf(entry, name)
      if (text && isRelative(text)) noteDate(relative, resource, key, name, text)
    }
    resource.complete?.(row, world)
    world[resource.plural]?.push(fillImplied(resource, row))
  })
  for (const resource of resources) {
    for (const row of namedRows(resource, world, entryIds)) world[resource.plural]?.push(row)
  }
  return world
}

const isRelative = (moment: string): boolean => /^[+-]/.test(moment)

function noteDate(
  dates: RelativeDates,
  { plural }: Resource,
  key: string,
  name: string,
  text: string,
): void {
  const rows = dates.get(plural) ?? new Map<unknown, Row>()
  dates.set(plural, rows.set(key, { ...rows.get(key), [name]: text }))
}

/** The rows that other rows make by naming them: a tag of a contact is one of its sub-account. */
function namedRows(resource: Resource, world: World, entryIds: EntryIds): Row[] {
  const { plural, key, parentKey = '', namedBy } = resource
  if (!namedBy) return []
  // As SQLite keeps text: half a character becomes a replacement character.
  const identityOf = (parent: unknown, name: unknown) =>
    JSON.stringify([parent, String(name).toWellFormed()])
  const known = new Set(world[plural]?.map((row) => identityOf(row[parentKey], row.name)))
  const rows: Row[] = []
  for (const row of world[namedBy.plural] ?? []) {
    // A list that every row has.
    for (const name of row[namedBy.field] as readonly string[]) {
      const parent = row[parentKey]
      const identity = identityOf(parent, name)
      if (known.has(identity)) continue
      known.add(identity)
      const id = entryIds.of(resource, { name }, String(parent))
      const made = { [key]: id, [parentKey]: parent, name: name.toWellFormed() }
      rows.push(fillImplied(resource, made))
    }
  }
  return rows
}

function toRow(
  resource: Resource,
  entry: SeedEntry,
  key: string,
  parentId: string | undefined,
  nowMs: number,
): Row {
  const row: Record<string, unknown> = {}
  for (const [name, { made, fallback, derived, read }] of fieldsOf(resource)) {
    if (derived) continue
    if (name === resource.key) row[name] = key
    else if (name === resource.parentKey) row[name] = parentId
    else {
      const written = entry[name] ?? (made === 'now' ? 'now' : fallback)
      if (written !== undefined && written !== null) {
        row[name] = read ? read(written, nowMs) : written
      }
    }
  }
  return row
}

/** A world as a seed, nested; the reverse of `toWorld`. */
export function toSeed(world: World, resources: readonly Resource[] = all): Seed {
  const entries = new Map<Resource, Map<unknown, Entry>>()
  const root: Entry = { subAccounts: [] }
  for (const resource of resources) {
    const { plural, key, parent, parentKey = '' } = resource
    const byKey = new Map<unknown, Entry>()
    entries.set(resource, byKey)
    for (const row of world[plural] ?? []) {
      const entry = toEntry(resource, row)
      byKey.set(row[key], entry)
      const owner = parent ? entries.get(parent)?.get(row[parentKey]) : root
      const siblings = owner?.[plural]
      if (Array.isArray(siblings)) siblings.push(entry)
      else if (owner) owner[plural] = [entry]
    }
  }
  return root as unknown as Seed // entries have the fields of their resources
}

type Entry = Record<string, unknown>

/** The fields of a row, except those whose value is implied. */
const toEntry = (resource: Resource, row: Row): Entry =>
  Object.fromEntries(
    writtenFields(resource)
      .filter(([name, field]) => {
        const value = row[name]
        return value !== undefined && value !== null && !isImplied(field, value, row)
      })
      .map(([name]) => [name, row[name]]),
  )
