import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

t.test('entries in the column of the list around them are reported once', async (t) => {
  const notes = `${C}        notes:\n      - body: Called.\n        title: Call\n      - body: Again.\n        pinned: true\n`
  t.same(said(t, { 'a.yaml': `${notes}      - id: c2\n        nmae: x\n` }), [
    '10:9 the entries of notes of line 9 begin in the column of contacts: indent them further, all 2',
    '15:9 found the unknown key "nmae"; did you mean "name"?',
  ])
  t.same(said(t, { 'a.yaml': `${S}    contacts:\n  - firstName: Jane\n    lastName: Doe\n` }), [
    '7:5 the entries of contacts of line 6 begin in the column of subAccounts: indent them further, with their keys',
  ])
})

t.test('an entry that is cut in two is reported once', async (t) => {
  const fields = `${S}    customFields:\n      - name: Plan\n      - dataType: TEXT\n        picklistOptions: []\n`
  t.same(said(t, { 'a.yaml': fields }), [
    '8:9 this entry has "dataType", which the one above lacks, and lacks its "name": is the "- " one too many? write two spaces in its place',
  ])
  const phones = `${C}        additionalPhones:\n          - phoneLabel: Home\n          - phone: '+15555550101'\n`
  t.same(said(t, { 'a.yaml': phones }), [
    '11:13 this entry has "phone", which the one above lacks: is the "- " one too many? write two spaces in its place',
  ])
  const twice = `${S}    customFields:\n      - name: Plan\n      - { name: Size, picklistOptions: [] }\n`
  t.match(said(t, { 'a.yaml': twice }), [
    /^7:9 "dataType" is missing/,
    /^8:9 "dataType" is missing/,
  ])
})

t.test('an entry of another list in JSON is not advised to be indented', async (t) => {
  const contacts = [{ firstName: 'Jane' }, { title: 'Call', dueDate: '+1d', completed: true }]
  t.match(said(t, { 'a.json': JSON.stringify({ subAccounts: [{ contacts }] }) }), [
    /this entry of contacts looks like a task: move it into the list "tasks" of its contact$/,
  ])
})

t.test('the rest of an entry after a hyphen too many is reported once', async (t) => {
  const message =
    '11:13 "body" is missing in this entry; if its keys belong to the entry above, which has none of them, the "- " is one too many: write two spaces in its place'
  const note = `${C}        notes:\n          - body: Called.\n          - title: Call\n            pinned: true\n`
  t.same(said(t, { 'a.yaml': note }), [message])
  t.same(
    said(t, {
      'a.yaml': note
        .replace('title: Call', 'userId: u')
        .replace('- body', '- userId: u\n            body'),
    }),
    ['12:13 "body" is missing, expected text that is not blank'],
  )
})

t.test('a key of a fault below its match is not missing as well', async (t) => {
  const text = `${S}faults:\n  - match:\n      method: GET\n      then: 503\n`
  t.same(said(t, { 'a.yaml': text }), [
    '9:7 found the unknown key "then", which is a key of the fault, not of its match: indent it less',
  ])
})

t.test('entries with the keys of another list are reported once', async (t) => {
  const commented = `${S}    tags:\n      - name: vip\n#    contacts:\n      - firstName: Jane\n        email: jane@example.com\n      - firstName: Joe\n        email: joe@example.com\n`
  t.same(said(t, { 'a.yaml': commented }), [
    '9:9 this entry of tags looks like a contact: the line above with "contacts:" is commented out',
  ])
  const deep = `${C}        tasks:\n          - { title: Call, dueDate: +1d }\n          - id: c2\n            firstName: Joe\n            email: joe@example.com\n`
  t.same(said(t, { 'a.yaml': deep }), [
    '11:13 this entry of tasks looks like a contact: indent it as the entries of "contacts:"',
  ])
  const tasks = `${C}        notes:\n          - { title: Call, dueDate: +1d, completed: true }\n          - { title: Write, dueDate: +2d }\n`
  t.same(said(t, { 'a.yaml': tasks }), [
    '10:13 this entry of notes looks like a task: move it into a list "tasks:" of the contact',
  ])
  t.same(
    said(t, { 'a.yaml': `${tasks}        tasks:\n          - { title: Go, dueDate: +3d }\n` }),
    ['10:13 this entry of notes looks like a task: move it below "tasks:" in line 12'],
  )
  const note = `${N}        tasks:\n          - { title: Call, dueDate: +1d }\n          - { body: Sent., userId: kim }\n      - { id: c2, notes: [] }\n`
  t.same(said(t, { 'a.yaml': note }), [
    '14:13 this entry of tasks looks like a note, as it has "userId": move it below "notes:" in line 9',
  ])
})

t.test(
  'the definition of a custom field among the values of a contact is reported once',
  async (t) => {
    const text = `${C}        customFields:\n          - { id: f, name: Plan, dataType: TEXT }\n`
    t.same(said(t, { 'a.yaml': text }), [
      '10:13 this is the definition of a custom field, which belongs to the customFields of the sub-account; write only its id here (f), and a value',
    ])
  },
)

