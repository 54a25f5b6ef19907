import { join } from 'node:path'
import t, { type Test } from 'tap'
import { importContacts } from '../../../src/seeding/import/import.js'
import { validateFixtures } from '../../../src/seeding/load.js'
import { Pseudonyms } from '../../../src/seeding/record/pseudonyms.js'
import { writeSeed } from '../../../src/seeding/write/write.js'

const exported = `\uFEFFContact Id,First Name,Last Name,Phone,Email,Business Name,Created,Last Activity,Tags,Additional Emails,Heating
ocQHyuzHvysMo5N5VsXc,Erika,Mustermann,+491711234567,erika@muster.example,Muster GmbH,Mar 07 2026 12:00 PM,,"vip, customer",e2@muster.example,Erika's oil
,Max,,,max@muster.example,,2023-05-01T12:34:56-05:00,yesterday,,,
`

/** Imports one file: the contacts and custom fields of its fixture, which is valid without warnings. */
async function imported(
  t: Test,
  text: string | Buffer,
  { map = {}, keep = true, name = 'c.csv' } = {},
) {
  const file = join(t.testdir({ [name]: text }), name)
  const columns = new Map(Object.entries(map as Record<string, string>))
  const { seed, notes } = await importContacts(file, columns, keep ? undefined : new Pseudonyms())
  const again = writeSeed(seed, 'yaml')
  const { problems } = validateFixtures([], { texts: [{ name: 'x', text: again, format: 'yaml' }] })
  t.same(problems, [])
  const [{ contacts = [], customFields = [] } = {}] = seed.subAccounts
  return { contacts, customFields, notes, text: again }
}

t.test('columns become fields, tags, dates and custom fields', async (t) => {
  const { contacts, customFields, notes } = await imported(t, exported)
  t.same(contacts, [
    {
      id: 'ocQHyuzHvysMo5N5VsXc',
      firstName: 'Erika',
      lastName: 'Mustermann',
      phone: '+491711234567',
      email: 'erika@muster.example',
      companyName: 'Muster GmbH',
      dateAdded: '2026-03-07T12:00:00.000Z',
      tags: ['vip', 'customer'],
      additionalEmails: [{ email: 'e2@muster.example' }],
      customFields: [{ id: 'field-heating', value: "Erika's oil" }],
    },
    { firstName: 'Max', email: 'max@muster.example', dateAdded: '2023-05-01T17:34:56.000Z' },
  ])
  t.same(customFields, [{ id: 'field-heating', name: 'Heating', dataType: 'TEXT' }])
  t.match(notes, [/Last Activity, once/])
})

t.test('personal data is replaced, in custom fields too', async (t) => {
  const { contacts, text } = await imported(t, exported, { keep: false })
  t.notMatch(text, /Erika|Muster(?!$)|491711234567|Max/)
  t.match(contacts[0], { id: 'ocQHyuzHvysMo5N5VsXc', tags: ['vip', 'customer'] })
})

t.test('a table that is not in UTF-8 is read as Windows-1252, and said to be', async (t) => {
  const text = 'First Name,Last Name,City\nJürgen,Groß,Köln\n'
  const { contacts, notes } = await imported(t, Buffer.from(text, 'latin1'))
  t.match(contacts, [{ firstName: 'Jürgen', lastName: 'Groß', city: 'Köln' }])
  t.match(notes, [/c\.csv is not UTF-8: it was read as Windows-1252\. If letters in it are wrong/])
  t.same((await imported(t, text)).notes, [])
})

t.test('a map names fields for columns, and leaves columns out', async (t) => {
  const map = { Heating: '', 'Business Name': 'source' }
  const { contacts, customFields } = await imported(t, exported, { map })
  t.same(customFields, [])
  t.match(contacts[0], { source: 'Muster GmbH', customFields: undefined, companyName: undefined })
  t.rejects(imported(t, exported, { map: { 'Frist Name': 'firstName' } }), {
    message: '--map: the file has no column "Frist Name"; did you mean "First Name"?',
    isUsage: true,
  })
  t.rejects(imported(t, exported, { map: { Heating: 'emial' } }), {
    message: '--map: a contact has no field "emial"; did you mean "email"?',
  })
})

