import t, { type Test } from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'
import { mock, tokens } from '../../support/mock.js'

/** The warnings about a valid fixture, with lines and columns. */
function said(t: Test, text: string): string[] {
  const { seed, problems } = validateFixtures([t.testdir({ 'a.yaml': text })])
  t.ok(seed, 'it is valid')
  return problems.map(
    ({ severity, place: { line, column }, message }) => `${severity} ${line}:${column} ${message}`,
  )
}

const open = (more: string) =>
  `subAccounts:
  - id: loc-main
    privateIntegrations: [{ name: full, token: ${tokens.full}, scopes: [contacts] }]
${more}`

/** A contact with one field. */
const contactWith = (field: string) => open(`    contacts: [{ firstName: Jo, ${field} }]\n`)

for (const [field, message] of [
  [
    'email: jo(at)example.com',
    'email: found "jo(at)example.com", which the API refuses, expected an e-mail address such as jane@example.com; write jo@example.com',
  ],
  [
    'email: "Jo <jo@example.com>"',
    'email: found "Jo <jo@example.com>", which the API refuses, expected an e-mail address such as jane@example.com; write jo@example.com',
  ],
  [
    'email: ""',
    'email: found empty text, which the API refuses, expected an e-mail address such as jane@example.com; remove the line for no value',
  ],
  [
    'dateOfBirth: 25/09/1990',
    'dateOfBirth: found "25/09/1990", expected a date of birth such as 1990-09-25; write year-month-day: 1990-09-25',
  ],
  [
    'dateOfBirth: unknown',
    'dateOfBirth: found "unknown", expected a date of birth such as 1990-09-25',
  ],
  [
    'country: Germany',
    'country: found "Germany", expected the two letters of a country such as US; write DE',
  ],
  [
    'country: UK',
    'country: found "UK", expected the two letters of a country such as US; write GB',
  ],
  [
    'country: USA',
    'country: found "USA", expected the two letters of a country such as US; write US',
  ],
  ...['AUT', 'UAE', 'CHE', 'aut'].map(
    (code) =>
      [
        `country: ${code}`,
        `country: found "${code}", expected the two letters of a country such as US`,
      ] as const,
  ),
  [
    'country: U.S.A.',
    'country: found "U.S.A.", expected the two letters of a country such as US; write US',
  ],
  [
    'phone: "+1555555010"',
    'phone: found "+1555555010", expected a telephone number such as +15555550100; it has too few digits',
  ],
  [
    'phone: "+44207946"',
    'phone: found "+44207946", expected a telephone number such as +15555550100; it has too few digits',
  ],
  [
    'phone: "004915155555010"',
    'phone: found "004915155555010", expected a telephone number such as +15555550100; write +4915155555010',
  ],
  [
    'phone: "+155555501000"',
    'phone: found "+155555501000", expected a telephone number such as +15555550100; it has too many digits',
  ],
  [
    'phone: "+1555555O1OO"',
    'phone: found "+1555555O1OO", expected a telephone number such as +15555550100; there is a letter in place of a digit: write +15555550100',
  ],
  [
    'dateOfBirth: 25.09.90',
    'dateOfBirth: found "25.09.90", expected a date of birth such as 1990-09-25; write the year with four digits',
  ],
  [
    'timezone: Europe/Munich',
    'timezone: found "Europe/Munich", expected the IANA name of a time zone such as America/Chicago',
  ],
  [
    'timezone: Europe/Berln',
    'timezone: found "Europe/Berln", expected the IANA name of a time zone such as America/Chicago; did you mean "Europe/Berlin"?',
  ],
  ['phone: call me', 'phone: found "call me", expected a telephone number such as +15555550100'],
  [
    'phone: "1.55556E+10"',
    'phone: found "1.55556E+10", expected a telephone number such as +15555550100; a spreadsheet has shortened it: write all of its digits',
  ],
  [
    'timezone: Amerika/Chicago',
    'timezone: found "Amerika/Chicago", expected the IANA name of a time zone such as America/Chicago; did you mean "America/Chicago"?',
  ],
  [
    'timezone: (GMT-06:00) Central Time',
    'timezone: found "(GMT-06:00) Central Time", expected the IANA name of a time zone such as America/Chicago; write America/Chicago',
  ],
  [
    'timezone: "%TIMEZONE%"',
    'timezone: found "%TIMEZONE%", expected the IANA name of a time zone such as America/Chicago; variables are not replaced in fixtures: write the value',
  ],
  [
    `timezone: "\${TZ}"`,
    `timezone: found "\${TZ}", expected the IANA name of a time zone such as America/Chicago; variables are not replaced in fixtures: write the value`,
  ],
  [
    'timezone: "{{tz}}"',
    'timezone: found "{{tz}}", expected the IANA name of a time zone such as America/Chicago; variables are not replaced in fixtures: write the value',
  ],
  [
    'email: "{{email}}"',
    'email: found "{{email}}", which the API refuses, expected an e-mail address such as jane@example.com; variables are not replaced in fixtures: write the value',
  ],
  [
    'timezone: GMT-05:00 America/New_York (EST)',
    'timezone: found "GMT-05:00 America/New_York (EST)", expected the IANA name of a time zone such as America/Chicago; write America/New_York',
  ],
] as const) {
  t.test(`a contact with ${field}`, async (t) => {
    const column = 34 + field.indexOf(' ')
    t.same(said(t, contactWith(field)), [`warning 4:${column} ${message}`])
  })
}

