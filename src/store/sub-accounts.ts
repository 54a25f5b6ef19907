import type { Database } from 'better-sqlite3'
import type { SubAccount } from '../domain/world.js'

export function subAccountStore(db: Database) {
  const insert = db.prepare<[id: string, name: string | null]>(
    'INSERT INTO subAccounts (id, name) VALUES (?, ?)',
  )
  return {
    create({ id, name }: SubAccount): void {
      insert.run(id, name ?? null)
    },
  }
}
