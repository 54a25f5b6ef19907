import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

/** Keys in the wrong line, and texts that look like keys; each is explained at its place. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'keys at the end of a block of text, with an answer of one word above them',
    `${N.replace('Called.', '|\n              Called.\r')}\n              note: yes\n              title: Call\r\n              userId: u\r\n`.replace(
      '\n\n',
      '\n',
    ),
    [
      'warning 14:15 found "title: Call" and 1 more that look like keys as the last lines of a text: if they are, indent them as the key of the text',
    ],
  ],
  [
    'two keys in a line with a space between them',
    C.replace('firstName: Jane', 'firstName: Jane lastName: Doe'),
    [
      '8:33 found lastName in the line of another key, expected lastName on the next line; text with a colon needs quotes',
    ],
  ],
  [
    'the key of a custom value without quotes',
    C.replace(
      '    contacts:',
      '    customValues:\n      - name: Page\n        fieldKey: {{ custom_values.page }}\n    contacts:',
    ),
    ['8:19 found text that begins with {, expected it in quotes: "{{ custom_values.page }}"'],
  ],
  [
    'a text in which a key of the format has a colon',
    N.replace('Called.', 'Her email: jane@example.com'),
    [
      '11:28 found a second ": " in one line, expected one: text with a colon needs quotes: "Her email: jane@example.com"',
    ],
  ],
  [
    'a key between the key of a list and its entries',
    `${C}        notes:\n        email: jane@example.com\n          - body: Called.\n          - body: Again.\n`,
    [
      '9:9 found "notes:" above "email: jane@example.com", expected it below: swap the lines 9 and 10',
    ],
  ],
  [
    'a text that begins with the name of a channel',
    `${C}        tasks:\n          - title: Call: after the trial\n            dueDate: +1d\n`,
    [
      '10:24 found a second ": " in one line, expected one: text with a colon needs quotes: "Call: after the trial"',
    ],
  ],
  [
    'no-break spaces before a key below a block of text',
    `${N.replace('Called.', '|\n              Called.')}          \u00a0 \u00a0 title: Call\n            pinned: true\n`,
    [
      '13:11 found a no-break space (U+00A0), expected a plain space: delete each of the 2 in this line and type a space',
    ],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), lines)
  })
}

t.test('keys that are there twice', async (t) => {
  t.same(said(t, { 'a.yaml': `${C}        tags: [vip]\n        tags: [lead]\n` }), [
    '10:9 the key "tags" is already at a.yaml:9:9, expected it once: write one list with the entries of both',
  ])
  const odd = `${S}    contacts:\n      - id: c1\n      - a(: x\n        a(: x\n`
  t.match(said(t, { 'a.yaml': odd }).join('\n'), /^9:9 the key "a\(" is already at a\.yaml:8:9/m)
  const tasks = `{ "subAccounts": [{ "id": "a", "tags": [
  { "name": "vip",
    "name": "lead" }] }] }`
  t.same(said(t, { 'a.json': tasks }).slice(0, 1), [
    '3:5 the key "name" is already at a.json:2:5, expected it once: remove one, or, if another entry begins here, write "}, {" in place of the comma before it',
  ])
})

t.test('an entry that its indentation makes part of a text', async (t) => {
  const text = (lines: string) =>
    said(t, {
      'a.yaml': `${C}        notes:\n          - body: |\n              Called.\n${lines}`,
    })
  t.same(text('              - id: n2\n                body: Called back.\n'), [
    'warning 12:15 found "- id: n2" and its keys as the last lines of a text: if they are an entry of a list, indent them as the entry that the text is in',
  ])
  t.same(text('              - Agenda: later\n'), [])
})

t.test('lines with colons that cannot be keys of the entry that they are in', async (t) => {
  const notes = (body: string, more = '') =>
    said(t, {
      'a.yaml': `${C}        notes:\n          - title: Lead\n            body: |\n${body}${more}`,
    })
  t.same(notes('              From the form.\n              title: Mrs.\n'), [])
  t.same(
    notes(
      '              Called.\n              color: blue\n',
      '            color: "#112233"\n          - body: b\n',
    ),
    [],
  )
  t.same(
    notes('              status: open\n              priority: high\n              userId: 42\n'),
    [],
  )
  t.same(
    notes(
      '              Called.\n              color: blue\n',
      '          - body: b\n            color: "#112233"\n',
    ),
    [
      'warning 13:15 found "color: blue" as the last line of a text: if it is a key, indent it as the key of the text',
    ],
  )
})

t.test('a path in which names are in braces, as in the documentation of an API', async (t) => {
  const stub = (match: string) =>
    said(t, { 'a.yaml': `${S}stubs:\n  - match: ${match}\n    body: []\n` })
  t.same(
    stub('{ method: GET, path: /calendars/{calendarId}/free-slots, query: { a: b } }').slice(0, 1),
    ['7:44 found {calendarId} in a path, expected :calendarId, which matches any segment'],
  )
  t.same(stub(`{ path: /calendars/events/\${eventId}, mehtod: GET }`), [
    '7:38 found {eventId} in a path, expected :eventId, which matches any segment',
    '7:50 found the unknown key "mehtod"; did you mean "method"?',
  ])
})

t.test('brackets at the margin, below the key that they belong to', async (t) => {
  const body = (lines: string) =>
    said(t, {
      'a.yaml': `${S}stubs:\n  - match: { method: GET, path: /calendars/ }\n    body:\n${lines}`,
    })
  t.same(body('{\n  "calendars": []\n}\nclcok: {}\n'), [
    '9:1 found { below "body:" in line 8, expected it indented further than that key, and all of its lines',
    '12:1 found the unknown key "clcok"; did you mean "clock"?',
  ])
})

t.test('a key with a line break in the middle', async (t) => {
  t.same(
    said(t, { 'a.yaml': `${C}        last\n        Name: Doe\n        emial: a@b.example\n` }),
    [
      '9:9 found "last" and "Name:" on two lines, expected "lastName:" on one',
      '11:9 found the unknown key "emial"; did you mean "email"?',
    ],
  )
})

t.test('keys in one line with tabs between them, as a spreadsheet has cells', async (t) => {
  t.same(said(t, { 'a.yaml': C.replace('Jane', 'Jane\tlastName: Doe\temail: a@b.example') }), [
    '8:33 found lastName and email in the line of another key, expected lastName and email on lines of their own; text with a colon needs quotes',
  ])
})

t.test('a hyphen before the second key of an entry', async (t) => {
  const text = `${S}    tags:\n      - id: a\n        name: a\n        id: b\n      - name: b\n`
  t.match(said(t, { 'a.yaml': text }), [
    /^9:9 found "id: b" above "- name: b", expected it below: swap the lines 9 and 10$/,
  ])
})

t.test('an alias without its key', async (t) => {
  const text = `x-a: &a { city: Oslo }\n${C}      - { *a, firstName: Ann }\n`
  t.match(said(t, { 'a.yaml': text }), [
    /^10:11 found \*a without a key, expected "<<: \*a" to add/,
  ])
})

t.test('a second telephone number under the same key', async (t) => {
  const text = `${C}        phone: '+15555550101'\n        phone: '+15555550102'\n`
  t.match(said(t, { 'a.yaml': text }), [
    /expected it once: remove one, or write it in additionalPhones: \[\{ phone: \.\.\. \}\]$/,
  ])
})

t.test('a key that is there twice has its first value', async (t) => {
  const text = `${C}        tags: [vip]\n        tags: other\n`
  t.same(said(t, { 'a.yaml': text }), [
    '10:9 the key "tags" is already at a.yaml:9:9, expected it once: rename or remove one, or write "- " in place of the two spaces before it for a new entry',
  ])
})

t.test('several lists that are there twice are those of another entry', async (t) => {
  const text = `${C}    users: [{ firstName: Max }]
    contacts: [{ firstName: Omar }]
    users: [{ firstName: Ina }]
    tags: [vip]
`
  t.same(said(t, { 'a.yaml': text }), [
    '10:5 the key "contacts" is already at a.yaml:6:5, expected it once; so is "users" after it: move their entries below the first ones, or, if another entry begins here, write "- " in place of the two spaces before it',
  ])
})

t.test('a line that was moved into the next entry', async (t) => {
  const text = `${C}        tasks:
          - title: Call
          - title: Offer
            dueDate: +2d
            completed: true
            dueDate: +3d
`
  t.same(said(t, { 'a.yaml': text }), [
    '11:11 found "- title: Offer" above "dueDate: +2d", expected it below: swap the lines 11 and 12',
  ])
})

t.test('an alias of a template', async (t) => {
  const text = `templates:\n  customer: { type: customer }\n${C}        <<: *customer\n`
  t.same(said(t, { 'a.yaml': text }), [
    '11:13 found *customer, but customer is a template: write "like: customer" in the contact',
  ])
})

t.test('the keys of an entry that has lost its first line, below one in braces', async (t) => {
  const text = `${S}    contacts:
      - { firstName: Max, id: c1 }
      - firstName: Eva
        source: web
        firstName: Leo
        source: shop
`
  t.same(said(t, { 'a.yaml': text }), [
    '10:9 the key "firstName" is already at a.yaml:8:9, expected it once: write "- " in place of the two spaces before it for a new entry, or remove one',
  ])
})

for (const mark of ['*', '**', '`'])
  t.test(`a key between ${mark}, as a chat has it`, async (t) => {
    const text = `${S}    contacts:
      - ${mark}firstName${mark}: Jane
        ${mark}tags${mark}: [vip]
        notes:
          - body: |
              **title**: a text
`
    t.same(said(t, { 'a.yaml': text }), [
      `7:9 found ${mark}firstName${mark} with signs around the key, expected "firstName:"`,
      `8:9 found ${mark}tags${mark} with signs around the key, expected "tags:"`,
    ])
  })

t.test('a key twice where the name of a template is missing', async (t) => {
  const text = `templates:
  regular:
    tags: [regular]
    source: web
    tags: [new]
${S}`
  t.match(said(t, { 'a.yaml': text }), [
    /^5:5 the key "tags" is already at .*: does another template begin above it, whose name is missing\?/,
  ])
})

t.test('a comment in place of the first line of an entry, below one in braces', async (t) => {
  const text = `${S}    customFields:
      - { name: Pets, dataType: TEXT }
      # - id: field-rooms
        name: Rooms
        dataType: NUMERICAL
`
  t.same(said(t, { 'a.yaml': text }), [
    '8:7 found the beginning of an entry in a comment, but not what is below it: remove the #, or write one before each of those lines too',
  ])
})

t.test('a line with nothing but a key, twice', async (t) => {
  const text = `subAccounts:
${S}    contacts:
      - firstName: Ann
        notes:
          - body: |
            body: |
              notes:
              notes:
            titel: Call
`
  t.same(said(t, { 'a.yaml': text }), [
    '2:1 found "subAccounts:" in two lines, one below the other, expected it once: remove one',
    '11:13 found "body: |" in two lines, one below the other, expected it once: remove one',
    '14:13 found the unknown key "titel"; did you mean "title"?',
  ])
})

t.test('the hyphen of an entry before its second key', async (t) => {
  const text = `${S}      - name: more
        scopes: [contacts]
        name: third
      - scopes: [contacts]
    timezon: UTC
`
  t.match(said(t, { 'a.yaml': text }), [
    /^8:9 the key "name" is already at .*: move the "- " of the next line to this one$/,
    /^10:5 found the unknown key "timezon"/,
  ])
})
