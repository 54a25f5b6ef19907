import type { Database as Connection } from 'better-sqlite3'
import t from 'tap'
import { resources } from '../../src/resources/index.js'
import { sqlite } from '../../src/sqlite/driver.js'
import { migrate, schemaVersion } from '../../src/sqlite/migrate.js'
import { openMemory } from '../../src/sqlite/open.js'

/** Everything that SQLite knows of a table, whatever its text looks like. */
const tableIn = (connection: Connection, table: string) => ({
  columns: connection.pragma(`table_xinfo(${table})`),
  keys: connection.pragma(`foreign_key_list(${table})`),
  indexes: (connection.pragma(`index_list(${table})`) as { name: string; unique: number }[])
    .map(({ name, unique }) => ({
      name: name.startsWith('sqlite_autoindex') ? 'unique' : name,
      unique,
      columns: connection.pragma(`index_info(${name})`),
    }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
})

t.test('the migrations make the tables that the resources declare', async (t) => {
  const migrated = new (sqlite())(':memory:')
  t.teardown(() => migrated.close())
  migrate(migrated)
  const declared = openMemory(resources)
  t.teardown(() => declared.close())
  for (const { plural } of resources) {
    t.same(
      tableIn(migrated, plural),
      tableIn(declared, plural),
      `${plural}: append a migration that brings files to the declared table`,
    )
  }
})

t.test('a file of version 1 keeps its rows', async (t) => {
  const db = new (sqlite())(':memory:')
  t.teardown(() => db.close())
  db.pragma('foreign_keys = OFF')
  migrate(db, 1)
  db.exec(`
    INSERT INTO subAccounts VALUES ('s', 'Acme');
    INSERT INTO privateIntegrations VALUES ('pit-1', 's', 'full', 'a b', NULL, 0);
    INSERT INTO privateIntegrations VALUES ('pit-2', 's', 'none', '', '2026-01-01', 1);
    INSERT INTO contacts VALUES ('c', 's', 'Jane', NULL, NULL, NULL);
    INSERT INTO notes (id, contactId, body, pinned, dateAdded) VALUES ('n1', 'c', 'gone', 1, 'd');
    INSERT INTO notes (id, contactId, body, pinned, dateAdded) VALUES ('n2', 'c', 'kept', 0, 'd');
    DELETE FROM notes WHERE id = 'n1';
  `)
  migrate(db)
  t.equal(db.pragma('user_version', { simple: true }), schemaVersion)
  t.same(db.pragma('foreign_key_check'), [])
  t.same(db.prepare('SELECT token, scopes, revoked FROM privateIntegrations').all(), [
    { token: 'pit-1', scopes: '["a","b"]', revoked: 0 },
    { token: 'pit-2', scopes: '[]', revoked: 1 },
  ])
  t.same(db.prepare('SELECT seq, id, firstName FROM contacts').all(), [
    { seq: 1, id: 'c', firstName: 'Jane' },
  ])
  t.same(db.prepare('SELECT seq, json FROM notes').all(), [
    { seq: 2, json: '{"id":"n2","body":"kept","dateAdded":"d","contactId":"c","pinned":false}' },
  ])
  const sequence = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'notes'").pluck()
  t.equal(sequence.get(), 2, 'the id of a removed note is not given out again')
})
