import { join } from 'node:path'
import t, { type Test } from 'tap'
import { importContacts } from '../../../src/seeding/import/import.js'
import { validateFixtures } from '../../../src/seeding/load.js'
import { Pseudonyms } from '../../../src/seeding/record/pseudonyms.js'
import { writeSeed } from '../../../src/seeding/write/write.js'

/** Imports one file: its contacts with custom fields by name. The fixture is valid without warnings. */
async function imported(t: Test, text: string, keep = true) {
  const file = join(t.testdir({ 'c.csv': text }), 'c.csv')
  const { seed, notes } = await importContacts(file, new Map(), keep ? undefined : new Pseudonyms())
  const written = writeSeed(seed, 'yaml')
  const { problems } = validateFixtures([], {
    texts: [{ name: 'x', text: written, format: 'yaml' }],
  })
  t.same(problems, [])
  const [{ contacts = [], customFields = [] } = {}] = seed.subAccounts
  const people = contacts.map(({ customFields: values = [], ...rest }) => ({
    ...rest,
    ...Object.fromEntries(
      (values ?? []).map(({ id, value }) => [
        customFields.find((one) => one.id === id)?.name,
        value,
      ]),
    ),
  }))
  return { people, notes, written, fields: customFields.map(({ name }) => name) }
}

const jane = { firstName: 'Jane', email: 'j@x.example' }

for (const [what, text, expected = [jane]] of [
  ['a separator at the end of each line', 'First Name,Email,\nJane,j@x.example,\n'],
  ['a separator at the end of a row alone', 'First Name,Email\nJane,j@x.example,,\n'],
  ['rows without a value', 'First Name,Email\n,\n" ",\u00A0\nJane,j@x.example\n , \n'],
  ['spaces around values and names', '" First Name " ,\tEmail\n" Jane", j@x.example\u00A0\n'],
  ['columns with spaces alone', 'First Name,Email,City\nJane,j@x.example,"  "\n'],
  ['a line break in a name', '"First\nName";Email\nJane;j@x.example\n'],
  ['separators in a name', '"First, Name";Email\nJane;j@x.example\n'],
  ['the separator in a line of its own', 'sep=;\r\nFirst Name;Email\r\nJane;j@x.example\r\n'],
  ['bars', 'First Name|Email\nJane|j@x.example\n'],
  ['names in capitals', 'FIRST NAME,EMAIL\nJane,j@x.example\n'],
  ['a mark in quotes', '\uFEFF"First Name","Email"\n"Jane","j@x.example"\n'],
  ['German names', 'Vorname;E-Mail;Straße;PLZ\nJane;j@x.example;;\n'],
  ['French names', 'Nom;Prénom;Courriel\nDoe;Jane;j@x.example\n', [{ ...jane, lastName: 'Doe' }]],
  [
    'a column twice',
    'Email,First Name,Email,Heating,Heating\nj@x.example,Jane,j2@x.example,oil,oil\n',
    [{ ...jane, additionalEmails: [{ email: 'j2@x.example' }], Heating: 'oil' }],
  ],
  [
    'names that differ by signs and case',
    'Email,First Name,Gas?,Gas!,gas\nj@x.example,Jane,1,2,3\n',
    [{ ...jane, 'Gas?': '1', 'Gas!': '2', gas: '3' }],
  ],
  [
    'names that are signs',
    'Email,First Name,#,%\nj@x.example,Jane,1,2\n',
    [{ ...jane, '#': '1', '%': '2' }],
  ],
  [
    'names that JavaScript has',
    'Email,First Name,constructor,toString,__proto__\nj@x.example,Jane,1,2,3\n',
    [{ ...jane, constructor: '1', toString: '2', ['__proto__']: '3' }],
  ],
  [
    'a value without the name of its column',
    'First Name,,Email\nJane,oil,j@x.example\n',
    [{ ...jane, 'Column 2': 'oil' }],
  ],
  [
    'line breaks in a value',
    'First Name,Email,Heating\r\nJane,j@x.example,"oil\r\ngas"\r\n',
    [{ ...jane, Heating: 'oil\r\ngas' }],
  ],
] as const) {
  t.test(`a table with ${what} is read`, async (t) => {
    const { people, notes } = await imported(t, text)
    t.same(people, expected)
    t.notMatch(notes.join(), /Left out/)
  })
}

