import { Value } from '@sinclair/typebox/value'
import t from 'tap'
import { Note } from '../../src/domain/note.js'
import { sqlite } from '../../src/store/driver.js'
import { migrate } from '../../src/store/migrate.js'
import { listQuery, noteStore } from '../../src/store/notes.js'

/** A database with one contact, `c`. */
function open() {
  const db = new (sqlite())(':memory:')
  migrate(db)
  db.exec(`INSERT INTO subAccounts VALUES ('s', NULL);
    INSERT INTO contacts (id, subAccountId) VALUES ('c', 's')`)
  return { db, notes: noteStore(db) }
}

const optional = { userId: 'u', title: 't', color: '#fff', pinned: true }

t.test('the stored JSON is what the schema says, whichever fields are there', async (t) => {
  const { notes } = open()
  const names = Object.keys(optional) as (keyof typeof optional)[]
  for (let set = 0; set < 2 ** names.length; set++) {
    const fields = Object.fromEntries(
      names.filter((_, bit) => set & (1 << bit)).map((name) => [name, optional[name]]),
    )
    const id = `n${set}`
    const json = notes.create({ id, contactId: 'c', dateAddedMs: 0 }, { body: 'b', ...fields })
    const note: unknown = JSON.parse(String(json))
    t.ok(Value.Check(Note, note), String(json))
    const dateAdded = '1970-01-01T00:00:00.000Z'
    t.same(note, { id, body: 'b', dateAdded, contactId: 'c', ...fields })
  }
  t.same(Object.keys(JSON.parse(String(notes.find('n15', 'c', 's')))), Object.keys(Note.properties))
})

t.test('a taken id is not written again', async (t) => {
  const { notes } = open()
  const note = { id: 'n', contactId: 'c', dateAddedMs: 0 }
  t.ok(notes.create(note, { body: 'first' }))
  t.equal(notes.create(note, { body: 'second' }), undefined)
  t.match(JSON.parse(String(notes.find('n', 'c', 's'))), { body: 'first' })
})

t.test('counts what was ever written', async (t) => {
  const { notes } = open()
  t.equal(notes.everWritten(), 0)
  notes.create({ id: 'n', contactId: 'c', dateAddedMs: 0 }, { body: 'b' })
  t.ok(notes.remove('n'))
  t.notOk(notes.remove('n'))
  t.equal(notes.everWritten(), 1)
})

t.test('a list is read from the index, without sorting', async (t) => {
  const { db } = open()
  const plan = db.prepare<string[], { detail: string }>(`EXPLAIN QUERY PLAN ${listQuery}`)
  const details = plan
    .all('c', 's')
    .map(({ detail }) => detail)
    .join('\n')
  t.match(details, /USING INDEX notesNewestFirst/)
  t.notMatch(details, /TEMP B-TREE/)
})
