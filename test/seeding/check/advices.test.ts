import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

/** Values of faults and scopes as people write them, and what to do about them. */
const values: readonly [written: string, advice: string | undefined][] = [
  ['then: timeout', 'write hang'],
  ['then: [503, success]', 'write pass'],
  ['then: disconnect', 'write reset'],
  [
    'then: boom',
    'the effects are pass, reset, hang, empty, truncate, drip, rate-limit-burst, rate-limit-daily',
  ],
  ['then: resett', 'did you mean "reset"?'],
  ['then: Service Unavailable', 'write 503'],
  ['then: 5000', undefined],
  ['then: [503, 503 pass]', 'write a comma between them: 503, pass'],
  ['then: 5O3', 'did you mean 503? it has the letter O for a zero'],
  ['then: [503, 50l]', 'did you mean 501? it has a letter for the digit 1'],
  ['then: 503 pass', 'write a list: [503, pass]'],
]

for (const [written, advice] of values) {
  t.test(`advises on ${written}`, async (t) => {
    const text = `${S}faults:\n  - match: { method: GET }\n    ${written}\n`
    const [line = '', ...more] = said(t, { 'a.yaml': text })
    t.match(line, /^8:\d+ then.*: found .*, expected a status from 200 to 599/)
    t.equal(line.split('; ')[1], advice)
    t.same(more, [])
  })
}

t.test('a token that is wrapped over two lines', async (t) => {
  const token = 'token: pit-11111111-1111-4111-\n          8111-111111111111'
  t.same(said(t, { 'a.yaml': `${S}        ${token}\n` }), [
    '6:16 token: found "pit-11111111-1111-4111- 8111-111111111111", expected a token such as pit-11111111-1111-4111-8111-111111111111; the line below it is a part of it: write pit-11111111-1111-4111-8111-111111111111 in one line',
  ])
})

t.test('a number and a word of a query in place of text', async (t) => {
  const text = `${S}faults:\n  - match: { path: /contacts/, query: { limit: 20, all: true } }\n    then: 503\n`
  t.match(said(t, { 'a.yaml': text }), [
    /^7:48 limit: found the number 20, .*; put it in quotes: "20"$/,
    /^7:57 all: found true, .*; put it in quotes: "true"$/,
  ])
})

t.test('the country of a sub-account by a code of three letters', async (t) => {
  const country = (code: string) => said(t, { 'a.yaml': `subAccounts:\n  - country: ${code}\n` })
  t.match(country('AUT'), [/^2:14 country: found "AUT", .*; write its code of two letters$/])
  t.match(country('USA'), [/; write US$/])
})

t.test('a method of another path', async (t) => {
  const rules = `${S}faults:
  - { match: { method: DELETE, path: /contacts/:contactId/notes }, then: 503 }
  - { match: { method: POST, path: /contacts/:contactId/notes/:id }, then: 503 }
stubs:
  - { match: { method: DELETE, path: /calendars/:calendarId/free-slots } }
`
  t.same(
    said(t, { 'a.yaml': rules }).map((one) => one.replace(/^.* expected /, '')),
    [
      'one of GET, POST for this path; DELETE is a method of /contacts/:contactId/notes/:id',
      'one of GET, PUT, DELETE for this path; POST is a method of /contacts/:contactId/notes',
      'GET for this path; DELETE is a method of /calendars/:calendarId',
    ],
  )
})

t.test('words for true and false, and a count', async (t) => {
  const text = `${N}            pinned: ja\n        tasks: [{ title: a, dueDate: now, completed: open }]\nfaults: [{ then: 503, times: 2x }]\n`
  t.match(said(t, { 'a.yaml': text }), [/; write true$/, /; write false$/, /; write 2$/])
})

t.test('a comment after a value, and a version as people write it', async (t) => {
  t.match(said(t, { 'a.yaml': `version: v1\n${N}            pinned: true // top\n` }), [
    /^1:10 version: found "v1", expected 1; write 1$/,
    /^13:21 pinned: found .*; a comment begins with #$/,
  ])
})