const contact = { id: 'a', locationId: 'L', firstName: 'Jane', dateAdded: 1_772_884_800_000 }
for (const [what, text] of [
  ['semicolons', 'First Name;E-Mail;Zip\nJane;j@x.example;01234\n'],
  ['tabs and CRLF', 'first_name\temail\tPostal Code\r\nJane\tj@x.example\t01234\r\n'],
  [
    'JSON with columns',
    '[{ "First Name": "Jane", "Email": "j@x.example", "Postal Code": "01234" }]',
  ],
] as const) {
  t.test(`${what} are read`, async (t) => {
    const name = text.startsWith('[') ? 'c.json' : 'c.csv'
    const { contacts } = await imported(t, text, { name, map: {} })
    t.match(contacts, [{ firstName: 'Jane', postalCode: '01234' }])
  })
}

t.test('an answer of the API is read', async (t) => {
  const text = JSON.stringify({ contacts: [contact], total: 1 })
  const { contacts, customFields } = await imported(t, text, { name: 'c.json' })
  t.match(contacts, [{ id: 'a', firstName: 'Jane', dateAdded: '2026-03-07T12:00:00.000Z' }])
  t.same(customFields, [])
})

for (const [text, message] of [
  ['', /has no contacts, expected a line of column names/],
  [
    'a,b\n1,2,3\n',
    /c\.csv:2 has 3 columns, expected 2 as in its first line: a cell with a separator in it needs/,
  ],
  [
    'a,b,c\n\n1\n',
    /c\.csv:3 has 1 column, expected 3 as in its first line: write the separators of empty cells/,
  ],
  ['a,b\n"x\n', /is not CSV: the cell with a quote in line 2 does not end$/],
  ['a,b\n1,x"y\n', /is not CSV: line 2 has a quote that neither begins nor ends a cell/],
  [
    Buffer.from('First Name\nJane\n', 'utf16le'),
    /has a NUL, expected text: save it as CSV in UTF-8/,
  ],
  ['{"a"', /is not JSON/],
  ['{"a": 1}', /has no contacts, expected a list of objects/],
] as const) {
  t.test(`${JSON.stringify(String(text))} is refused`, async (t) => {
    await t.rejects(imported(t, text), { message })
  })
}

t.test('UTF-16, as spreadsheets write it', async (t) => {
  const little = Buffer.from('\uFEFFFirst Name\tLast Name\r\nJosé\tDoe\r\n', 'utf16le')
  const expected = [{ firstName: 'José', lastName: 'Doe' }]
  t.same((await imported(t, little)).contacts, expected)
  t.same((await imported(t, Buffer.from(little).swap16())).contacts, expected)
})

t.test('an id twice is named by its places in the file', async (t) => {
  const mend = 'expected one of its own: write another id, or remove one of the two'
  t.rejects(imported(t, 'Contact Id,Name\na,Eve\nb,Bo\na,Cy\n'), {
    message: /c\.csv:4 has the id "a" as in .*c\.csv:2, expected one of its own: write another id/,
  })
  for (const text of [
    '[{ "id": 1, "name": "Eve" }, {}, { "id": "1", "name": "Cy" }]',
    '{ "id": 1, "name": "Eve" }\n{}\n{ "id": 1, "name": "Cy" }\n',
    '{ "contacts": [{ "id": 1, "name": "Eve" }, {}, { "id": 1, "name": "Cy" }] }',
  ])
    t.rejects(imported(t, text, { name: 'c.json' }), {
      message: new RegExp(`^entry 3 of .*c\\.json has the id "1" as in entry 1 of .*, ${mend}$`),
    })
})

