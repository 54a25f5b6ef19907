import type { Database } from 'better-sqlite3'
import type { World } from '../domain/world.js'

type Plant = (world: World) => void

/** How a database goes back to its seed. */
export interface WayBack {
  /** Plants a seed to go back to, all or nothing; what is planted already is only remembered. */
  begin(seed: World, planted?: boolean): void
  /** Back to the seed: same connection, same statements. */
  reset(): void
  /** To be told when more than notes has changed. */
  disturbed(): void
}

/** In memory everything since the seed is one open transaction: a reset is a rollback, whatever its size. */
export const byRollback = (db: Database, plant: Plant): WayBack => ({
  begin(seed, planted = false) {
    if (db.inTransaction) db.exec('ROLLBACK')
    try {
      if (!planted) plant(seed)
    } finally {
      db.exec('BEGIN; SAVEPOINT seed')
    }
  },
  reset() {
    db.exec('ROLLBACK TO seed')
  },
  disturbed() {},
})

const columns = 'seq, id, contactId, body, userId, title, color, pinned, dateAdded'

/**
 * In a file every write is committed at once. A copy of the seed's notes is kept aside, so that a reset writes
 * only what has changed since: to write 10,000 notes anew takes ten times as long as to find the few that differ.
 */
export function byCopy(db: Database, plant: Plant): WayBack {
  let origin: World | undefined
  let copied = false
  db.pragma('temp_store = MEMORY')

  const copyBack = db.transaction(() => {
    db.exec(/* sql */ `
      DELETE FROM notes WHERE seq IN (SELECT seq FROM
        (SELECT ${columns} FROM notes EXCEPT SELECT ${columns} FROM temp.seedNotes));
      INSERT INTO notes (${columns})
        SELECT ${columns} FROM temp.seedNotes WHERE seq NOT IN (SELECT seq FROM main.notes);
      UPDATE sqlite_sequence SET seq = (SELECT ifnull(max(seq), 0) FROM temp.seedNotes)
        WHERE name = 'notes';
    `)
  })

  const way: WayBack = {
    begin(seed, planted = false) {
      if (!planted) {
        plant(seed)
        db.exec(/* sql */ `
          DROP TABLE IF EXISTS temp.seedNotes;
          CREATE TEMP TABLE seedNotes AS SELECT ${columns} FROM notes;
        `)
      }
      origin = seed
      copied = !planted
    },
    reset() {
      if (copied) copyBack()
      else if (origin) way.begin(origin)
    },
    disturbed() {
      copied = false
    },
  }
  return way
}