t.test('a comment of another language after an id or a date', async (t) => {
  const text = `${S}    contacts:
      - id: c3 // first
        dateAdded: 2026-03-07 // then
      - { id: "c4 // second" }
`
  t.match(said(t, { 'a.yaml': text }), [
    /^7:13 id: found "c3 \/\/ first", .*; a comment begins with #$/,
    /^8:20 dateAdded: .*; a comment begins with #$/,
    /^9:15 id: found "c4 \/\/ second", .*; an id has no spaces and none of/,
  ])
})

t.test('a range with the larger number first', async (t) => {
  const text = `${S}    generate: { contacts: 5, notes: 50..5 }\n`
  t.match(said(t, { 'a.yaml': text }), [/^6:37 notes: found "50\.\.5", .*; write 5\.\.50$/])
})

t.test('a fault has one method', async (t) => {
  const text = `${S}faults: [{ match: { method: "POST,PUT", path: /contacts/:contactId }, then: 503 }]\n`
  t.match(said(t, { 'a.yaml': text }), [/; write an entry for each method$/])
})

for (const [written, advice] of [
  ['View Contacts', 'write contacts.readonly'],
  ['Edit Contacts', 'write contacts.write'],
  [
    'contacts locations/tags.readonly',
    'write an entry for each: contacts and locations/tags.readonly',
  ],
  [
    'contacts， locations/tags.readonly',
    'write an entry for each: contacts and locations/tags.readonly',
  ],
] as const) {
  t.test(`advises on the scope ${written}`, async (t) => {
    const text = S.replace('[contacts]', `[${written}]`)
    t.same(said(t, { 'a.yaml': text }), [
      `5:18 scopes[0]: found "${written}", expected a scope such as contacts; ${advice}`,
    ])
  })
}

t.test('variables are not replaced in ids', async (t) => {
  for (const name of ['"{{noteId}}"', '$NOTE_ID']) {
    const text = N.replace('id: n1', `id: ${name}`)
    t.match(
      said(t, { 'a.yaml': text }),
      [/^warning 10:17 id: found .*, but variables are not replaced in fixtures: write the value$/],
      name,
    )
  }
})

for (const [phone, advice] of [
  ['4930123456', 'write "+4930123456", in quotes'],
  ['004930123456', 'write "+4930123456", in quotes'],
  ['15555550100', 'write "+15555550100", in quotes'],
  ['2125550100', 'write "+12125550100", in quotes'],
  ['5555550100', 'write "+5555550100" or "+15555550100", in quotes'],
  ['030123456', 'write it in quotes, with + and the code of its country'],
  ['+4930123456', 'put it in quotes: "+4930123456"'],
]) {
  t.test(`the telephone number ${phone} without quotes`, async (t) => {
    const message = `phone: found the number ${phone}, expected a telephone number such as +15555550100; ${advice}`
    t.same(said(t, { 'a.yaml': `${C}        phone: ${phone}\n` }), [`9:16 ${message}`])
  })
}

t.test('several scopes in one text, whatever is between them', async (t) => {
  for (const sign of ['; ', ';', ' | ', ',', '； ']) {
    const text = S.replace('[contacts]', `["contacts${sign}users.readonly"]`)
    t.match(said(t, { 'a.yaml': text }), [
      /; write an entry for each: contacts and users.readonly$/,
    ])
  }
})

t.test('a path with a host, or with a variable for one', async (t) => {
  const said1 = (path: string) =>
    said(t, { 'a.yaml': `${S}faults:\n  - { match: { path: "${path}" }, then: 503 }\n` }).join('\n')
  for (const host of [
    'https://services.leadconnectorhq.com',
    'services.leadconnectorhq.com',
    '{{baseUrl}}',
    '{{ base_url }}',
    '$BASE_URL',
    '$\u007bBASE_URL}',
  ]) {
    t.ok(said1(`${host}/contacts/`).endsWith('; write /contacts/'), host)
    t.ok(said1(`${host}/contacts/{{ id }}`).endsWith('; write /contacts/:id'), `${host} and an id`)
  }
  t.match(
    said1('{{baseUrl}}/contacts/?limit=20'),
    /limit "20"; write \/contacts\/ and the query beside it, without the host$/,
  )
})

t.test('what cannot be seen in an id is a warning', async (t) => {
  t.same(said(t, { 'a.yaml': C.replace('id: c1', 'id: "c1\u200b"') }), [
    'warning 7:13 id: found "c1\u200b"; there is an invisible character (U+200B) in it: delete it',
  ])
})

