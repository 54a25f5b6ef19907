import type { Database } from 'better-sqlite3'
import type { SubAccount } from '../domain/world.js'
import { onDemand } from './on-demand.js'

export function subAccountStore(db: Database) {
  const insert = onDemand(() =>
    db.prepare<[id: string, name: string | null]>(
      'INSERT INTO subAccounts (id, name) VALUES (?, ?)',
    ),
  )
  const list = onDemand(() =>
    db.prepare<[], { id: string; name: string | null }>(
      'SELECT id, name FROM subAccounts ORDER BY rowid',
    ),
  )
  return {
    /** In the order of the seed. */
    list: (): { id: string; name?: string }[] =>
      list()
        .all()
        .map(({ id, name }) => ({ id, ...(name !== null && { name }) })),

    create({ id, name }: SubAccount): void {
      insert().run(id, name ?? null)
    },
  }
}