t.test('equal tags are there once', async (t) => {
  const tags = async (text: string, name = 'c.csv') =>
    (await imported(t, text, { name })).contacts[0]?.tags
  t.same(await tags('Email,Tags\na@b.example,"a,,b, A ,a"\n'), ['a', 'b', 'A'])
  t.same(await tags('Email,Tags,Labels\na@b.example,a;b,b、c\n'), ['a', 'b', 'c'])
  t.same(await tags('[{ "email": "a@b.example", "tags": ["a", "b", "a"] }]', 'c.json'), ['a', 'b'])
  const text = 'Email,Last Name,Tags\na@b.example,Müller,"Müller,Mueller"\n'
  t.same((await imported(t, text, { keep: false })).contacts[0]?.tags, ['Ashdown'])
})

t.test('short names, and those that are also particles, are replaced in a table', async (t) => {
  const text =
    'First Name,Last Name,Email,Notes\nDes,Das,des.das@b.example,Des Das will mark the date\nLi,Wu,l@b.example,Li Wu called about the boiler\n'
  const { contacts } = await imported(t, text, { keep: false })
  t.match(contacts, [
    { email: 'alex.ashdown@example.com', notes: [{ body: 'Alex Ashdown will mark the date' }] },
    { firstName: 'Robin', notes: [{ body: 'Robin Birch called about the boiler' }] },
  ])
})

t.test('columns of channels that must not be used', async (t) => {
  const { contacts, customFields } = await imported(
    t,
    'First Name,DND SMS,Email Opt Out,Unsubscribed from all email,DND All\nJo,true,,yes,no\nEd,,1,,\nAl,no,,,true\n',
  )
  t.same(contacts, [
    {
      firstName: 'Jo',
      dndSettings: { SMS: { status: 'active' }, Email: { status: 'active' } },
      dnd: false,
    },
    { firstName: 'Ed', dndSettings: { Email: { status: 'active' } } },
    { firstName: 'Al', dnd: true },
  ])
  t.same(customFields, [])
})

t.test('dates with the day first, with names of months, and in milliseconds', async (t) => {
  const { contacts, notes } = await imported(
    t,
    'First Name,Birthday,Created\nJo,14/03/1987,1741944413589\nEd,03/04/1985,"Feb 28, 2025"\n',
  )
  t.same(contacts, [
    { firstName: 'Jo', dateOfBirth: '1987-03-14', dateAdded: '2025-03-14T09:26:53.589Z' },
    { firstName: 'Ed', dateOfBirth: '1985-04-03', dateAdded: '2025-02-28T00:00:00.000Z' },
  ])
  t.same(notes, [])
})

t.test('a year with a digit too many is no date', async (t) => {
  const { contacts } = await imported(t, 'First Name,Created\nJo,Mar 07 20260 12:00 PM\n')
  t.same(contacts, [{ firstName: 'Jo' }])
})

t.test(
  'several numbers in one cell, columns without a value, and columns of other languages',
  async (t) => {
    const { contacts, customFields, notes } = await imported(
      t,
      'Vorname,Erstellt am,Land,Phone 1 - Value,Prefix\nJo,07.03.2026,DE,+4930123456 ::: +4930123457,\n',
    )
    t.same(contacts, [
      {
        firstName: 'Jo',
        dateAdded: '2026-03-07T00:00:00.000Z',
        country: 'DE',
        phone: '+4930123456',
        additionalPhones: [{ phone: '+4930123457' }],
      },
    ])
    t.same([customFields, notes], [[], []])
  },
)

t.test('a note lists what an answer has besides contacts', async (t) => {
  const contact = {
    id: 'c',
    locationId: 'L',
    firstName: 'Jo',
    customFields: [{ id: 'f', value: { u: {} } }],
  }
  const { contacts, notes } = await imported(
    t,
    JSON.stringify({ contacts: [contact], meta: { total: 1 }, traceId: 'x' }),
    { name: 'c.json' },
  )
  t.match(contacts, [{ id: 'c', firstName: 'Jo' }])
  t.equal(contacts[0]?.customFields, undefined)
  t.match(notes, [/cannot have such a value: f, once/, /^This was copied .* keep meta, traceId\.$/])
})
