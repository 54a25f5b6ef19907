import t from 'tap'
import { C, said } from '../../support/fixtures.js'

const yaml = (entry: string) => `subAccounts:
  - id: loc-1
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts:
      - { id: c1, ${entry} }
      - { id: c2, firstName: Omar }
`
const isText = (text: string) => `which become part of the text: put it in plain quotes: "${text}"`
const begins = (quote: string, text: string) =>
  `found text that begins with the typographic quote ${quote}, which quotes nothing in YAML, expected plain quotes: "${text}"`

for (const [what, entry, lines] of [
  [
    'a value',
    'firstName: “Mia”',
    [`warning 5:30 found the typographic quotes “ and ”, ${isText('Mia')}`],
  ],
  [
    'a value, in single ones',
    'firstName: ‘Mia’',
    [`warning 5:30 found the typographic quotes ‘ and ’, ${isText('Mia')}`],
  ],
  [
    'the start of a value',
    'firstName: “Mia"',
    [`warning 5:30 found the typographic quotes “ and ", ${isText('Mia')}`],
  ],
  [
    'the end of a value',
    'firstName: "Mia”, lastName: Doe',
    [
      '5:30 found text that begins with " and ends with ”, which closes nothing in YAML, expected a closing "',
    ],
  ],
  [
    'a key',
    '“firstName”: Mia',
    ['5:19 found the typographic quotes “ and ” around a key, expected the key without quotes'],
  ],
  [
    'all keys and values',
    '“firstName”: “Mia”, “tags”: [“vip”]',
    [
      '5:19 found the typographic quotes “ and ” around a key, expected the key without quotes; 3 more texts with such quotes in this line',
    ],
  ],
  [
    'a text with a colon',
    'notes: [{ body: “Called: wants it” }]',
    [`5:35 ${begins('“', 'Called: wants it')}`],
  ],
  [
    'a text with a comma',
    'firstName: “Mia, Ms”',
    [
      '5:36 found "Ms”" after a comma in text that begins with the typographic quote “, which quotes nothing in YAML: write plain quotes around all of it',
    ],
  ],
  [
    'texts of a list',
    'tags: [“vip, old”, “lead”]',
    [
      `warning 5:26 ${begins('“', 'vip, old')}`,
      `warning 5:38 found the typographic quotes “ and ”, ${isText('lead')}`,
    ],
  ],
] satisfies [string, string, string[]][]) {
  t.test(`explains typographic quotes around ${what} in YAML`, async (t) => {
    t.same(said(t, { 'a.yaml': yaml(entry) }), lines)
  })
}

const json = (entry: string) => `{
  "subAccounts": [
    {
      "privateIntegrations": [{ "name": "full", "scopes": ["contacts"] }],
      "contacts": [
        { "id": "c1", ${entry} },
        { "id": "c2", "firstName": "Omar" }
      ]
    }
  ]
}
`
const only = 'expected a double quote, the only one that JSON has'

for (const [what, entry, lines] of [
  ['a value', '"firstName": “Mia”', [`6:36 found the typographic quote “, ${only}`]],
  ['a key in single ones', '‘firstName’: "Mia"', [`6:23 found the typographic quote ‘, ${only}`]],
  ['a key', '“firstName”: "Mia"', [`6:23 found the typographic quote “, ${only}`]],
  [
    'values in single ones',
    '"tags": [‘vip’, ‘lead’]',
    [`6:32 found the typographic quote ‘, ${only}; 1 more text with such quotes in this line`],
  ],
  [
    'the start of a value',
    '"firstName": “Mia", "lastName": "Doe"',
    [`6:36 found the typographic quote “, ${only}`],
  ],
  [
    'the end of a value',
    '"firstName": "Mia”, "lastName": "Doe"',
    [`6:40 found the typographic quote ” at the end of a text, ${only}`],
  ],
  [
    'the end of the last value',
    '"firstName": "Mia”',
    [`6:40 found the typographic quote ” at the end of a text, ${only}`],
  ],
  [
    'the end of a key',
    '"firstName”: "Mia"',
    [`6:33 found the typographic quote ” at the end of a text, ${only}`],
  ],
] satisfies [string, string, string[]][]) {
  t.test(`explains typographic quotes around ${what} in JSON`, async (t) => {
    t.same(said(t, { 'a.json': json(entry) }), lines)
  })
}

t.test('lists in round brackets', async (t) => {
  const list = (entries: string) =>
    `found a list in round brackets, expected square ones: [${entries}]`
  t.same(said(t, { 'a.yaml': yaml('tags: (vip, lead), firstName: Mia') }), [
    `5:25 ${list('vip, lead')}`,
  ])
  t.same(said(t, { 'a.yaml': yaml('firstName: Mia, tags: (vip, lead, cold)') }), [
    `5:41 ${list('vip, lead, cold')}`,
  ])
  t.same(said(t, { 'a.yaml': yaml('firstName: Mia, notes: [{ body: (called, no answer) }]') }), [
    '5:60 found "no answer)" after a comma and without a colon: text with a comma in it needs quotes between { and }',
  ])
  t.match(said(t, { 'a.yaml': `${yaml('firstName: Mia')}faults:\n  - then: (503, pass)\n` }), [
    /^8:11 then: .*; write a list: \[503, pass\]$/,
  ])
  t.same(said(t, { 'a.json': json('"tags": ("vip", "lead"), "firstName": "Mia"') }), [
    `6:31 ${list('"vip", "lead"')}`,
  ])
})

t.test('typographic quotes in JSON are none in YAML either', async (t) => {
  const text = json('"firstName": "Mia"').replace(/"/g, '”')
  t.match(said(t, { 'a.json': text }), [
    /expected a double quote, the only one that JSON has; so have \d+ more texts with such quotes after it$/,
  ])
})

t.test('values that typographic quotes make text of', async (t) => {
  const advice = (text: string) =>
    new RegExp(`; remove the typographic quotes, which quote nothing: ${text}$`)
  t.match(said(t, { 'a.yaml': yaml('dateAdded: “-3d”') }), [advice('-3d')])
  t.match(said(t, { 'a.yaml': yaml('notes: [{ body: a, pinned: ‘true’ }]') }), [advice('true')])
  t.match(said(t, { 'a.yaml': yaml('firstName: Mia').replace('[contacts]', '[“contacts”]') }), [
    advice('contacts'),
  ])
})

t.test('a quote at the end of a value that none begins', async (t) => {
  const value = (written: string) => said(t, { 'a.yaml': `${C}        ${written}\n` })
  const quote = (column: number, sign: string) =>
    `warning 9:${column} found ${sign} at the end of a value, which becomes part of it: remove it, or write one before the value too`
  t.same(value('companyName: Gearbox"'), [quote(22, '"')])
  t.same(value("email: mia@example.com'"), [quote(16, "'")])
  for (const kept of ["city: O'", 'city: 12"', 'city: the "big one"']) t.same(value(kept), [], kept)
})

t.test('a sign at the end of a value is one mistake', async (t) => {
  const sign = (column: number, sign: string) =>
    `warning 5:${column} found ${sign} at the end of a value, which becomes part of it: remove it, or put the value in quotes`
  t.same(said(t, { 'a.yaml': yaml('email: mia@example.com;') }), [sign(26, ';')])
  t.same(said(t, { 'a.yaml': yaml('timezone: America/Chicago;') }), [sign(29, ';')])
  t.match(said(t, { 'a.yaml': yaml('dateAdded: 2026-03-15T17:00:00Z;') }), [/; remove the ;$/])
})