t.test('texts in place of objects that have one key, with and without quotes', async (t) => {
  const text = `${C}        additionalEmails: [a@b.de, "c@d.de"]\n`
  t.same(said(t, { 'a.yaml': text }), [
    '9:28 additionalEmails[0]: found "a@b.de", expected an object with email; write "email: a@b.de"',
    '9:36 additionalEmails[1]: found "c@d.de", expected an object with email; write { "email": "c@d.de" }',
  ])
})

t.test('scopes as other services write them, and two in one line', async (t) => {
  for (const [scope, advice] of [
    ['contacts:read', 'write contacts.readonly'],
    ['contacts:write', 'write contacts.write'],
    [
      'contacts.readonly - users.readonly',
      'write an entry for each: contacts.readonly and users.readonly',
    ],
  ] as const) {
    const [line = '', ...more] = said(t, {
      'a.yaml': S.replace('[contacts]', `\n          - ${scope}`),
    })
    t.match(line, /^6:13 scopes\[0\]: found ".*", expected a scope such as contacts; /)
    t.equal(line.split('; ')[1], advice)
    t.same(more, [])
  }
})

t.test('lines below a value that become part of it', async (t) => {
  const text = `${C}        notes:
          - id: n1
              Second
            body: Called.
            dateAdded: -3d
              4
`
  t.same(said(t, { 'a.yaml': text }), [
    '10:17 id: found "n1 Second", expected an id such as contact-xyz789; "Second" on the lines below becomes part of the value: is its key missing?',
    '13:24 dateAdded: found "-3d 4", expected a date such as 2026-03-07T12:00:00Z or -3d; "4" on the lines below becomes part of the value: is its key missing?',
  ])
})

t.test('a word before a list in brackets', async (t) => {
  t.match(said(t, { 'a.yaml': `${C}        tags: Martin [regular]\n` }), [
    /^9:15 tags: found "Martin \[regular\]".*; remove "Martin" before the list in brackets$/,
  ])
})

t.test('a range of milliseconds', async (t) => {
  const fault = (then: string) => `${S}faults:\n  - match: { method: GET }\n    then: { ${then} }\n`
  for (const delay of [
    'delay: 200-800',
    'delay: 200..800',
    'delay: [200, 800]',
    'delayMs: 200 to 800',
  ])
    t.match(
      said(t, { 'a.yaml': fault(delay) }),
      [/; write delay: \{ uniform: \[200, 800\] \}/],
      delay,
    )
})

t.test('the value of a custom field by the names of the API', async (t) => {
  const fields = `${S}    customFields: [{ id: f, name: Since, dataType: DATE }]
    contacts:
      - firstName: Ann
        customFields:
          - { id: f, field_value_date: 2024-01-01 }
`
  t.same(said(t, { 'a.yaml': fields }), [
    '10:22 found the unknown key "field_value_date"; did you mean "value"?',
  ])
})

t.test('a list that has become part of the value above it', async (t) => {
  const text = `${S}    customFields:
      - name: Plan
        dataType: CHECKBOX
          - plus
          - basic
`
  t.match(said(t, { 'a.yaml': text }), [
    /^8:19 dataType: .*; the lines below that begin with "- " become part of it: is the key of their list missing\?$/,
  ])
})

t.test('the day of an appointment is that of its beginning', async (t) => {
  t.match(said(t, { 'a.yaml': `${C}        appointments: [{ date: 2026-05-02 }]\n` }), [
    'warning 9:26 found the unknown key "date"; did you mean "startTime"?',
  ])
})

t.test('a header beside the headers, in YAML and in JSON', (t) => {
  const faults = [{ match: { method: 'GET' }, then: { status: 429, 'Retry-After': 3 } }]
  const found = /found the unknown key "Retry-After": headers belong below headers; write /
  const yaml = said(t, { 'a.yaml': `${S}faults: ${JSON.stringify(faults)}\n` })
  t.match(yaml, [/write "headers: \{ Retry-After: \.\.\. \}"$/])
  const [json = ''] = said(t, { 'a.json': JSON.stringify({ subAccounts: [], faults }) })
  t.match(json, found)
  t.match(json, /write "headers": \{ "Retry-After": \.\.\. \}$/)
  t.end()
})