t.test('the same fields of other resources, and in lists', async (t) => {
  const text = `subAccounts:
  - id: loc-main
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    email: office
    phone: none
    timezone: Chicago
    country: UK
    users: [{ firstName: Ann, email: ann, phone: ext 5, role: owner, type: company }]
    businesses: [{ name: Acme, email: acme, phone: 12 }]
    contacts:
      - additionalEmails: [{ email: jo@example.com }, { email: jo }]
        additionalPhones: [{ phone: "+15555550101" }, { phone: "12" }]
`
  t.same(
    said(t, text.replace('phone: 12 }', 'phone: "12" }')).map((one) =>
      one.replace(/, expected.*/, ''),
    ),
    [
      'warning 4:12 email: found "office"',
      'warning 5:12 phone: found "none"',
      'warning 6:15 timezone: found "Chicago"',
      'warning 7:14 country: found "UK"',
      'warning 8:38 email: found "ann"',
      'warning 8:50 phone: found "ext 5"',
      'warning 8:63 role: found "owner"',
      'warning 8:76 type: found "company"',
      'warning 9:39 email: found "acme"',
      'warning 9:52 phone: found "12"',
      'warning 11:64 email: found "jo"',
      'warning 12:64 phone: found "12"',
    ],
  )
})

t.test('values in every form that is right', async (t) => {
  const text = open(`    country: DE
    timezone: US/Central
    contacts:
      - { dateOfBirth: 1990/09/25, phone: 0171 1234567, country: de, timezone: Europe/Kyiv }
      - { dateOfBirth: 09-25-1990, phone: "+1 (555) 555-0100", country: GB, website: x }
      - { dateOfBirth: "1990-09-25T00:00:00.000Z", phone: "", country: "", timezone: "" }
`)
  t.same(said(t, text), [])
})

t.test(
  'a value of a template and of the defaults is reported once, where it is written',
  async (t) => {
    const text = `templates:
  jane: { email: jane }
defaults:
  contact: { country: Germany }
${open('    allowDuplicateContact: true\n    contacts: [{ like: jane }, { like: jane, country: US }, { firstName: Al }]\n')}`
    t.same(
      said(t, text).map((one) => one.replace(/, .*/, '')),
      ['warning 2:18 email: found "jane"', 'warning 4:23 country: found "Germany"'],
    )
  },
)

const definitions = `    customFields:
      - { id: loan, name: Loan, dataType: MONETORY }
      - { id: term, name: Term in years, dataType: NUMERICAL }
      - { id: fuel, name: Fuel, dataType: SINGLE_OPTIONS, picklistOptions: [Gas, Oil, Wood] }
      - { id: rooms, name: Rooms, dataType: CHECKBOX, picklistOptions: [Hall, Attic] }
      - { id: day, name: Day, dataType: DATE }
      - { id: sku, name: SKU, dataType: TEXT }
      - { id: call, name: Call, dataType: PHONE }
`

