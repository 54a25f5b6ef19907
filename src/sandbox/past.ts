import { isDeepStrictEqual } from 'node:util'
import { childrenOf, type Resource, type Row } from '../resources/resource.js'
import { type Change, imageQueries, rowOf, valueIn } from '../sqlite/images.js'
import type { Sandbox } from './sandbox.js'
import type { State } from './snapshots.js'

/** A row right after an exchange, and what that exchange changed of it and of the rows that it owns. */
export interface PastRow {
  row: Row | null
  changed: string[]
  children: Record<string, { row: Row; change: Change['kind'] | null }[]>
}

/** The number of rows of a parent that are shown. */
const mostChildren = 500

/** Runs `act` in the world as it was when the history had this length. */
function inPast<T>({ database, journal }: Sandbox, length: number, act: () => T): T {
  const { undo } = database.queries(imageQueries)
  return database.glimpse(() => {
    for (const change of journal.history.between(length).toReversed()) undo(change)
    return act()
  })
}

/** Rows after an exchange, as `sandbox.page` lists the present ones. Undefined when that moment is not known. */
export function pastPage(sandbox: Sandbox, id: number, ...wanted: Parameters<Sandbox['page']>) {
  const length = sandbox.journal.lengthAfter(id)
  return length === undefined ? undefined : inPast(sandbox, length, () => sandbox.page(...wanted))
}

/** Undefined when that moment is not known. */
export function pastRow(
  sandbox: Sandbox,
  id: number,
  resource: Resource,
  key: string,
): PastRow | undefined {
  const { journal, database } = sandbox
  const length = journal.lengthAfter(id)
  if (length === undefined) return undefined
  const { wrote = length } = journal.entry(id)?.entry.arrival ?? {}
  const own = journal.history.between(wrote, length)
  return inPast(sandbox, length, () => {
    const row = database.find(resource, key) ?? null
    const children = childrenOf(resource, database.resources).map((child) => {
      const ofParent = { parent: key, limit: mostChildren }
      const present = sandbox.page(child, ofParent).rows.map((one) => ({
        row: one,
        change: lastChange(own, child, String(one[child.key]))?.kind ?? null,
      }))
      const removed = own.flatMap(({ kind, resource, before }) =>
        kind === 'removed' && resource === child && before && isOwnedBy(key, child, before)
          ? [{ row: rowOf(child, before), change: kind }]
          : [],
      )
      const list: PastRow['children'][string] = [...present, ...removed]
      return [child.plural, list] as const
    })
    return {
      row,
      changed: changedIn(own, resource, key, row),
      children: Object.fromEntries(children),
    }
  })
}

/** What a row that was created and then updated went through counts as created. */
const lastChange = (own: readonly Change[], resource: Resource, key: string): Change | undefined =>
  own.find((change) => change.resource === resource && change.id === key)

const isOwnedBy = (key: string, child: Resource, before: Change['before']): boolean =>
  before !== undefined && valueIn(child, before, child.parentKey ?? '') === key

/** The names of the fields of a row that differ from what they were before some changes. */
function changedIn(
  changes: readonly Change[],
  resource: Resource,
  key: string,
  row: Row | null,
): string[] {
  const first = changes.find((change) => change.resource === resource && change.id === key)
  if (!first || !row) return []
  const before = first.before ? rowOf(resource, first.before) : {}
  return Object.keys(resource.fields).filter((name) => !isDeepStrictEqual(before[name], row[name]))
}

/** The state of a sandbox with the rows and ids of an earlier moment; undefined when that is not known. */
export function pastState(sandbox: Sandbox, id: number): State | undefined {
  const { journal, database, state } = sandbox
  const length = journal.lengthAfter(id)
  if (length === undefined) return undefined
  const written = { ...state.written }
  for (const { kind, resource, seq } of journal.history.between(length)) {
    const { plural } = resource
    if (kind === 'created') written[plural] = Math.min(written[plural] ?? 0, seq - 1)
  }
  return { ...state, world: inPast(sandbox, length, () => database.read()), written }
}
