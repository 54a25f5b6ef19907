import { Failure } from '../lib/failure.js'
import { contactQueries } from '../resources/contact/queries.js'
import { resources as all } from '../resources/index.js'
import type { Resource } from '../resources/resource.js'
import { Clock } from '../sandbox/clock.js'
import { conflictIn } from '../sandbox/conflict.js'
import { remaining } from '../sandbox/faults.js'
import { Origin } from '../sandbox/origin.js'
import type { RegistrySettings } from '../sandbox/registry.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { Seed } from './seed.js'
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
  const world = toWorld(seed, idSeed, nowMs, resources)
  const conflict = conflictIn(world, resources)
  if (conflict) throw new Failure('fixtures', conflict)
  return new Origin({ world, files, clock, faults: seed.faults, stubs: seed.stubs, resources })
}

/** The origin of a sandbox as a seed. */
export const seedOfOrigin = ({ world, clock, faults, stubs, resources }: Origin): Seed => ({
  ...toSeed(world, resources),
  clock,
  faults: [...faults],
  stubs: [...stubs],
})

/** The current state of a sandbox as a seed. Faults on contacts that no longer exist are left out. */
export function exportSeed({ clock, database, faults, stubs }: Sandbox): Seed {
  const settings = clock.settings
  const { subAccountOf } = database.queries(contactQueries)
  const left = remaining(faults.save()).filter(
    ({ match }) => match?.contactId === undefined || subAccountOf(match.contactId) !== undefined,
  )
  return {
    ...(Object.keys(settings).length > 0 && { clock: settings }),
    ...toSeed(database.read(), database.resources),
    ...(left.length > 0 && { faults: left }),
    ...(stubs.list().length > 0 && { stubs: stubs.list() }),
  }
}
