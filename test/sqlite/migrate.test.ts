import { Type } from '@sinclair/typebox'
import t from 'tap'
import { resources } from '../../src/resources/index.js'
import { defineResource, idField, type Resource, textField } from '../../src/resources/resource.js'
import { sqlite } from '../../src/sqlite/driver.js'
import { createTables, migrate, schemaVersion } from '../../src/sqlite/migrate.js'
import { tableOf } from '../../src/sqlite/table.js'

/** The tables of version 1. */
const versionOne = /* sql */ `
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
  PRAGMA user_version = 1;
`

const open = (sql = '') => {
  const db = new (sqlite())(':memory:')
  t.teardown(() => db.close())
  db.pragma('foreign_keys = OFF')
  db.exec(sql)
  return db
}

const all = (db: ReturnType<typeof open>, sql: string) => db.prepare(sql).all()

t.test('a file of version 1 keeps its rows, in the tables of this version', async (t) => {
  const db = open(versionOne)
  db.exec(`
    INSERT INTO subAccounts VALUES ('s', 'Acme');
    INSERT INTO privateIntegrations VALUES ('pit-1', 's', 'full', 'a b', NULL, 0);
    INSERT INTO privateIntegrations VALUES ('pit-2', 's', 'none', '', '2026-01-01', 1);
    INSERT INTO contacts VALUES ('c', 's', 'Örn', 'Doe', NULL, NULL);
    INSERT INTO notes (id, contactId, body, pinned, dateAdded) VALUES ('n1', 'c', 'gone', 1, 'd');
    INSERT INTO notes (id, contactId, body, pinned, dateAdded) VALUES ('n2', 'c', 'kept', 0, 'd');
    DELETE FROM notes WHERE id = 'n1';
  `)
  migrate(db, resources)
  t.equal(db.pragma('user_version', { simple: true }), schemaVersion)
  t.same(db.pragma('foreign_key_check'), [])
  t.equal(db.pragma('integrity_check', { simple: true }), 'ok')
  t.same(all(db, 'SELECT token, scopes, revoked FROM privateIntegrations'), [
    { token: 'pit-1', scopes: '["a","b"]', revoked: 0 },
    { token: 'pit-2', scopes: '[]', revoked: 1 },
  ])
  t.same(all(db, 'SELECT seq, id, firstNameLowerCase, name, type FROM contacts'), [
    { seq: 1, id: 'c', firstNameLowerCase: 'örn', name: 'Örn Doe', type: 'lead' },
  ])
  t.same(all(db, 'SELECT seq, json FROM notes'), [
    { seq: 2, json: '{"id":"n2","body":"kept","dateAdded":"d","contactId":"c","pinned":false}' },
  ])
  t.same(
    all(db, "SELECT seq FROM sqlite_sequence WHERE name = 'notes'"),
    [{ seq: 2 }],
    'the id of a removed note is not given out again',
  )
  const fresh = open()
  createTables(fresh, resources)
  const schema = 'SELECT type, name, sql FROM sqlite_schema ORDER BY name'
  t.same(all(db, schema), all(fresh, schema), 'the tables are those of a new file')
})

const crate = (fields: object): Resource =>
  defineResource({
    name: 'crate',
    plural: 'crates',
    noun: 'crate',
    key: 'id',
    fields: { id: idField, label: textField('a label', '', ''), ...fields },
    itemIndexes: { crateLabels: { field: 'labels', columns: { label: '$' } } },
    about: { title: 'a crate', description: '', example: {} },
  } as Resource)

const labels = {
  schema: Type.Array(Type.String()),
  column: 'JSON',
  write: 'always',
  required: true,
  fallback: ['new'],
}

t.test('a table gets a new field, with the value that it has when it is left out', async (t) => {
  const db = open()
  const old = { ...crate({}), itemIndexes: {} }
  createTables(db, [old])
  db.prepare(tableOf(old).insert).run(['c1', 'one'])
  db.prepare(tableOf(old).insert).run(['c2', 'two'])
  db.exec("DELETE FROM crates WHERE id = 'c1'")
  migrate(db, [crate({ labels })])
  t.same(all(db, 'SELECT * FROM crates'), [{ seq: 2, id: 'c2', label: 'two', labels: '["new"]' }])
  t.same(all(db, 'SELECT * FROM crateLabels'), [{ label: 'new', seq: 2 }])
  migrate(db, [crate({ labels })])
  t.same(all(db, 'SELECT seq FROM crates'), [{ seq: 2 }], 'once more changes nothing')
  const place = textField('a place', '', '')
  migrate(db, [crate({ labels, place })])
  db.exec(`UPDATE crates SET labels = '["old", "new", "old"]'`)
  t.same(all(db, 'SELECT label FROM crateLabels'), [{ label: 'new' }, { label: 'old' }])
  db.exec(`UPDATE crates SET labels = '["old"]'`)
  t.same(all(db, 'SELECT label FROM crateLabels'), [{ label: 'old' }])
  db.exec('DELETE FROM crates')
  t.same(all(db, 'SELECT label FROM crateLabels'), [])
})

t.test('a field that this version does not know is not lost', async (t) => {
  const db = open()
  createTables(db, [crate({ labels })])
  db.prepare(tableOf(crate({ labels })).insert).run(['c1', 'one', '["a"]'])
  t.throws(() => migrate(db, [{ ...crate({}), itemIndexes: {} }]), {
    message: 'The database has a column crates.labels, which a newer ghl-mock has written.',
  })
  t.same(all(db, 'SELECT labels FROM crates'), [{ labels: '["a"]' }])
})
