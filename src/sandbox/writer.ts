import { idSequence, makeId } from '../lib/ids.js'
import { formatInstant } from '../lib/instant.js'
import { fillImplied, isImplied } from '../resources/implied.js'
import { makeToken } from '../resources/private-integration/token.js'
import { type Field, fieldsOf, type Resource, type Row } from '../resources/resource.js'
import type { SandboxDatabase } from '../sqlite/database.js'
import { type Change, type Image, imageQueries, rowOf } from '../sqlite/images.js'
import type { Clock } from './clock.js'

interface WriterOptions {
  database: SandboxDatabase
  clock: Clock
  idSeed: string
  /** What tokens are made of. */
  tokenSeed: string
  /**
   * Called with each change that was committed. What a row owned is removed before it; `values` are those of the whole
   * row on create, and the changed ones on update.
   */
  changed(change: Change, values?: Row): void
}

export type Writer = ReturnType<typeof writerOf>

/** Changes rows of one resource while the mock runs: makes ids and dates, stores the row, then reports the change. */
export function writerOf(
  resource: Resource,
  { database, clock, idSeed, tokenSeed, changed }: WriterOptions,
) {
  const { noun, key } = resource
  const images = database.queries(imageQueries)
  const fields = fieldsOf(resource)
  const named = (is: (field: Field) => unknown): string[] =>
    fields.filter(([, field]) => is(field)).map(([name]) => name)
  const creatable = new Set(named(({ write, parent }) => write !== 'never' || parent))
  const updatable = new Set(named(({ write }) => write !== 'never'))
  const dated = named(({ made }) => made === 'now')
  const redated = named(({ made }) => made === 'change')
  // What is set on create alone stays.
  const implying = fields.filter(([, { from, write }]) => from && write === 'always')
  const derived = named(({ derived }) => derived)
  const hasToken = resource.fields[key]?.made === 'token'
  const idOf = idSequence(idSeed, noun)

  function nextKey(row: Row, ordinal: number, attempt: number): string {
    if (hasToken) {
      return makeToken(tokenSeed, String(row.subAccountId), String(row.name), ordinal, attempt)
    }
    return attempt === 0 ? idOf(ordinal) : makeId(idSeed, noun, ordinal, attempt)
  }

  /** A row has one moment, and a frozen clock ticks once for it. */
  function date(row: Record<string, unknown>, names: readonly string[]): void {
    if (names.length === 0) return
    const now = formatInstant(clock.nextDate())
    for (const name of names) row[name] = now
  }

  /** A change, with the fields that follow from the others. */
  function following(image: Image, change: Record<string, unknown>): Record<string, unknown> {
    if (implying.length + derived.length === 0) return change
    const before = rowOf(resource, image)
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
      date(row, dated)
      fillImplied(resource, row)
      const ordinal = database.written(resource) + 1
      // A fixture may have pinned the next id: then another one is made.
      for (let attempt = 0; ; attempt++) {
        const id = nextKey(row, ordinal, attempt)
        row[key] = id
        const seq = database.insert(resource, row)
        if (seq === undefined) continue
        changed({ kind: 'created', resource, id, seq }, row)
        return { id, seq }
      }
    },

    /**
     * Changes the fields of a row; `null` clears one, and values that no caller may set are ignored. False when there
     * is no such row.
     */
    update(id: string, values: Row): boolean {
      const before = images.find(resource, id)
      if (!before) return false
      const row = following(before, pick(values, updatable))
      date(row, redated)
      database.update(resource, id, row)
      changed({ kind: 'updated', resource, id, seq: Number(before[0]), before }, row)
      return true
    },

    /** Removes a row and all that it owns. False when there is no such row. */
    remove(id: string): boolean {
      const before = images.find(resource, id)
      if (!before) return false
      const removals = images.removalsOf(resource, before)
      database.remove(resource, id)
      for (const removal of removals) changed(removal)
      return true
    },
  }
}

function pick(values: Row, names: ReadonlySet<string>): Record<string, unknown> {
  const picked: Record<string, unknown> = {}
  for (const name in values) {
    if (names.has(name) && values[name] !== undefined) picked[name] = values[name]
  }
  return picked
}
