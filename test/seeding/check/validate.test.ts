import { join } from 'node:path'
import t from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'
import { faults, S, said, yaml } from '../../support/fixtures.js'

t.test('names every fault with its place', async (t) => {
  const found = faults(
    t,
    yaml(`subAccounts:
  - id: loc main
    contcts: []
    privateIntegrations:
      - nmae: full
        scopes: contacts
      - name: second
        scopes: [Contacts.Write, 5]
        expiresAt: 2026-02-30
    contacts:
      - id: c
        phone: +15550100
        notes:
          - boddy: hello
          - body: ""
            pinned: yes
          - body: #hash
            dateAdded: yesterday
`),
  )
  t.same(found, [
    'a.yaml:2:9  id: found "loc main", expected an id such as contact-xyz789; an id has no spaces and none of / ? #',
    'a.yaml:3:5  found the unknown key "contcts"; did you mean "contacts"?',
    'a.yaml:5:9  found the unknown key "nmae"; did you mean "name"?',
    'a.yaml:6:17  scopes: found "contacts", expected a list, each entry a scope such as contacts; write it in brackets: [contacts]',
    'a.yaml:8:18  scopes[0]: found "Contacts.Write", expected a scope such as contacts; did you mean "contacts.write"?',
    'a.yaml:8:34  scopes[1]: found the number 5, expected a scope such as contacts',
    'a.yaml:9:20  expiresAt: found "2026-02-30", expected a date such as 2026-12-31 or +1d; there is no such day: 2026-02 has 28 days',
    'a.yaml:12:16  phone: found the number +15550100, expected a telephone number such as +15555550100; put it in quotes: "+15550100"',
    'a.yaml:14:13  found the unknown key "boddy"; did you mean "body"?',
    'a.yaml:15:19  body: found empty text, expected text that is not blank',
    'a.yaml:16:21  pinned: found "yes", expected true or false; write true',
    'a.yaml:17:13  body: found null, expected text that is not blank; a # starts a comment: put text that begins with # in quotes',
    'a.yaml:18:24  dateAdded: found "yesterday", expected a date such as 2026-03-07T12:00:00Z or -3d; write -1d',
  ])
})

t.test('advises what would help', async (t) => {
  const found = faults(
    t,
    yaml(`subAccounts:
  - name: null
    contacts:
      - phone: 4915112345678
        email: # none
        firstName: #1
        notes:
          - { body: x, dateAdded: 1700000000 }
          - { body: true, dateAdded: null }
clock: 2026-05-01
`),
  )
  t.same(found, [
    'a.yaml:4:16  phone: found the number 4915112345678, expected a telephone number such as +15555550100; write "+4915112345678", in quotes',
    'a.yaml:8:35  dateAdded: found the number 1700000000, expected a date such as 2026-03-07T12:00:00Z or -3d; as seconds since 1970 this is 2023-11-14T22:13:20Z: write that',
    'a.yaml:9:21  body: found true, expected text that is not blank; put it in quotes: "true"',
    'a.yaml:10:8  clock: found "2026-05-01", expected clock settings such as {"freeze":"2026-05-01T12:00:00Z"}; write { freeze: 2026-05-01 } in its place',
  ])
})

t.test('faults that no request can meet are refused as by the admin side', async (t) => {
  const found = faults(
    t,
    yaml(`subAccounts: []
faults:
  - { match: { path: /contacts/:id/note }, then: 503 }
  - { match: { path: '/contacts/*/notes' }, then: 503 }
  - { match: { method: PATCH }, then: 503 }
  - { match: { method: POST, noteId: n }, then: 503 }
  - { match: { method: GET, body: { pinned: true } }, then: 503 }
  - { match: { method: put, noteId: n, body: { pinned: true } }, then: 503 }
`),
  )
  const paths =
    'a path of the API, in which :name is any segment, such as /contacts/:contactId/notes'
  t.same(found, [
    `a.yaml:3:22  path: found "/contacts/:id/note", expected ${paths}; did you mean "/contacts/:contactId/notes"?`,
    `a.yaml:4:22  path: found "/contacts/*/notes", expected ${paths}`,
    'a.yaml:5:24  method: found "PATCH", expected one of GET, POST, PUT, DELETE',
    'a.yaml:6:38  noteId: found "n", expected no value, because there is no noteId in the path of POST /contacts/:contactId/notes, POST /contacts/:contactId/tasks, POST /locations/:locationId/tasks/search and 13 more',
    'a.yaml:7:35  body: found an object, expected no value, because no body is read for GET /contacts/:contactId/notes, GET /contacts/:contactId/notes/:id, GET /contacts/:contactId/tasks and 23 more',
  ])
})

