import type { Database as Connection } from 'better-sqlite3'
import type { Resource, World } from '../resources/resource.js'
import { lazy } from './lazy.js'
import { tableOf } from './table.js'

/** How a database goes back to its seed. */
export interface ResetStrategy {
  /**
   * Writes the seed, all or nothing, and then what `then` writes, which must fit: in memory the seed is committed
   * before. A seed that is `present` already is only remembered.
   */
  begin(seed: World, present?: boolean, then?: () => void): void
  /**
   * Goes back to the seed and does what `then` does, in a file all or nothing. `versionOf` shows which resources have
   * changed since.
   */
  reset(versionOf: (resource: Resource) => number, then?: () => void): void
}

type CreateStrategy = (
  connection: Connection,
  resources: readonly Resource[],
  write: (world: World) => void,
) => ResetStrategy

/** Sets the number of rows that a table ever held. `count` is an expression of SQL. */
export function setSequence(connection: Connection, plural: string, count: string): void {
  connection.exec(`DELETE FROM sqlite_sequence WHERE name = '${plural}';
    INSERT INTO sqlite_sequence (name, seq) VALUES ('${plural}', ${count})`)
}

/** In memory everything since the seed is one open transaction: a reset is a rollback, whatever its size. */
export const rollBack: CreateStrategy = (connection, _resources, write) => {
  const rollback = lazy(() => connection.prepare('ROLLBACK TO seed'))
  return {
    begin(seed, present = false, then) {
      if (!present) write(seed)
      if (connection.inTransaction) connection.exec('COMMIT')
      connection.exec('BEGIN; SAVEPOINT seed')
      then?.()
    },
    reset(_versionOf, then) {
      rollback().run()
      then?.()
    },
  }
}

/**
 * In a file every write is committed at once. Temporary tables keep a copy of the seed, so that a reset writes only
 * what differs: rewriting 10,000 notes takes ten times as long as finding the few that changed.
 */
export const restoreFromCopy: CreateStrategy = (connection, resources, write) => {
  let origin: World | undefined
  let isCopied = false
  let versions = new Map<Resource, number>()
  connection.pragma('temp_store = MEMORY')

  const copy = ({ plural }: Resource) => `temp.seed_${plural}`
  const columnsOf = (resource: Resource) => ['seq', ...tableOf(resource).columns].join(', ')

  const restore = connection.transaction((changed: readonly Resource[], then?: () => void) => {
    for (const resource of [...changed].reverse()) {
      const { plural } = resource
      const columns = columnsOf(resource)
      connection.exec(`DELETE FROM ${plural} WHERE seq IN (SELECT seq FROM
        (SELECT ${columns} FROM ${plural} EXCEPT SELECT ${columns} FROM ${copy(resource)}))`)
    }
    for (const resource of changed) {
      const { plural } = resource
      const columns = columnsOf(resource)
      connection.exec(`
        INSERT INTO ${plural} (${columns}) SELECT ${columns} FROM ${copy(resource)}
          WHERE seq NOT IN (SELECT seq FROM ${plural})`)
      setSequence(connection, plural, `(SELECT ifnull(max(seq), 0) FROM ${copy(resource)})`)
    }
    then?.()
  })

  const writeAndCopy = connection.transaction((seed: World, then?: () => void) => {
    write(seed)
    for (const resource of resources) {
      connection.exec(`DROP TABLE IF EXISTS ${copy(resource)};
        CREATE TEMP TABLE seed_${resource.plural} AS
          SELECT ${columnsOf(resource)} FROM ${resource.plural}`)
    }
    then?.()
  })

  const strategy: ResetStrategy = {
    begin(seed, present = false, then) {
      if (!present) writeAndCopy(seed, then)
      origin = seed
      isCopied = !present
      versions = new Map()
    },
    reset(versionOf, then) {
      if (isCopied) {
        const isChanged = (resource: Resource): boolean =>
          versions.get(resource) !== versionOf(resource) ||
          (resource.parent !== undefined && isChanged(resource.parent))
        restore(resources.filter(isChanged), then)
        // The reset itself counts as one more change of each.
        versions = new Map(then ? [] : resources.map((one) => [one, versionOf(one) + 1]))
      } else if (origin) strategy.begin(origin, false, then)
    },
  }
  return strategy
}
