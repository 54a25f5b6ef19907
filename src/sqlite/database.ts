import type { Database as Connection } from 'better-sqlite3'
import { resources as all, type Counts } from '../resources/index.js'
import { fieldsOf, type Resource, type Row, type World } from '../resources/resource.js'
import { HeldFile } from './held-file.js'
import { openFile, openMemory, unusable } from './open.js'
import { type ResetStrategy, restoreFromCopy, rollBack, setSequence } from './reset-strategy.js'
import { type Columns, statementsOf } from './statements.js'
import { type SqlValue, tableOf } from './table.js'
import { Versions } from './versions.js'
import { Watch } from './watch.js'

interface DatabaseOptions {
  /** The file of the database. Default: in memory. */
  file?: string | undefined
  /** The result of `imageOf` for the same world: opening it is faster than writing the world. */
  image?: Buffer | undefined
  resources?: readonly Resource[] | undefined
}

/** Number of rows of each resource that were ever written, removed ones included, by plural. */
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
  readonly versions = new Versions()
  readonly connection: Connection
  /** True when the file already held a world, so that the seed was not written. */
  readonly kept: boolean
  readonly #held: HeldFile | undefined
  readonly #watch: Watch | undefined
  readonly #strategy: ResetStrategy
  readonly #queries = new Map<unknown, unknown>()
  readonly #tables = new Map<Resource, ReturnType<typeof statementsOf>>()
  readonly #written = new Map<Resource, number>()

  /**
   * @param seed the world to start from and to go back to
   * @throws Failure `unavailable` when the file cannot be used
   */
  constructor(seed: World, { file, image, resources = all }: DatabaseOptions = {}) {
    this.resources = resources
    this.#held = file === undefined ? undefined : new HeldFile(file)
    try {
      this.connection =
        file === undefined ? openMemory(resources, image) : openFile(file, resources)
      this.#watch = file === undefined ? undefined : new Watch(file, this.connection)
    } catch (error) {
      this.#held?.release()
      throw error
    }
    const write = (world: World) => writeWorld(this.connection, resources, world)
    const strategy = file === undefined ? rollBack : restoreFromCopy
    this.#strategy = strategy(this.connection, resources, write)
    const [root] = resources
    const present = image !== undefined || (root !== undefined && this.#count(root) > 0)
    this.kept = present && file !== undefined
    // An image holds the tokens of the sandbox it was taken from; they differ from sandbox to sandbox.
    if (image) writeRows(this.connection, resources.filter(tokenField), seed)
    try {
      this.#strategy.begin(seed, present)
    } catch (error) {
      this.close()
      throw file === undefined ? error : unusable(file, error)
    }
  }

  /** @throws SqliteError when the file is no longer there; see `databaseProblem` */
  assertInPlace(): void {
    this.#watch?.assertInPlace()
  }

  /** The same check for a request, with as few system calls as possible. */
  assertReadable(): void {
    this.#watch?.assertReadable()
  }

  /** Prepared statements and functions that use them, built once per database. */
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
    return this.#select(resource, 'ORDER BY seq')
  }

  /** Rows whose key is about as long as `key`, so that a typo may explain the difference. At most 10,000. */
  listSimilar(resource: Resource, key: string): Row[] {
    const isSimilar = `abs(length(${resource.key}) - length(?)) <= 2`
    return this.#select(resource, `WHERE ${isSimilar} ORDER BY seq LIMIT 10000`, key)
  }

  /** The first rows of a parent. */
  listOf(resource: Resource, parent: string, limit: number): Row[] {
    return this.#select(
      resource,
      `WHERE ${resource.parentKey} = ? ORDER BY seq LIMIT ?`,
      parent,
      limit,
    )
  }

  #select(resource: Resource, condition: string, ...values: SqlValue[]): Row[] {
    return this.connection
      .prepare<SqlValue[], Columns>(`SELECT * FROM ${resource.plural} ${condition}`)
      .all(...values)
      .map(tableOf(resource).toRow)
  }

  #number(sql: string): number {
    return this.connection.prepare<[], number>(sql).pluck().get() ?? 0
  }

  /** The `seq` of the new row, or undefined when its key is taken. */
  insert(resource: Resource, row: Row): number | undefined {
    this.#watch?.assertWritable()
    const { changes, lastInsertRowid } = this.#table(resource)
      .insert()
      .run(tableOf(resource).toColumns(row))
    if (changes === 0) return undefined
    const seq = Number(lastInsertRowid)
    this.#written.set(resource, seq)
    this.versions.touch(resource, seq)
    return seq
  }

  /** Changes the fields of `patch`; `null` clears one. False when there is no such row. */
  update(resource: Resource, key: string, patch: Row): boolean {
    const names = Object.keys(patch).filter((name) => patch[name] !== undefined)
    if (names.length === 0) return this.#table(resource).find().get(key) !== undefined
    const table = tableOf(resource)
    const values = names.map((name) => table.toColumn(name, patch[name]))
    this.#watch?.assertWritable()
    const seq = this.#table(resource)
      .update(names)
      .get(...values, key)
    if (seq !== undefined) this.versions.touch(resource, seq)
    return seq !== undefined
  }

  /** False when there is no such row. The rows that it owns are removed with it. */
  remove(resource: Resource, key: string): boolean {
    this.#watch?.assertWritable()
    const seq = this.#table(resource).remove().get(key)
    if (seq === undefined) return false
    this.versions.touch(resource, seq)
    for (const child of this.resources) if (isBelow(child, resource)) this.versions.touch(child)
    return true
  }

  /** Number of rows that were ever written, removed ones included. A reset restores it. */
  written(resource: Resource): number {
    const known = this.#written.get(resource)
    if (known !== undefined) return known
    const found = this.#number(`SELECT seq FROM sqlite_sequence WHERE name = '${resource.plural}'`)
    this.#written.set(resource, found)
    return found
  }

  /** Number of rows of each counted resource, by plural. */
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

  /** Goes back to the seed, or (`empty`) to its settings alone. Connection and statements stay valid. */
  reset(to: 'seed' | 'empty' = 'seed'): void {
    this.assertInPlace()
    const then = to === 'empty' ? () => this.#clear() : undefined
    this.#strategy.reset((resource) => this.versions.of(resource), then)
    this.#changed()
  }

  /**
   * Replaces the seed, all or nothing, and the world by the seed or by another world, whose rows must fit each other:
   * in memory the seed is committed before.
   */
  reseed(seed: World, world?: World, written: Written = {}): void {
    this.assertInPlace()
    const then = world && (() => this.#write(world, written))
    this.#strategy.begin(seed, false, then)
    this.#changed()
  }

  /** Replaces the world, all or nothing, but not the seed. */
  become(world: World, written: Written): void {
    this.assertInPlace()
    this.connection.transaction(() => this.#write(world, written))()
    this.#changed()
  }

  /** Runs `act` and takes back everything that it has written. */
  glimpse<T>(act: () => T): T {
    this.connection.exec('SAVEPOINT glimpse')
    try {
      return act()
    } finally {
      this.connection.exec('ROLLBACK TO glimpse; RELEASE glimpse')
      this.#changed()
    }
  }

  #write(world: World, written: Written): void {
    writeRows(this.connection, this.resources, world)
    for (const { plural } of this.resources) {
      setSequence(this.connection, plural, `${written[plural] ?? 0}`)
    }
  }

  /** Removes everything but settings: sub-accounts and their tokens stay. */
  #clear(): void {
    const emptied = this.resources.filter(({ setting }) => !setting)
    this.connection.exec(emptied.map(({ plural }) => `DELETE FROM ${plural}`).join(';'))
  }

  close(): void {
    this.connection.close()
    this.#held?.release()
  }

  #changed(): void {
    this.#written.clear()
    this.versions.touchAll()
  }

  #count(resource: Resource): number {
    return this.#number(`SELECT count(*) FROM ${resource.plural}`)
  }

  #table(resource: Resource) {
    const known = this.#tables.get(resource)
    if (known) return known
    const opened = statementsOf(this.connection, resource)
    this.#tables.set(resource, opened)
    return opened
  }
}

/** The field that holds a token, if the resource has one. */
export const tokenField = (resource: Resource): string | undefined =>
  fieldsOf(resource).find(([, { made }]) => made === 'token')?.[0]

function isBelow({ parent }: Resource, ancestor: Resource): boolean {
  return parent !== undefined && (parent === ancestor || isBelow(parent, ancestor))
}

/** Replaces everything by a world, all or nothing. */
function writeWorld(connection: Connection, resources: readonly Resource[], world: World): void {
  connection.transaction(() => writeRows(connection, resources, world))()
}

function writeRows(connection: Connection, resources: readonly Resource[], world: World): void {
  // Children first: SQLite empties a table at once when no other table refers to its rows.
  for (const { plural } of [...resources].reverse()) {
    connection.exec(`DELETE FROM ${plural}; DELETE FROM sqlite_sequence WHERE name = '${plural}'`)
  }
  for (const resource of resources) {
    const { insert, toColumns } = tableOf(resource)
    const statement = connection.prepare<[SqlValue[]]>(insert)
    for (const row of world[resource.plural] ?? []) statement.run(toColumns(row))
  }
}
