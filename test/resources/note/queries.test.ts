import { Value } from '@sinclair/typebox/value'
import t, { type Test } from 'tap'
import { Note, note } from '../../../src/resources/note/note.js'
import { noteQueries } from '../../../src/resources/note/queries.js'
import { toWorld } from '../../../src/seeding/to-world.js'
import { SandboxDatabase } from '../../../src/sqlite/database.js'

/** A database with one contact, `c`, of the sub-account `s`. */
function open(t: Test) {
  const database = new SandboxDatabase(
    toWorld({ subAccounts: [{ id: 's', contacts: [{ id: 'c' }] }] }, 'x', 0),
  )
  t.teardown(() => database.close())
  return { database, notes: database.queries(noteQueries) }
}

const dateAdded = '1970-01-01T00:00:00.000Z'
const optional = { userId: 'u', title: 't', color: '#fff', pinned: true }

t.test('the stored JSON is what the schema says, whichever fields are there', async (t) => {
  const { database, notes } = open(t)
  const names = Object.keys(optional) as (keyof typeof optional)[]
  for (let set = 0; set < 2 ** names.length; set++) {
    const fields = Object.fromEntries(
      names.filter((_, bit) => set & (1 << bit)).map((name) => [name, optional[name]]),
    )
    const id = `n${set}`
    const seq = database.insert(note, { id, contactId: 'c', body: 'b', dateAdded, ...fields })
    const json: unknown = JSON.parse(notes.bySeq(seq ?? 0))
    t.ok(Value.Check(Note, json), JSON.stringify(json))
    t.same(json, { id, body: 'b', dateAdded, contactId: 'c', ...fields })
  }
  const all = JSON.parse(notes.find('n15', 'c', 's') ?? '')
  t.same(Object.keys(all), Object.keys(Note.properties), 'in the order of the schema')
})

t.test('a taken id is not written again', async (t) => {
  const { database, notes } = open(t)
  const row = { id: 'n', contactId: 'c', dateAdded }
  t.equal(database.insert(note, { ...row, body: 'first' }), 1)
  t.equal(database.insert(note, { ...row, body: 'second' }), undefined)
  t.equal(JSON.parse(notes.find('n', 'c', 's') ?? '').body, 'first')
})

t.test('a list is read from the index, without sorting', async (t) => {
  const { database, notes } = open(t)
  const plan = database.connection
    .prepare<[string, string], { detail: string }>(`EXPLAIN QUERY PLAN ${notes.listSql}`)
    .all('c', 's')
  const details = plan.map(({ detail }) => detail).join('\n')
  t.match(details, /USING INDEX notesNewestFirst/)
  t.notMatch(details, /TEMP B-TREE/)
})
