import type { Database } from 'better-sqlite3'
import type { Contact } from '../domain/world.js'

export function contactStore(db: Database) {
  const subAccountOf = db
    .prepare<[id: string], string>('SELECT subAccountId FROM contacts WHERE id = ?')
    .pluck()
  const insert = db.prepare(
    `INSERT INTO contacts (id, subAccountId, firstName, lastName, email, phone)
      VALUES (@id, @subAccountId, @firstName, @lastName, @email, @phone)`,
  )
  return {
    /** The sub-account that owns a contact. */
    subAccountOf: (id: string): string | undefined => subAccountOf.get(id),

    create({ id, subAccountId, firstName, lastName, email, phone }: Contact): void {
      insert.run({
        id,
        subAccountId,
        firstName: firstName ?? null,
        lastName: lastName ?? null,
        email: email ?? null,
        phone: phone ?? null,
      })
    },
  }
}
