import type { Database } from 'better-sqlite3'

/**
 * The tables of a file, as an ordered list of changes: append, never edit. The result is what `table.ts` derives from the
 * resources, which a test compares. Columns are spelt as the API spells them, so that
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

  // Every table gets a `seq`, scopes become JSON.
  /* sql */ `
  CREATE TABLE new_subAccounts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT
  ) STRICT;
  INSERT INTO new_subAccounts (id, name) SELECT id, name FROM subAccounts ORDER BY rowid;
  DROP TABLE subAccounts;
  ALTER TABLE new_subAccounts RENAME TO subAccounts;

  CREATE TABLE new_privateIntegrations (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    subAccountId TEXT NOT NULL REFERENCES subAccounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL CHECK (json_valid(scopes)),
    expiresAt TEXT,
    revoked INTEGER NOT NULL,
    UNIQUE (subAccountId, name)
  ) STRICT;
  INSERT INTO new_privateIntegrations (subAccountId, name, token, scopes, expiresAt, revoked)
    SELECT subAccountId, name, token,
      iif(scopes = '', '[]', '["' || replace(scopes, ' ', '","') || '"]'), expiresAt, revoked
    FROM privateIntegrations ORDER BY rowid;
  DROP TABLE privateIntegrations;
  ALTER TABLE new_privateIntegrations RENAME TO privateIntegrations;

  CREATE TABLE new_contacts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    subAccountId TEXT NOT NULL REFERENCES subAccounts (id) ON DELETE CASCADE,
    firstName TEXT,
    lastName TEXT,
    email TEXT,
    phone TEXT
  ) STRICT;
  INSERT INTO new_contacts (id, subAccountId, firstName, lastName, email, phone)
    SELECT id, subAccountId, firstName, lastName, email, phone FROM contacts ORDER BY rowid;
  DROP TABLE contacts;
  ALTER TABLE new_contacts RENAME TO contacts;
  CREATE INDEX contactsBySubAccount ON contacts (subAccountId);

  CREATE TABLE new_notes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    contactId TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    title TEXT,
    userId TEXT,
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
  INSERT INTO new_notes (seq, id, contactId, body, title, userId, color, pinned, dateAdded)
    SELECT seq, id, contactId, body, title, userId, color, pinned, dateAdded FROM notes ORDER BY seq;
  -- Ids that were given out are not given out again.
  DELETE FROM sqlite_sequence WHERE name = 'new_notes';
  INSERT INTO sqlite_sequence (name, seq) SELECT 'new_notes', seq FROM sqlite_sequence WHERE name = 'notes';
  DROP TABLE notes;
  ALTER TABLE new_notes RENAME TO notes;
  CREATE INDEX notesNewestFirst ON notes (contactId, dateAdded);
  `,

  // Tasks.
  /* sql */ `
  CREATE TABLE tasks (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    contactId TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    body TEXT,
    assignedTo TEXT,
    dueDate TEXT NOT NULL,
    completed INTEGER NOT NULL,
    json TEXT NOT NULL GENERATED ALWAYS AS (
      json_patch('{}', json_object(
        'id', id, 'title', title, 'body', body, 'assignedTo', assignedTo, 'dueDate', dueDate,
        'completed', CASE completed WHEN 1 THEN json('true') WHEN 0 THEN json('false') END,
        'contactId', contactId
      ))
    ) STORED
  ) STRICT;
  CREATE INDEX tasksByContact ON tasks (contactId);
  `,
]

/** The newest schema this version knows. */
export const schemaVersion = migrations.length

/** Brings a database to a version of the schema: runs each later step, all or nothing, and counts in `user_version`. */
export function migrate(db: Database, to = schemaVersion): void {
  const done = Number(db.pragma('user_version', { simple: true }))
  for (const [index, sql] of migrations.entries()) {
    if (index < done || index >= to) continue
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${index + 1}`)
    })()
  }
}
