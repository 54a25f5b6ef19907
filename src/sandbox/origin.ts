import { resources as all, type Counts } from '../resources/index.js'
import type { Resource, Row, World } from '../resources/resource.js'
import { imageOf, tokenField } from '../sqlite/database.js'
import type { ClockSettings } from './clock-settings.js'
import type { Fault } from './fault.js'
import type { Stub } from './stub.js'

/** Dates that a seed gives relative to now, as `-3d`: by resource, key and field. */
export type RelativeDates = Map<string, Map<unknown, Row>>

interface OriginOptions {
  world: World
  relative?: RelativeDates | undefined
  /** The moment that relative dates count from, which is also the date of rows without one. */
  now?: string | undefined
  /** The fixtures that it was read from. */
  files?: readonly string[]
  clock?: ClockSettings | undefined
  faults?: readonly Fault[] | undefined
  stubs?: readonly Stub[] | undefined
  tokensMadeFor?: readonly string[]
  resources?: readonly Resource[] | undefined
}

/** The state that a sandbox starts from and is reset to. Sandboxes with the same seed share it. */
export class Origin {
  readonly world: World
  readonly relative: RelativeDates
  readonly now: string | undefined
  readonly files: readonly string[]
  readonly clock: ClockSettings
  readonly faults: readonly Fault[]
  readonly stubs: readonly Stub[]
  /** The ids of the sandboxes that its tokens were made for, each from those before; none when they are a seed's own. */
  readonly tokensMadeFor: readonly string[]
  readonly resources: readonly Resource[]
  #image: Buffer | undefined
  #counts: Counts | undefined

  constructor(options: OriginOptions) {
    const {
      world,
      relative = new Map(),
      now,
      files = [],
      clock = {},
      faults = [],
      stubs = [],
      tokensMadeFor = [],
      resources = all,
    } = options
    this.world = world
    this.relative = relative
    this.now = now
    this.files = files
    this.clock = clock
    this.faults = faults
    this.stubs = stubs
    this.tokensMadeFor = tokensMadeFor
    this.resources = resources
  }

  /** The world as the bytes of a database: opening them is much faster than writing the world again. */
  get image(): Buffer {
    this.#image ??= imageOf(this.world, this.resources)
    return this.#image
  }

  get tokens(): string[] {
    return this.resources.flatMap((resource) => {
      const token = tokenField(resource)
      return token ? (this.world[resource.plural] ?? []).map((row) => String(row[token])) : []
    })
  }

  /** Counted once, because every reset answers with them. */
  get counts(): Counts {
    this.#counts ??= countsOf(this.world, this.resources)
    return this.#counts
  }

  /** The rows that `other` does not have. */
  beyond(other: Origin): World {
    return Object.fromEntries(
      this.resources.map(({ plural, key }) => {
        const known = new Set((other.world[plural] ?? []).map((row) => row[key]))
        return [plural, (this.world[plural] ?? []).filter((row) => !known.has(row[key]))]
      }),
    )
  }
}

export const countsOf = (world: World, resources: readonly Resource[] = all): Counts =>
  // The counted resources are the names of `Counts`.
  Object.fromEntries(
    resources
      .filter(({ counted }) => counted)
      .map(({ plural }) => [plural, (world[plural] ?? []).length]),
  ) as Counts // with exactly these names
