import { idSequence, makeId } from '../lib/ids.js'
import { formatInstant } from '../lib/instant.js'
import { makeToken } from '../resources/private-integration/token.js'
import { fieldsOf, type Resource, type Row } from '../resources/resource.js'
import type { SandboxDatabase } from '../sqlite/database.js'
import type { Clock } from './clock.js'
import type { Events } from './events.js'

interface WriterOptions {
  database: SandboxDatabase
  clock: Clock
  events: Events
  idSeed: string
}

/** What was created, and the `seq` under which queries find it. */
interface Created {
  id: string
  seq: number
}

/** Changes rows of one resource while the mock runs: makes ids and dates, stores the row, then emits the event. */
export class Writer {
  readonly #resource: Resource
  readonly #options: WriterOptions
  readonly #idOf: (ordinal: number) => string
  /** The fields that a caller may set: on create, and later. */
  readonly #creatable: readonly string[]
  readonly #updatable: readonly string[]
  readonly #madeNow: readonly string[]
  readonly #defaults: Row

  constructor(resource: Resource, options: WriterOptions) {
    this.#resource = resource
    this.#options = options
    this.#idOf = idSequence(options.idSeed, resource.noun)
    const fields = fieldsOf(resource)
    this.#creatable = fields
      .filter(([, { write, parent }]) => write !== 'never' || parent)
      .map(([name]) => name)
    this.#updatable = fields.filter(([, { write }]) => write === 'always').map(([name]) => name)
    this.#madeNow = fields.filter(([, { made }]) => made === 'now').map(([name]) => name)
    this.#defaults = Object.fromEntries(
      fields
        .filter(([, { fallback }]) => fallback !== undefined)
        .map(([name, { fallback }]) => [name, fallback]),
    )
  }

  /** Writes a row with the next id, dated now. Its parent must exist; values that no caller may set are ignored. */
  create(values: Row): Created {
    const { database, clock, events } = this.#options
    const resource = this.#resource
    const row: Record<string, unknown> = { ...this.#defaults, ...pick(values, this.#creatable) }
    for (const name of this.#madeNow) row[name] = formatInstant(clock.nextDate())
    const ordinal = database.written(resource) + 1
    // A fixture may have pinned the very id that comes next: then another one is made.
    for (let attempt = 0; ; attempt++) {
      const id = this.#nextKey(row, ordinal, attempt)
      row[resource.key] = id
      const seq = database.insert(resource, row)
      if (seq === undefined) continue
      events.emit({ type: `${resource.name}.created`, resource, id, row })
      return { id, seq }
    }
  }

  /**
   * Changes the fields of a row; `null` clears one, and values that no caller may change are ignored. False when there
   * is no such row.
   */
  update(id: string, values: Row): boolean {
    const { database, events } = this.#options
    const resource = this.#resource
    const patch = pick(values, this.#updatable)
    if (!database.update(resource, id, patch)) return false
    events.emit({ type: `${resource.name}.updated`, resource, id, row: patch })
    return true
  }

  /** Removes a row and all that it owns. False when there is no such row. */
  remove(id: string): boolean {
    const { database, events } = this.#options
    const resource = this.#resource
    if (!database.remove(resource, id)) return false
    events.emit({ type: `${resource.name}.removed`, resource, id })
    return true
  }

  #nextKey(row: Row, ordinal: number, attempt: number): string {
    const { idSeed } = this.#options
    const { fields, key, noun } = this.#resource
    if (fields[key]?.made === 'token') {
      return makeToken(idSeed, String(row.subAccountId), String(row.name), ordinal, attempt)
    }
    return attempt === 0 ? this.#idOf(ordinal) : makeId(idSeed, noun, ordinal, attempt)
  }
}

function pick(values: Row, names: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {}
  for (const name of names) if (values[name] !== undefined) picked[name] = values[name]
  return picked
}
