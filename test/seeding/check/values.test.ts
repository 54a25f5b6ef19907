import t from 'tap'
import { C, N, said } from '../../support/fixtures.js'
import { tokens } from '../../support/mock.js'

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
    'email: "jo@example,com"',
    'email: found "jo@example,com", which the API refuses, expected an e-mail address such as jane@example.com; write jo@example.com',
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
    t.same(said(t, { 'a.yaml': contactWith(field) }), [`warning 4:${column} ${message}`])
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
    said(t, { 'a.yaml': text.replace('phone: 12 }', 'phone: "12" }') }).map((one) =>
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
      - { dateOfBirth: 09-25-1990, phone: "+1 (555) 555-0100", country: GB, website: x.example }
      - { dateOfBirth: "1990-09-25T00:00:00.000Z", phone: "", country: "", timezone: "" }
`)
  t.same(said(t, { 'a.yaml': text }), [])
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
      said(t, { 'a.yaml': text }).map((one) => one.replace(/, .*/, '')),
      ['warning 2:18 email: found "jane"', 'warning 4:23 country: found "Germany"'],
    )
  },
)

t.test(
  'a value that two contacts have from one anchor is reported once, where it is written',
  async (t) => {
    const text = `x-paris: &paris { country: France }\n${open('    contacts:\n      - { firstName: A, <<: *paris }\n      - { firstName: B, <<: [*paris] }\n')}`
    t.same(said(t, { 'a.yaml': text }), [
      'warning 1:28 country: found "France", expected the two letters of a country such as US; write FR',
    ])
  },
)

t.test('colors and websites', async (t) => {
  const color = (text: string) => said(t, { 'a.yaml': `${N}            color: "${text}"\n` }).length
  for (const right of ['#FFAA00', '#fa0', '#ffaa0080', 'orange', 'rgb(255 0 0)', 'facade'])
    t.equal(color(right), 0, right)
  for (const wrong of ['#FFAA0', '#GGAA00', 'FFAA00', '#']) t.equal(color(wrong), 1, wrong)
  const website = (text: string) => said(t, { 'a.yaml': `${C}        website: "${text}"\n` }).length
  for (const right of [
    'https://a.example',
    'a.example/x?y=1',
    'http://a.b.example:80/',
    'http://localhost:3000',
  ])
    t.equal(website(right), 0, right)
  for (const wrong of ['https//a.example', 'htps://a.example', 'not a website', 'a@b.example'])
    t.equal(website(wrong), 1, wrong)
})

t.test('signs that no e-mail address has before its @', async (t) => {
  const email = (text: string) => said(t, { 'a.yaml': `${C}        email: "${text}"\n` }).length
  for (const right of ['sam.o+x@a.example', "o'neil@a.example", 'a_b-c@a.b.example'])
    t.equal(email(right), 0, right)
  for (const wrong of ['mailto:sam@a.example', 'sam:b@a.example', 'sam,b@a.example'])
    t.equal(email(wrong), 1, wrong)
})
