import type { Database } from 'better-sqlite3'

/**
 * The tables, as an ordered list: append, never edit. Columns are spelt as the API spells them, so that
 * `sqlite3 file.db` reads like the documentation.
 *
 * `notes.json` is the note as it goes over the wire, made by SQLite when the row is written. `json_patch` onto
 * `{}` drops the fields that are null.
 */
const migrations: readonly string[] = [
  /* sql */ `
  CREATE TABLE subAccounts (
    id TEXT PRIMARY KEY,
    name TEXT
  ) STRICT;

  CREATE TABLE privateIntegrations (
    token TEXT PRIMARY KEY,
    subAccountId TEXT NOT NULL REFERENCES subAccounts ON DELETE CASCADE,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    expiresAt TEXT,
    revoked INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE contacts (
    id TEXT PRIMARY KEY,
    subAccountId TEXT NOT NULL REFERENCES subAccounts ON DELETE CASCADE,
    firstName TEXT,
    lastName TEXT,
    email TEXT,
    phone TEXT
  ) STRICT;
  CREATE INDEX contactsBySubAccount ON contacts (subAccountId);

  CREATE TABLE notes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    contactId TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE,
    body TEXT NOT NULL,
    userId TEXT,
    title TEXT,
    color TEXT,
    pinned INTEGER,
    dateAdded TEXT NOT NULL,
    json TEXT NOT NULL GENERATED ALWAYS AS (
      json_patch('{}', json_object(
        'id', id, 'body', body, 'userId', userId, 'dateAdded', dateAdded, 'contactId', contactId,
        'title', title, 'color', color,
        'pinned', CASE pinned WHEN 1 THEN json('true') WHEN 0 THEN json('false') END
      ))
    ) STORED
  ) STRICT;
  CREATE INDEX notesNewestFirst ON notes (contactId, dateAdded);
  `,
]

/** The newest schema this version knows. */
export const schemaVersion = migrations.length

/** Runs what `user_version` says has not been run yet, each step all or nothing. */
export function migrate(db: Database): void {
  const done = db.pragma('user_version', { simple: true })
  for (const [index, sql] of migrations.entries()) {
    if (index < Number(done)) continue
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${index + 1}`)
    })()
  }
}
