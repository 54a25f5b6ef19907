import type { Database } from 'better-sqlite3'
import type { Counts } from '../domain/seed.js'
import type { World } from '../domain/world.js'
import { contactStore } from './contacts.js'
import { noteStore } from './notes.js'
import { onDemand } from './on-demand.js'
import { openFile, openMemory } from './open.js'
import { privateIntegrationStore } from './private-integrations.js'
import { subAccountStore } from './sub-accounts.js'
import { byCopy, byRollback } from './way-back.js'

interface StoreOptions {
  /** A file to live in instead of memory. */
  file?: string | undefined
  /** Bytes of `imageOf`, of the same seed up to its tokens: quicker than planting it. */
  image?: Buffer | undefined
}

/** A seed as a database's bytes. */
export function imageOf(seed: World): Buffer {
  const db = openMemory()
  planter(db, storesOf(db))(seed)
  const image = db.serialize()
  db.close()
  return image
}

/**
 * What one world remembers: a small store per table, and the verbs that concern them all.
 *
 * Opens a world that holds `seed`. In memory (no `file`) it lives inside one open transaction, so that a reset
 * is a rollback, whatever its size. In a file every write is committed at once; what the file already holds is
 * kept, and the seed is planted only when it is empty.
 *
 * @throws Failure `unavailable` when the file cannot be used
 */
export function openStore(seed: World, { file, image }: StoreOptions = {}) {
  const db = file === undefined ? openMemory(image) : openFile(file)
  const stores = storesOf(db)
  const count = counter(db)
  const plant = planter(db, stores)
  const way = file === undefined ? byRollback(db, plant) : byCopy(db, plant)

  const planted = image !== undefined || count().subAccounts > 0
  // An image has the tokens of the sandbox it was taken of; this one goes by its own.
  if (image) stores.privateIntegrations.replace(seed.privateIntegrations)
  way.begin(seed, planted)

  return {
    ...stores,

    /** True when the file already held a world, so that the seed was not planted. */
    kept: planted && file !== undefined,

    count,

    reset(): void {
      way.reset()
      stores.privateIntegrations.forget()
    },

    /** Takes another seed in place of the old one, all or nothing. */
    reseed(seed: World): void {
      way.begin(seed)
    },

    /** Everything it holds now. */
    read: (): World => ({
      subAccounts: stores.subAccounts.list(),
      privateIntegrations: stores.privateIntegrations.list(),
      contacts: stores.contacts.list(),
      notes: stores.notes.all(),
    }),

    /** Holds another world for now, in which `everWritten` notes were written; the seed stays what it was. */
    become(world: World, everWritten: number): void {
      way.disturbed()
      db.transaction(() => {
        plant(world)
        stores.notes.countOnFrom(everWritten)
      })()
    },

    /** Leaves the sub-accounts and their tokens, without contacts and notes. */
    clear(): void {
      way.disturbed()
      db.exec('DELETE FROM contacts')
    },

    close(): void {
      db.close()
    },
  }
}

export type Store = ReturnType<typeof openStore>

function counter(db: Database) {
  const statement = onDemand(() =>
    db.prepare<[], Counts>(
      `SELECT (SELECT count(*) FROM subAccounts) AS subAccounts,
        (SELECT count(*) FROM contacts) AS contacts, (SELECT count(*) FROM notes) AS notes`,
    ),
  )
  return (): Counts => statement().get() ?? { subAccounts: 0, contacts: 0, notes: 0 }
}

const storesOf = (db: Database) => ({
  subAccounts: subAccountStore(db),
  privateIntegrations: privateIntegrationStore(db),
  contacts: contactStore(db),
  notes: noteStore(db),
})

/** Children first: SQLite empties a table at once when no row of it has to be followed to others. */
const emptied = /* sql */ `
  DELETE FROM notes; DELETE FROM contacts; DELETE FROM privateIntegrations; DELETE FROM subAccounts;
  DELETE FROM sqlite_sequence WHERE name = 'notes';
`

/** Replaces everything by a world, all or nothing. */
const planter = (db: Database, stores: ReturnType<typeof storesOf>) =>
  db.transaction((seed: World) => {
    db.exec(emptied)
    for (const subAccount of seed.subAccounts) stores.subAccounts.create(subAccount)
    stores.privateIntegrations.replace(seed.privateIntegrations)
    for (const contact of seed.contacts) stores.contacts.create(contact)
    for (const note of seed.notes) stores.notes.plant(note)
  })