/** Values of custom fields, and what is said of them after what was found; nothing for those that are right. */
const values: readonly [id: string, written: string, message?: string][] = [
  ['loan', '250_000', '"250_000", which the API refuses, expected a number; write 250000'],
  ['loan', '"$1,250.50"', '"$1,250.50", which the API refuses, expected a number; write 1250.5'],
  ['loan', '0x1F'],
  ['term', '30 years', '"30 years", which the API refuses, expected a number; write 30'],
  ['term', '50%', '"50%", which the API refuses, expected a number; write 50'],
  ['term', '120 m2', '"120 m2", which the API refuses, expected a number; write 120'],
  ['loan', '1 250 USD', '"1 250 USD", which the API refuses, expected a number; write 1250'],
  ...['12k', '1.2 million', '3 Mio.', '5 Tsd', '2M', '3 milliards', '1/2', '10-20', '< 10'].map(
    (text): [string, string, string] => [
      'term',
      text,
      `"${text}", which the API refuses, expected a number`,
    ],
  ),
  ['term', 'long', '"long", which the API refuses, expected a number'],
  ['term', '"30"'],
  ['fuel', 'gas', '"gas", which the API refuses, expected one of Gas, Oil, Wood; write Gas'],
  [
    'fuel',
    'Wod',
    '"Wod", which the API refuses, expected one of Gas, Oil, Wood; did you mean "Wood"?',
  ],
  [
    'rooms',
    '"Hall, Attic"',
    '"Hall, Attic", which the API refuses, expected a list of one of Hall, Attic; write a list: [Hall, Attic]',
  ],
  [
    'fuel',
    '[Gas, Oil]',
    'a list (Gas, Oil), which the API refuses, expected one of Gas, Oil, Wood; write one of them, without a list',
  ],
  [
    'fuel',
    '[gas]',
    'a list (gas), which the API refuses, expected one of Gas, Oil, Wood; write Gas',
  ],
  ['sku', '[a, b]', 'a list (a, b), which the API refuses, expected text'],
  ['sku', '[{ a: b }]', 'a list, which the API refuses, expected text'],
  ['rooms', '[Hall, Attic]'],
  [
    'day',
    '05/01/2026',
    '"05/01/2026", which the API refuses, expected a date; write year-month-day: 2026-05-01 if 5 is the month, 2026-01-05 if 1 is',
  ],
  [
    'day',
    '1772884800000',
    'the number 1772884800000, which the API refuses, expected a date; write 2026-03-07',
  ],
  ['day', '2026-01-05'],
  ['sku', '12e5', '12e5, which is the number 1200000; put it in quotes if it is text: "12e5"'],
  ['sku', '007', '007, which is the number 7; put it in quotes if it is text: "007"'],
  ['sku', '4711'],
  [
    'sku',
    'true',
    'true, which the API refuses, expected text; put it in quotes if it is text: "true"',
  ],
  [
    'call',
    '+15555550100',
    '+15555550100, which is the number 15555550100; put it in quotes if it is text: "+15555550100"',
  ],
]

for (const [how, name] of [
  ['id', 'id'],
  ['key', 'key'],
  ['key, and have no id', 'key'],
] as const) {
  t.test(`values of custom fields that are named by their ${how}`, async (t) => {
    const fields = how.includes('no id') ? definitions.replace(/id: \w+, /g, '') : definitions
    for (const [id, written, message] of values) {
      const named = name === 'key' && id === 'term' ? 'term_in_years' : id
      const value = `      - customFields: [{ ${name}: ${named}, value: ${written} }]\n`
      const expected = `warning 13:${value.indexOf('value: ') + 8} value: found ${message}`
      t.same(said(t, `${open(fields)}    contacts:\n${value}`), message ? [expected] : [], written)
    }
  })
}

t.test('the API refuses the values that are said to be refused, and no others', async (t) => {
  const { seed } = validateFixtures([t.testdir({ 'a.yaml': open(definitions) })])
  if (!seed) throw new Error('the definitions are not valid')
  const { full } = mock(t, { seed })
  for (const [id, written, message] of values) {
    const fixture = `${open(definitions)}    contacts: [{ customFields: [{ id: ${id}, value: ${written} }] }]\n`
    const read = validateFixtures([t.testdir({ 'a.yaml': fixture })]).seed
    const customFields = read?.subAccounts[0]?.contacts?.[0]?.customFields
    const { statusCode } = await full('POST', '/contacts/', {
      locationId: 'loc-main',
      customFields,
    })
    t.equal(statusCode >= 400, / the API refuses/.test(message ?? ''), `${id} ${written}`)
  }
})

t.test('of a list, the items that are no options are reported where they are', async (t) => {
  const text = `${open(definitions)}    contacts:
      - customFields:
          - id: rooms
            value: [
              Hall,
              attic,
              5,
            ]
`
  t.same(said(t, text), [
    'warning 17:15 value: found "attic", which the API refuses, expected one of Hall, Attic; write Attic',
    'warning 18:15 value: found the number 5, which the API refuses, expected one of Hall, Attic',
  ])
})

t.test('a value under a name that a fixture does not have is no second mistake', async (t) => {
  const text = `${open(definitions)}    contacts: [{ customFields: [{ id: fuel, field_value: Coal }] }]\n`
  const { problems } = validateFixtures([t.testdir({ 'a.yaml': text })])
  t.match(problems, [{ message: 'found the unknown key "field_value"; did you mean "value"?' }])
  t.equal(problems.length, 1)
})

t.test(
  'a value that two contacts have from one anchor is reported once, where it is written',
  async (t) => {
    const text = `x-paris: &paris { country: France }\n${open('    contacts:\n      - { firstName: A, <<: *paris }\n      - { firstName: B, <<: [*paris] }\n')}`
    t.same(said(t, text), [
      'warning 1:28 country: found "France", expected the two letters of a country such as US; write FR',
    ])
  },
)
