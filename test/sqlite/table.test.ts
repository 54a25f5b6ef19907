import { Type } from '@sinclair/typebox'
import t from 'tap'
import { contact } from '../../src/resources/contact/contact.js'
import { defineResource, idField, parentField, textField } from '../../src/resources/resource.js'
import { sqlite } from '../../src/sqlite/driver.js'
import { tableOf } from '../../src/sqlite/table.js'

const column = (column: 'INTEGER' | 'BOOLEAN' | 'JSON') =>
  ({ schema: Type.Unknown(), column, write: 'always' }) as const

/** A field of every kind of column. */
const visit = defineResource({
  name: 'visit',
  plural: 'visits',
  noun: 'visit',
  parent: contact,
  parentKey: 'contactId',
  key: 'id',
  fields: {
    id: idField,
    contactId: parentField('c'),
    place: textField('a place', 'Where.', 'here'),
    minutes: column('INTEGER'),
    done: column('BOOLEAN'),
    tags: column('JSON'),
  },
  unique: [['contactId', 'place']],
  indexes: { visitsByPlace: ['place'] },
  wire: ['id', 'place'],
  about: { title: 'a visit', description: 'Visits.', example: {} },
})

t.test('a declaration makes the table, its indexes and its insert', async (t) => {
  const { create, insert, columns } = tableOf(visit)
  t.same(columns, ['id', 'contactId', 'place', 'minutes', 'done', 'tags'])
  t.equal(
    insert,
    'INSERT INTO visits (id, contactId, place, minutes, done, tags) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const lines = create
    .flatMap((sql) => sql.split('\n'))
    .map((line) => line.trim().replace(/,$/, ''))
  t.same(
    lines.filter((line) => !line.startsWith('json ')),
    [
      'CREATE TABLE visits (',
      'seq INTEGER PRIMARY KEY AUTOINCREMENT',
      'id TEXT NOT NULL UNIQUE',
      'contactId TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE',
      'place TEXT',
      'minutes INTEGER',
      'done INTEGER',
      'tags TEXT CHECK (json_valid(tags))',
      'UNIQUE (contactId, place)',
      ') STRICT',
      'CREATE INDEX visitsByPlace ON visits (place)',
    ],
  )
  t.equal(tableOf(visit), tableOf(visit))
})

const rows = [
  { id: 'v1', contactId: 'c', place: 'é"\n', minutes: 5, done: true, tags: [{ a: null }] },
  { id: 'v2', contactId: 'c', minutes: 0, done: false, tags: null },
  { id: 'v3', contactId: 'c' },
]

t.test(
  'rows survive the way through the columns, and their JSON leaves out what is absent',
  async (t) => {
    const { create, insert, toColumns, toRow } = tableOf(visit)
    const db = new (sqlite())(':memory:')
    t.teardown(() => db.close())
    db.exec(
      `CREATE TABLE contacts (id TEXT UNIQUE); INSERT INTO contacts VALUES ('c'); ${create.join(';')}`,
    )
    for (const row of rows) db.prepare(insert).run(toColumns(row))
    const found = db.prepare<[], Record<string, unknown>>('SELECT * FROM visits').all()
    const { tags, ...second } = rows[1] ?? {}
    t.same(found.map(toRow), [rows[0], second, rows[2]])
    t.same(
      found.map(({ json }) => json),
      [
        '{"id":"v1","place":"é\\"\\n","contactId":"c","minutes":5,"done":true,"tags":[{"a":null}]}',
        '{"id":"v2","contactId":"c","minutes":0,"done":false}',
        '{"id":"v3","contactId":"c"}',
      ],
    )
  },
)

t.test('half of a surrogate pair becomes a replacement character', async (t) => {
  const { toColumn } = tableOf(visit)
  t.equal(toColumn('place', 'a\ud800'), 'a\ufffd')
  t.equal(toColumn('done', undefined), null)
})
