import { childrenOf, type Resource, type Row } from '../resources/resource.js'
import type { SandboxDatabase } from './database.js'
import { type SqlValue, tableOf, textParameter } from './table.js'

/** A row as SQLite has it: its `seq`, and then its columns. It brings a row back to its place. */
export type Image = readonly SqlValue[]

/** A change of a row, with all that it takes to undo it. */
export interface Change {
  kind: 'created' | 'updated' | 'removed'
  resource: Resource
  id: string
  seq: number
  /** The row before; absent when the change made it. */
  before?: Image | undefined
}

/** The row of an image. */
export function rowOf(resource: Resource, [, ...values]: Image): Row {
  const { columns, toRow } = tableOf(resource)
  return toRow(Object.fromEntries(columns.map((name, index) => [name, values[index]])))
}

/** The value of a column in an image. */
export const valueIn = (resource: Resource, image: Image, name: string): SqlValue | undefined =>
  image[tableOf(resource).columns.indexOf(name) + 1]

/** Reads and writes of images. */
export function imageQueries(database: SandboxDatabase) {
  const { connection, resources } = database
  const statements = new Map<Resource, ReturnType<typeof prepare>>()

  function prepare({ plural, key, parentKey = key }: Resource, columns: readonly string[]) {
    const all = ['seq', ...columns].join(', ')
    const select = (where: string) =>
      connection.prepare<[string], Image>(`SELECT ${all} FROM ${plural} WHERE ${where}`).raw()
    return {
      find: select(`${key} = ${textParameter}`),
      ofParent: select(`${parentKey} = ${textParameter}`),
      insert: connection.prepare<[Image]>(
        `INSERT INTO ${plural} (${all}) VALUES (?${', ?'.repeat(columns.length)})`,
      ),
      update: connection.prepare<SqlValue[]>(
        `UPDATE ${plural} SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE seq = ?`,
      ),
      remove: connection.prepare<[number]>(`DELETE FROM ${plural} WHERE seq = ?`),
    }
  }

  function of(resource: Resource) {
    const known = statements.get(resource)
    if (known) return known
    const made = prepare(resource, tableOf(resource).columns)
    statements.set(resource, made)
    return made
  }

  /** The removals of all rows that a row owns, children before parents, so that undoing them backwards works. */
  function removalsBelow(parent: Resource, id: string): Change[] {
    return childrenOf(parent, resources).flatMap((resource) =>
      of(resource)
        .ofParent.all(id)
        .flatMap((before) => removalsOf(resource, before)),
    )
  }

  function removalsOf(resource: Resource, before: Image): Change[] {
    const id = String(valueIn(resource, before, resource.key))
    const own: Change = { kind: 'removed', resource, id, seq: Number(before[0]), before }
    return [...removalsBelow(resource, id), own]
  }

  return {
    find: (resource: Resource, key: string): Image | undefined => of(resource).find.get(key),

    removalsOf,

    undo({ kind, resource, seq, before = [] }: Change): void {
      const { insert, update, remove } = of(resource)
      if (kind === 'created') remove.run(seq)
      else if (kind === 'removed') insert.run(before)
      else update.run(...before.slice(1), seq)
    },
  }
}