t.test('a path with a query', async (t) => {
  const found = faults(
    t,
    yaml(`subAccounts: []
faults:
  - { match: { path: "/contacts/?limit=20&query=a%20b" }, then: 503 }
  - { match: { path: "/contacts/?" }, then: 503 }
stubs:
  - { match: { method: GET, path: "/calendars/?locationId=s" } }
`),
  )
  t.same(found, [
    'a.yaml:3:22  path: found "/contacts/?limit=20&query=a%20b", expected the path without the query: /contacts/, and beside it a query with limit "20" and query "a b"',
    'a.yaml:4:22  path: found "/contacts/?", expected the path without the query: /contacts/',
    'a.yaml:6:35  path: found "/calendars/?locationId=s", expected the path without the query: /calendars/, and beside it a query with locationId "s"',
  ])
})

t.test('a slip hides nothing that is wrong elsewhere in its file', async (t) => {
  const found = faults(
    t,
    yaml(`subAccounts:
  - nmae: Acme
    contacts:
      - { id: c, notes: [{ id: n }, { id: n, body: x }] }
      - { id: c, notes: 5 }
faults:
  - { match: { method: PATCH }, then: 503 }
  - { then: rest }
`),
  )
  t.same(
    found.map((line) => line.replace(/, expected.*/, '')),
    [
      'a.yaml:2:5  found the unknown key "nmae"; did you mean "name"?',
      'a.yaml:4:43  the note "n" is already at a.yaml:4:32; that one has nothing else: remove its line',
      'a.yaml:5:15  the contact "c" is already at a.yaml:4:15; write another id, or remove this contact',
      'a.yaml:5:25  notes: found the number 5',
      'a.yaml:7:24  method: found "PATCH"',
      'a.yaml:8:13  then: found "rest"',
    ],
  )
})

t.test('all faults of all files come at once', async (t) => {
  const found = faults(t, { 'a.yaml': 'x: 1', 'b.json': '{', 'c.yaml': 'subAccounts: 5' })
  t.same(new Set(found.map((line) => line.split(':')[0])), new Set(['b.json', 'a.yaml', 'c.yaml']))
})

t.test('at most a thousand errors are reported', async (t) => {
  const twins = Array(2000).fill('          - { id: n, body: x }\n').join('')
  const text = `subAccounts:\n  - contacts:\n      - notes:\n${twins}`
  const { problems } = validateFixtures([join(t.testdir({ 'a.yaml': text }), 'a.yaml')])
  t.equal(problems.filter(({ severity }) => severity === 'error').length, 1000)

  const slips = join(t.testdir({ 'b.yaml': text.replaceAll('body', 'boddy') }), 'b.yaml')
  const reported = validateFixtures([slips]).problems.map(({ message }) => message)
  t.equal(reported.filter((message) => message.includes('"boddy"')).length, 1000)
})

t.test('a fault can send no header that says where an answer ends', async (t) => {
  const text = `subAccounts: []
faults:
  - then: [503, { status: 503, headers: { retry-after: "2", content-length: "5" } }]
`
  t.same(faults(t, yaml(text)), [
    'a.yaml:3:77  content-length: found "5", expected no value, because ghl-mock sets it (the effect truncate cuts an answer short)',
  ])
})

t.test('names what is wrong with an entry that may be just its name', async (t) => {
  const found = faults(
    t,
    yaml(`
subAccounts:
  - id: s
    country: usa
    contactUniqueIdentifiers: [email, email]
    tags: [5, "", { nmae: x }, { id: t1 }]
`),
  )
  t.same(found, [
    'a.yaml:4:14  country: found "usa", expected a country such as DE; write US',
    'a.yaml:5:31  contactUniqueIdentifiers: found a list, expected a list, each entry once, one of email, phone',
    'a.yaml:6:12  tags[0]: found the number 5, expected a tag, or its name; put it in quotes: "5"',
    'a.yaml:6:15  tags[1]: found empty text, expected a tag, or its name',
    'a.yaml:6:21  found the unknown key "nmae"; did you mean "name"?',
    'a.yaml:6:32  "name" is missing, expected text that is not blank',
  ])
})

t.test('paths that are wrapped to two lines', async (t) => {
  const match = (path: string) => `  - match:\n      method: GET\n      path: ${path}\n`
  const text = `${S}faults:\n${match('/contacts/\n        :contactId/notes')}    then: 503
stubs:\n${match('"/calendars/ :calendarId"')}    body: {}\n`
  t.same(said(t, { 'a.yaml': text }), [
    '9:13 path: found "/contacts/ :contactId/notes", expected the path without spaces: /contacts/:contactId/notes',
    '15:13 path: found "/calendars/ :calendarId", expected the path without spaces: /calendars/:calendarId',
  ])
})
