import { idSequence, makeId } from '../lib/ids.js'
import { formatInstant } from '../lib/instant.js'
import { fillImplied, isImplied } from '../resources/implied.js'
import { makeToken } from '../resources/private-integration/token.js'
import { type Field, fieldsOf, type Resource, type Row } from '../resources/resource.js'
import type { SandboxDatabase } from '../sqlite/database.js'
import type { Clock } from './clock.js'
import type { Events, WriteEvent } from './events.js'

interface WriterOptions {
  database: SandboxDatabase
  clock: Clock
  events: Events<WriteEvent>
  idSeed: string
}

export type Writer = ReturnType<typeof writerOf>

/** Changes rows of one resource while the mock runs: makes ids and dates, stores the row, then emits the event. */
export function writerOf(resource: Resource, { database, clock, events, idSeed }: WriterOptions) {
  const { name, noun, key } = resource
  const fields = fieldsOf(resource)
  const named = (is: (field: Field) => unknown): string[] =>
    fields.filter(([, field]) => is(field)).map(([name]) => name)
  const creatable = named(({ write, parent }) => write !== 'never' || parent)
  const updatable = named(({ write }) => write !== 'never')
  const dated = named(({ made }) => made === 'now')
  const redated = named(({ made }) => made === 'change')
  // What is set on create alone stays.
  const implying = fields.filter(([, { from, write }]) => from && write === 'always')
  const derived = named(({ derived }) => derived)
  const hasToken = resource.fields[key]?.made === 'token'
  const idOf = idSequence(idSeed, noun)

  function nextKey(row: Row, ordinal: number, attempt: number): string {
    if (hasToken) {
      return makeToken(idSeed, String(row.subAccountId), String(row.name), ordinal, attempt)
    }
    return attempt === 0 ? idOf(ordinal) : makeId(idSeed, noun, ordinal, attempt)
  }

  /** A change, with the fields that follow from the others. */
  function following(id: string, change: Record<string, unknown>): Record<string, unknown> {
    if (implying.length + derived.length === 0) return change
    const before = database.find(resource, id)
    if (!before) return change
    const after: Record<string, unknown> = { ...before, ...change }
    const more: Record<string, unknown> = {}
    for (const [name, field] of implying) {
      if (name in change || !isImplied(field, before[name], before)) continue
      after[name] = more[name] = field.from?.(after) ?? null
    }
    for (const name of derived) more[name] = resource.fields[name]?.derived?.(after) ?? null
    return { ...change, ...more }
  }

  return {
    /**
     * Writes a row with the next id, dated now. Its parent must exist; values that no caller may set are ignored.
     *
     * @returns its id, and the `seq` under which queries find it
     */
    create(values: Row): { id: string; seq: number } {
      const row = pick(values, creatable)
      for (const name of dated) row[name] = formatInstant(clock.nextDate())
      fillImplied(resource, row)
      const ordinal = database.written(resource) + 1
      // A fixture may have pinned the next id: then another one is made.
      for (let attempt = 0; ; attempt++) {
        const id = nextKey(row, ordinal, attempt)
        row[key] = id
        const seq = database.insert(resource, row)
        if (seq === undefined) continue
        events.emit({ type: `${name}.created`, resource, id, row })
        return { id, seq }
      }
    },

    /**
     * Changes the fields of a row; `null` clears one, and values that no caller may set are ignored. False when there
     * is no such row.
     */
    update(id: string, values: Row): boolean {
      const row = following(id, pick(values, updatable))
      for (const name of redated) row[name] = formatInstant(clock.nextDate())
      if (!database.update(resource, id, row)) return false
      events.emit({ type: `${name}.updated`, resource, id, row })
      return true
    },

    /** Removes a row and all that it owns. False when there is no such row. */
    remove(id: string): boolean {
      if (!database.remove(resource, id)) return false
      events.emit({ type: `${name}.removed`, resource, id })
      return true
    },
  }
}

function pick(values: Row, names: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {}
  for (const name of names) if (values[name] !== undefined) picked[name] = values[name]
  return picked
}
