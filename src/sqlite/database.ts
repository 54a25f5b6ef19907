import type { Database as Connection } from 'better-sqlite3'
import { resources as all, type Counts } from '../resources/index.js'
import type { Resource, Row, World } from '../resources/resource.js'
import { lazy } from './lazy.js'
import { openFile, openMemory } from './open.js'
import { type ResetStrategy, restoreFromCopy, rollBack } from './reset-strategy.js'
import { type SqlValue, tableOf, textParameter } from './table.js'

interface DatabaseOptions {
  /** A file to keep the world in instead of memory. */
  file?: string | undefined
  /** The bytes of `imageOf` for the same world: opening them is quicker than writing it. */
  image?: Buffer | undefined
  resources?: readonly Resource[] | undefined
}

/** How many rows of each resource were ever written, removed ones too, by plural. */
export type Written = Readonly<Record<string, number>>

/** A world as the bytes of a database. */
export function imageOf(world: World, resources: readonly Resource[] = all): Buffer {
  const connection = openMemory(resources)
  writeWorld(connection, resources, world)
  const image = connection.serialize()
  connection.close()
  return image
}

/**
 * The database of one sandbox. In memory it lives inside one open transaction, so that a reset is a rollback,
 * whatever its size. In a file every write is committed at once; what the file already holds is kept, and the seed is
 * written only when it is empty.
 */
export class SandboxDatabase {
  readonly resources: readonly Resource[]
  readonly connection: Connection
  /** True when the file already held a world, so that the seed was not written. */
  readonly kept: boolean
  readonly #strategy: ResetStrategy
  readonly #queries = new Map<unknown, unknown>()
  readonly #tables = new Map<Resource, ReturnType<typeof statementsOf>>()
  /** Grows with each change of a resource's rows: whoever caches rows compares it. */
  readonly #versions = new Map<Resource, number>()
  #written = new Map<Resource, number>()

  /**
   * @param seed the world to start from and to go back to
   * @throws Failure `unavailable` when the file cannot be used
   */
  constructor(seed: World, { file, image, resources = all }: DatabaseOptions = {}) {
    this.resources = resources
    this.connection = file === undefined ? openMemory(resources, image) : openFile(file, resources)
    const write = (world: World) => writeWorld(this.connection, resources, world)
    this.#strategy = (file === undefined ? rollBack : restoreFromCopy)(
      this.connection,
      resources,
      write,
    )
    const [root] = resources
    const present = image !== undefined || (root !== undefined && this.#count(root) > 0)
    this.kept = present && file !== undefined
    // An image holds the tokens of the sandbox it was taken from; they differ from sandbox to sandbox.
    if (image) for (const one of resources.filter(hasToken)) this.#replace(one, seed[one.plural])
    this.#strategy.begin(seed, present)
  }

  /** Prepared statements and what is built on them, made once for each database. */
  queries<T>(build: (database: SandboxDatabase) => T): T {
    const known = this.#queries.get(build)
    if (known !== undefined) return known as T // the map pairs each builder with what it has built
    const built = build(this)
    this.#queries.set(build, built)
    return built
  }

  find(resource: Resource, key: string): Row | undefined {
    const found = this.#table(resource).find().get(key)
    return found && tableOf(resource).toRow(found)
  }

  /** In the order of writing. */
  list(resource: Resource): Row[] {
    return this.#table(resource).list().all().map(tableOf(resource).toRow)
  }

  /** Rows whose key is about as long as `key`, the first 10,000 of them: for whoever looks for a slip. */
  listSimilar(resource: Resource, key: string): Row[] {
    return this.#table(resource).similar().all(key).map(tableOf(resource).toRow)
  }

  /** The first rows of a parent. */
  listOf(resource: Resource, parent: string, limit: number): Row[] {
    return this.#table(resource).ofParent().all(parent, limit).map(tableOf(resource).toRow)
  }

  /** The `seq` of the new row, or undefined when its key is taken. */
  insert(resource: Resource, row: Row): number | undefined {
    const { changes, lastInsertRowid } = this.#table(resource)
      .insert()
      .run(tableOf(resource).toColumns(row))
    if (changes === 0) return undefined
    const seq = Number(lastInsertRowid)
    this.#written.set(resource, seq)
    this.#touch(resource)
    return seq
  }

  /** Changes the fields of `patch`; `null` clears one. False when there is no such row. */
  update(resource: Resource, key: string, patch: Row): boolean {
    const names = Object.keys(patch).filter((name) => patch[name] !== undefined)
    if (names.length === 0) return this.#table(resource).find().get(key) !== undefined
    const table = tableOf(resource)
    const values = names.map((name) => table.toColumn(name, patch[name]))
    const { changes } = this.#table(resource)
      .update(names)
      .run(...values, key)
    this.#touch(resource)
    return changes === 1
  }

  /** False when there is no such row. The rows that it owns are removed with it. */
  remove(resource: Resource, key: string): boolean {
    const { changes } = this.#table(resource).remove().run(key)
    this.#touch(resource)
    for (const child of this.resources) if (isBelow(child, resource)) this.#touch(child)
    return changes === 1
  }

  /** How many rows were ever written, removed ones too; a reset takes it back. */
  written(resource: Resource): number {
    const known = this.#written.get(resource)
    if (known !== undefined) return known
    const found = this.#table(resource).written().get() ?? 0
    this.#written.set(resource, found)
    return found
  }

  /** A number that changes whenever rows of the resource may have changed. */
  version(resource: Resource): number {
    return this.#versions.get(resource) ?? 0
  }