t.test('an entry is recognised by its keys, also one that is no resource', async (t) => {
  const tasks = `${C}        tasks:\n          - { title: Call, dueDate: +1d }\n`
  const event = '{ id: e1, title: Visit, startTime: 2026-03-10 11:00:00, calendarId: cal-1 }'
  t.same(said(t, { 'a.yaml': `${tasks}          - ${event}\n` }), [
    '11:13 this entry of tasks looks like an appointment: move it into a list "appointments:" of the contact',
  ])
  t.same(
    said(t, {
      'a.yaml': `${C}        appointments: []\n        notes:\n          - body: Called.\n          - ${event}\n`,
    }),
    [
      '12:13 this entry of notes looks like an appointment: move it below "appointments:" in line 9',
    ],
  )
  const fields = `${S}    customFields:\n      - { name: Plan, dataType: TEXT }\n`
  const value =
    "8:9 this is a contact's value of a custom field, which belongs to the customFields of a contact; here fields are defined, with name and dataType"
  t.same(said(t, { 'a.yaml': `${fields}      - { key: plan, value: gold }\n` }), [value])
  t.same(said(t, { 'a.yaml': `${fields}      - { id: f1, value: gold }\n` }), [value])
  t.same(said(t, { 'a.yaml': `${fields}      - { id: v1, name: Link, value: gold }\n` }), [
    '8:9 this entry of customFields looks like a custom value, as it has "value": move it into a list "customValues:" of the sub-account',
  ])
})

t.test('keys of appointments elsewhere are not said to be unknown to ghl-mock', async (t) => {
  t.same(said(t, { 'a.yaml': `${N}            calendarId: cal-1\n` }), [
    '12:13 found the unknown key "calendarId", which is a key of appointments, not of a note: a contact has them below "appointments:"',
  ])
  t.match(
    said(t, { 'a.yaml': `${C}        calendarId: a\n        startTime: b\n        notes: []\n` }),
    [
      /key "calendarId", which is a key of appointments/,
      /key "startTime", which is a key of appointments/,
    ],
  )
})

t.test('one key is enough for an entry that is a whole one of another list', async (t) => {
  const text = `${S}    businesses:\n      - { name: Haddad Tiles }\n    contacts:\n      - { name: Jane Doe }\n      - { id: b2, name: Spree Dental, description: Dentist }\n`
  t.same(said(t, { 'a.yaml': text }), [
    '10:9 this entry of contacts looks like a business, as it has "description": move it below "businesses:" in line 6, or remove the key',
  ])
  const task = `${C}        notes:\n          - { title: Call, body: Now, dueDate: +1d }\n`
  t.same(said(t, { 'a.yaml': task }), [
    '10:13 this entry of notes looks like a task, as it has "dueDate": move it into a list "tasks:" of the contact',
  ])
  t.match(said(t, { 'a.yaml': `${C}        nmae: Jane\n` }), [/did you mean "name"/])
})

t.test('an entry is advised to be indented only where its list is near', async (t) => {
  const block = '      - title: Call\n        dueDate: +1d\n        completed: true\n'
  t.match(said(t, { 'a.yaml': `${C}        tasks:\n      - id: c2\n${block}` }), [
    /./,
    /^11:9 this entry of contacts looks like a task: move it into the list "tasks" of its contact$/,
  ])
  t.match(said(t, { 'a.yaml': `${C}        tasks: []\n${block}` }), [
    /^10:9 this entry of contacts looks like a task: indent it as the entries of "tasks:"$/,
  ])
})

t.test('an entry that may be of two lists is said to be of one of them', async (t) => {
  const entry = 'firstName: Theo, lastName: Brandt, email: theo@example.com'
  const text = (id: string) => `${S}      - { id: ${id}, ${entry} }\n`
  t.same(said(t, { 'a.yaml': text('u1') }), [
    '6:9 this entry of privateIntegrations looks like a user or a contact: move it into a list "users:" or "contacts:" of the sub-account',
  ])
  t.same(said(t, { 'a.yaml': text('user-2') }), [
    '6:9 this entry of privateIntegrations looks like a user: move it into a list "users:" of the sub-account',
  ])
  t.same(said(t, { 'a.yaml': text('contact-2') }), [
    '6:9 this entry of privateIntegrations looks like a contact: move it into a list "contacts:" of the sub-account',
  ])
})

t.test('a fault among the stubs and a stub among the faults are named', async (t) => {
  const fault =
    '  - match: { method: POST, path: "/contacts/:contactId/notes" }\n    then: [503, pass]\n'
  const stub =
    '  - match: { method: GET, path: /calendars/ }\n    status: 200\n    body: { calendars: [] }\n'
  t.same(said(t, { 'a.yaml': `${S}stubs:\n${fault}` }), [
    '7:5 this entry of stubs looks like a fault, as it has "then": move it into a list "faults:" of the file, or write status, headers or body in place of "then"',
  ])
  t.same(said(t, { 'a.yaml': `${S}stubs: []\nfaults:\n${fault}${stub}` }), [
    '10:5 this entry of faults looks like a stub: move it below "stubs:" in line 6',
  ])
  t.match(
    said(t, { 'a.yaml': `${S}faults:\n${stub.replace('/calendars/', '/contacts/')}` }),
    [/"status": it belongs below then/, /"body": it belongs below then/],
    'a fault that lacks its then is none',
  )
})

