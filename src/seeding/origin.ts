import { Failure } from '../lib/failure.js'
import { formatInstant } from '../lib/instant.js'
import { contactQueries } from '../resources/contact-read/queries.js'
import { resources as all } from '../resources/index.js'
import type { Resource, Row, World } from '../resources/resource.js'
import { Clock } from '../sandbox/clock.js'
import { conflictIn } from '../sandbox/conflict.js'
import { remaining } from '../sandbox/faults.js'
import { Origin, type RelativeDates } from '../sandbox/origin.js'
import type { RegistrySettings } from '../sandbox/registry.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { Comparable } from './diff/diff.js'
import type { Seed } from './fixture-format.js'
import { toSeed, toWorld } from './to-world.js'

interface OriginOptions {
  /** The files that the seed was read from. */
  files?: readonly string[]
  /** The moment that relative dates count from. By default the start of the seed's clock. */
  nowMs?: number
  resources?: readonly Resource[]
}

/**
 * The origin of a sandbox, made from a seed.
 *
 * @throws Failure `fixtures` when an id that is generated is also written
 */
export function originFrom(
  seed: Seed,
  { idSeed, clock = seed.clock }: Pick<RegistrySettings, 'idSeed' | 'clock'>,
  { files = [], nowMs = new Clock(clock).now(), resources = all }: OriginOptions = {},
): Origin {
  const relative: RelativeDates = new Map()
  const world = toWorld(seed, idSeed, nowMs, resources, relative)
  const conflict = conflictIn(world, resources)
  if (conflict) throw new Failure('fixtures', conflict)
  const { faults, stubs } = seed
  const now = formatInstant(nowMs)
  return new Origin({ world, relative, now, files, clock, faults, stubs, resources })
}

/** The origin of a sandbox as a seed. */
export const seedOfOrigin = ({ world, clock, faults, stubs, resources }: Origin): Seed => ({
  ...toSeed(world, resources),
  clock,
  faults: [...faults],
  stubs: [...stubs],
})

/** The current state of a sandbox, to be compared with its origin: of faults, what they were when they were added. */
export const presentOf = ({ database, clock, faults, stubs }: Sandbox): Comparable => ({
  world: database.read(),
  clock: clock.settings,
  faults: faults.save().rules.map(({ fault }) => fault),
  stubs: stubs.list(),
})

/**
 * The current state of a sandbox as a seed. Faults on contacts that no longer exist are left out.
 *
 * @param isRelative whether dates that the seed gave relative to now, and that have not changed since, are written so
 */
export function exportSeed(
  { clock, database, faults, stubs, origin }: Sandbox,
  isRelative = false,
): Seed {
  const settings = clock.settings
  const { subAccountOf } = database.queries(contactQueries)
  const left = remaining(faults.save()).filter(
    ({ match }) => match?.contactId === undefined || subAccountOf(match.contactId) !== undefined,
  )
  return {
    ...(Object.keys(settings).length > 0 && { clock: settings }),
    ...(isRelative
      ? relativeSeed(database.read(), origin)
      : toSeed(database.read(), database.resources)),
    ...(left.length > 0 && { faults: left }),
    ...(stubs.list().length > 0 && { stubs: stubs.list() }),
  }
}

/** A world as a seed, with dates that its origin gave relative to now, and that have not changed since, written so. */
export function relativeSeed(world: World, origin: Origin): Seed {
  const { relative, now, world: seeded, resources } = origin
  const rowsOf = ({ plural, key, fields }: Resource): readonly Row[] => {
    const dates = Object.keys(fields).filter((name) => fields[name]?.date)
    if (dates.length === 0) return world[plural] ?? []
    const before = new Map(seeded[plural]?.map((row) => [row[key], row]))
    return (world[plural] ?? []).map((row) => {
      const old = before.get(row[key]) ?? {}
      const texts: Row = { ...relative.get(plural)?.get(row[key]) }
      // A date that follows from another one is equal to it; one that is left out is now.
      const text = new Map<unknown, unknown>(now === undefined ? [] : [[now, 'now']])
      for (const name of Object.keys(texts)) text.set(old[name], texts[name])
      const kept = dates
        .filter((name) => row[name] === old[name] && text.has(row[name]))
        .map((name) => {
          const written = text.get(row[name])
          const { made, from } = fields[name] ?? {}
          const isFilledIn = made === 'now' || from?.(row) === row[name]
          return [name, written === 'now' && isFilledIn ? undefined : written]
        })
      return { ...row, ...Object.fromEntries(kept) }
    })
  }
  return toSeed(Object.fromEntries(resources.map((one) => [one.plural, rowsOf(one)])), resources)
}
