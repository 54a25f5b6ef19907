import type { Database } from 'better-sqlite3'
import type { Contact } from '../domain/world.js'
import { onDemand } from './on-demand.js'
import { present } from './present.js'

export function contactStore(db: Database) {
  const subAccountOf = onDemand(() =>
    db.prepare<[id: string], string>('SELECT subAccountId FROM contacts WHERE id = ?').pluck(),
  )
  const ofSimilarLength = onDemand(() =>
    db.prepare<[id: string], { id: string; subAccountId: string }>(
      `SELECT id, subAccountId FROM contacts
        WHERE abs(length(id) - length(?)) <= 2 ORDER BY rowid LIMIT 10000`,
    ),
  )
  const someOf = onDemand(() =>
    db
      .prepare<[subAccountId: string, limit: number], string>(
        'SELECT id FROM contacts WHERE subAccountId = ? ORDER BY rowid LIMIT ?',
      )
      .pluck(),
  )
  const list = onDemand(() =>
    db.prepare<[], { [column in keyof Contact]: string | null }>(
      'SELECT id, subAccountId, firstName, lastName, email, phone FROM contacts ORDER BY rowid',
    ),
  )
  const insert = onDemand(() =>
    db.prepare(
      `INSERT INTO contacts (id, subAccountId, firstName, lastName, email, phone)
        VALUES (@id, @subAccountId, @firstName, @lastName, @email, @phone)`,
    ),
  )
  return {
    /** The sub-account that owns a contact. */
    subAccountOf: (id: string): string | undefined => subAccountOf().get(id),

    /** Contacts whose id is about as long as `id`, the first 10,000 of them: for whoever looks for a slip. */
    ofSimilarLength: (id: string): { id: string; subAccountId: string }[] =>
      ofSimilarLength().all(id),

    /** The first ids of a sub-account. */
    someOf: (subAccountId: string, limit: number): string[] => someOf().all(subAccountId, limit),

    /** In the order they came. */
    list: (): Contact[] =>
      list()
        .all()
        .map(present<Contact>),

    create({ id, subAccountId, firstName, lastName, email, phone }: Contact): void {
      insert().run({
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