t.test('a task among the appointments, which have any keys, is a warning', async (t) => {
  const text = `${C}        appointments:\n          - { title: Visit, startTime: 2026-03-10 11:00:00 }\n          - { title: Mail, dueDate: +1d, completed: false }\n`
  t.same(said(t, { 'a.yaml': text }), [
    'warning 11:13 this entry of appointments looks like a task: move it into a list "tasks:" of the contact',
  ])
})

/** Keys that are not indented below the one that they belong to. */
for (const [text, line, names, above] of [
  [`clock:\nfreeze: 2026-05-01T00:00:00Z\n${S}`, '2:1', '"freeze"', 'clock'],
  [`defaults:\nnote: { userId: u }\n${S}`, '2:1', '"note"', 'defaults'],
  [`templates:\njane: { firstName: Jane }\n${S}`, '2:1', '"jane"', 'templates'],
  [`${C}        dndSettings:\n        SMS: { status: active }\n`, '10:9', '"SMS"', 'dndSettings'],
  [
    `${S}faults:\n  - match:\n    method: GET\n    path: /contacts/\n    then: 503\n`,
    '8:5',
    '"method", "path"',
    'match',
  ],
  [
    `${S}stubs:\n  - match: { method: GET, path: /calendars/ }\n    body:\n    calendars: []\n    total: 1\n`,
    '9:5',
    '"calendars", "total"',
    'body',
  ],
  [
    `x-office:\nstreet: Main St\nfloors: [1]\nx-more: 1\n${S}`,
    '2:1',
    '"street", "floors"',
    'x-office',
  ],
] as const) {
  t.test(`keys in line with ${above}: that belong below it are reported once`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), [
      `${line} found ${names} below "${above}:", which has no value: indent ${names.includes(',') ? 'them' : 'it'}`,
    ])
  })
}

t.test('notes among the tags, as the key of their list is missing', async (t) => {
  const tags = (entries: string) =>
    said(t, { 'a.yaml': `${C}        tags:\n          - vip\n${entries}` })
  t.same(tags('          - body: Called.\n          - { body: Back., title: a }\n'), [
    '11:13 found a note among the tags, expected "notes:" above it',
  ])
  t.match(tags('          - name: vip\n'), [/^11:13 tags\[1\]: found an object/])
})

t.test('contacts among the users, as the key of their list is missing', async (t) => {
  const text = `${S}    users:
      - { id: u, firstName: Ann }
      - id: c1
        firstName: Jane
        notes: []
      - id: c2
        lastName: Doe
        companyName: Acme
        source: web
`
  const [line = '', ...more] = said(t, { 'a.yaml': text })
  t.match(line, /^8:9 this entry of users looks like a contact/)
  t.same(more, [])
})

t.test('the first line of an entry that is there twice', async (t) => {
  const text = `${S}    customFields:\n      - id: f\n      - id: f\n        name: F\n        dataType: TEXT\n`
  t.same(said(t, { 'a.yaml': text }), [
    '8:13 the custom field "f" is already at a.yaml:7:13; that one has nothing else: remove its line',
  ])
})

t.test('notes among the values of custom fields, and words below a comment', async (t) => {
  const values = `${S}    customFields: [{ id: f, name: F, dataType: TEXT }]
    contacts:
      - id: c1
        customFields:
          - { id: f, value: a }
          - body: Called.
            userId: u
          - body: Again.
`
  t.match(said(t, { 'a.yaml': values }), [
    /^11:13 found a note among the customFields, expected "notes:" above it$/,
  ])
  const users = `${S}    users:\n      - { id: u, firstName: Ann }\n#    tags:\n      - vip\n      - lead\n`
  t.same(said(t, { 'a.yaml': users }), [
    '9:9 found an entry below "tags:", which is commented out: remove the #, or write one before its entries too',
  ])
  t.same(
    said(t, { 'a.yaml': `${S}faults:\n  - match: { method: GET }\n    then:\n    delay: 1s\n` }),
    ['9:5 found "delay" below "then:", which has no value: indent it'],
  )
})

t.test('words that are outdented from a list of words to the entries around it', async (t) => {
  const text = `${S}    customFields:
      - name: Roof
        dataType: SINGLE_OPTIONS
        picklistOptions:
          - shingle
      - tile
      - metal
      - nmae: Size
`
  t.match(said(t, { 'a.yaml': text }), [
    /^11:9 found "tile" in line with the entries of customFields, expected it indented further, as the picklistOptions above it$/,
    /^13:9 found the unknown key "nmae"; did you mean "name"\?$/,
  ])
})