  /** How many rows each counted resource has, by plural. */
  counts(): Counts {
    const counted = this.resources.filter((one) => one.counted)
    // The counted resources are the names of `Counts`.
    return Object.fromEntries(counted.map((one) => [one.plural, this.#count(one)])) as Counts
  }

  read(): World {
    return Object.fromEntries(this.resources.map((one) => [one.plural, this.list(one)]))
  }

  /** The counters that `become` takes. */
  get allWritten(): Written {
    return Object.fromEntries(this.resources.map((one) => [one.plural, this.written(one)]))
  }

  /** Back to the seed: same connection, same statements. */
  reset(): void {
    this.#strategy.reset((resource) => this.version(resource))
    this.#changed()
  }

  /** Takes another seed in place of the old one, all or nothing. */
  reseed(seed: World): void {
    this.#strategy.begin(seed)
    this.#changed()
  }

  /** Holds another world for now, all or nothing; the seed stays what it was. */
  become(world: World, written: Written): void {
    this.connection.transaction(() => {
      writeWorld(this.connection, this.resources, world)
      for (const { plural } of this.resources) {
        this.connection.prepare('DELETE FROM sqlite_sequence WHERE name = ?').run(plural)
        this.connection
          .prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)')
          .run(plural, written[plural] ?? 0)
      }
    })()
    this.#changed()
  }

  /** Removes everything but settings: sub-accounts and their tokens stay. */
  clear(): void {
    for (const { plural } of this.resources.filter(({ setting }) => !setting)) {
      this.connection.exec(`DELETE FROM ${plural}`)
    }
    this.#changed()
  }

  close(): void {
    this.connection.close()
  }

  #touch(resource: Resource): void {
    this.#versions.set(resource, this.version(resource) + 1)
  }

  #changed(): void {
    this.#written = new Map()
    for (const resource of this.resources) this.#touch(resource)
  }

  #replace(resource: Resource, rows: readonly Row[] = []): void {
    const { plural } = resource
    this.connection.exec(
      `DELETE FROM ${plural}; DELETE FROM sqlite_sequence WHERE name = '${plural}'`,
    )
    for (const row of rows) this.insert(resource, row)
  }

  #count(resource: Resource): number {
    return this.#table(resource).count().get() ?? 0
  }

  #table(resource: Resource) {
    const known = this.#tables.get(resource)
    if (known) return known
    const opened = statementsOf(this.connection, resource)
    this.#tables.set(resource, opened)
    return opened
  }
}

/** The statements of one table. */
function statementsOf(connection: Connection, resource: Resource) {
  const { plural, key } = resource
  const { insert } = tableOf(resource)
  const updates = new Map<string, ReturnType<typeof connection.prepare<SqlValue[]>>>()
  return {
    find: lazy(() =>
      connection.prepare<[key: string], Record<string, unknown>>(
        `SELECT * FROM ${plural} WHERE ${key} = ${textParameter}`,
      ),
    ),
    list: lazy(() =>
      connection.prepare<[], Record<string, unknown>>(`SELECT * FROM ${plural} ORDER BY seq`),
    ),
    similar: lazy(() =>
      connection.prepare<[key: string], Record<string, unknown>>(
        `SELECT * FROM ${plural} WHERE abs(length(${key}) - length(?)) <= 2 ORDER BY seq LIMIT 10000`,
      ),
    ),
    ofParent: lazy(() =>
      connection.prepare<[parent: string, limit: number], Record<string, unknown>>(
        `SELECT * FROM ${plural} WHERE ${resource.parentKey} = ? ORDER BY seq LIMIT ?`,
      ),
    ),
    insert: lazy(() =>
      connection.prepare<[SqlValue[]]>(`${insert} ON CONFLICT (${key}) DO NOTHING`),
    ),
    remove: lazy(() =>
      connection.prepare<[key: string]>(`DELETE FROM ${plural} WHERE ${key} = ${textParameter}`),
    ),
    count: lazy(() => connection.prepare<[], number>(`SELECT count(*) FROM ${plural}`).pluck()),
    written: lazy(() =>
      connection
        .prepare<[], number>(`SELECT seq FROM sqlite_sequence WHERE name = '${plural}'`)
        .pluck(),
    ),
    update(names: readonly string[]) {
      const set = names.map((name) => `${name} = ?`).join(', ')
      const known = updates.get(set)
      if (known) return known
      const made = connection.prepare<SqlValue[]>(
        `UPDATE ${plural} SET ${set} WHERE ${key} = ${textParameter}`,
      )
      updates.set(set, made)
      return made
    },
  }
}

const hasToken = ({ fields }: Resource): boolean =>
  Object.values(fields).some(({ made }) => made === 'token')

function isBelow({ parent }: Resource, ancestor: Resource): boolean {
  return parent !== undefined && (parent === ancestor || isBelow(parent, ancestor))
}

/** Replaces everything by a world, all or nothing. */
function writeWorld(connection: Connection, resources: readonly Resource[], world: World): void {
  connection.transaction(() => {
    // Children first: SQLite empties a table at once when none of its rows has to be followed to others.
    for (const { plural } of [...resources].reverse()) connection.exec(`DELETE FROM ${plural}`)
    connection.exec('DELETE FROM sqlite_sequence')
    for (const resource of resources) {
      const { insert, toColumns } = tableOf(resource)
      const statement = connection.prepare<[SqlValue[]]>(insert)
      for (const row of world[resource.plural] ?? []) statement.run(toColumns(row))
    }
  })()
}