t.test('a row of another length is named by its line', async (t) => {
  for (const text of ['sep=;\na;b;\n1;2;\n"3\n4";5;6;7\n', 'a,b\n1,2\n\n"3\n"\n'])
    await t.rejects(imported(t, text), { message: /c\.csv:4 has [41] columns?, expected [32] as/ })
})

t.test('custom fields keep ids as HighLevel makes them', async (t) => {
  const id = 'aB3dE6gH9jK2mN5pQ8sT'
  const contact = { id: 'a', locationId: 'L', email: 'j@x.example' }
  const value = { contacts: [{ ...contact, customFields: [{ id, value: 'oil' }] }] }
  const { written } = await imported(t, JSON.stringify(value))
  t.match(written, `- id: ${id}\n            value: oil`)
})

t.test('a second value of a column is left out, and said to be', async (t) => {
  const { people, notes } = await imported(t, 'Email,Heating,Heating\nj@x.example,oil,gas\n')
  t.same(people, [{ email: 'j@x.example', Heating: 'oil' }])
  t.match(notes, [
    'Left out, as a contact has one value of this name, and another column says it: Heating, once.',
  ])
})

const nested = { properties: { firstname: 'Jane', email: 'j@x.example' } }
for (const [what, value, expected = [jane]] of [
  ['below another name', { total: 1, results: [jane] }],
  ['two levels down', { data: { people: [jane], page: 1 } }],
  ['that are nested', [{ id: '1', ...nested }], [{ id: '1', ...jane }]],
  [
    'with names and places in parts',
    [{ name: { first: 'Jane' }, emails: [{ email: 'j@x.example' }], address: { city: 'Ulm' } }],
    [{ firstName: 'Jane', email: 'j@x.example', city: 'Ulm' }],
  ],
  [
    'with numbers',
    [{ ...jane, phone: 15550104477, rooms: 4, kinds: ['a', 'b'], constructor: 1 }],
    [{ ...jane, phone: '15550104477', rooms: '4', kinds: 'a, b', constructor: '1' }],
  ],
  ['without a list', jane],
  [
    'with lists of texts',
    [{ ...jane, emails: ['k@x.example'], phones: [15550104477], tags: 'vip, new' }],
    [
      {
        ...jane,
        additionalEmails: [{ email: 'k@x.example' }],
        phone: '15550104477',
        tags: ['vip', 'new'],
      },
    ],
  ],
  ['with nothing in one', [{}, jane, { email: null }]],
  [
    'of the API',
    { contacts: [{ id: 'a', locationId: 'L', ...jane, customFields: [{ id: 'x', value: 'y' }] }] },
    [{ id: 'a', ...jane, x: 'y' }],
  ],
] as [string, unknown, object[]?][]) {
  t.test(`contacts ${what} in JSON are read`, async (t) => {
    t.same((await imported(t, JSON.stringify(value))).people, expected)
  })
}

t.test('JSON with an object a line is read', async (t) => {
  const lines = [jane, { email: 'k@x.example' }].map((one) => JSON.stringify(one)).join('\n')
  t.same((await imported(t, `${lines}\n`)).people, [jane, { email: 'k@x.example' }])
})

t.test('personal data in the parts of an object is replaced', async (t) => {
  const person = {
    names: [{ displayed: 'Jane Doe', initials: 'JD' }],
    email: 'jane@doe.example',
    children: ['Tom', 'Ann'],
    spouse: { name: 'Peter', age: 40 },
    'Alt Phone': 5550104477,
  }
  const { written } = await imported(t, JSON.stringify([person]), false)
  t.notMatch(written, /Jane|Doe|Tom|Ann\b|Peter|0104477/)
})

t.test('says when no column is known for names', async (t) => {
  const text = 'Email,Remarks\nj@x.example,Nora called\n'
  t.match((await imported(t, text, false)).notes.join('\n'), 'No column is known for names')
  t.notMatch((await imported(t, text)).notes.join('\n'), 'No column')
  const named = 'Email,Name,Remarks\nj@x.example,Nora,Nora called\n'
  t.notMatch((await imported(t, named, false)).notes.join('\n'), 'No column')
})
