import t from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'
import { said } from '../../support/fixtures.js'
import { mock, tokens } from '../../support/mock.js'

const open = (more: string) =>
  `subAccounts:
  - id: loc-main
    privateIntegrations: [{ name: full, token: ${tokens.full}, scopes: [contacts] }]
${more}`

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
  ['term', '"9,8"', '"9,8", which the API refuses, expected a number; write 9.8'],
  ['term', '"1,250"', '"1,250", which the API refuses, expected a number; write 1250'],
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
    '"Hall, Attic", which the API refuses, expected a list of some of Hall, Attic; write a list: ["Hall", "Attic"]',
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
  ['day', '1e300', 'the number 1e+300, which the API refuses, expected a date'],
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
      t.same(
        said(t, { 'a.yaml': `${open(fields)}    contacts:\n${value}` }),
        message ? [expected] : [],
        written,
      )
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
  t.same(said(t, { 'a.yaml': text }), [
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

t.test('a field in which other options can be typed in', async (t) => {
  const text = (value: string) =>
    open(`    customFields:
      - { id: own, name: Own, dataType: RADIO, picklistOptions: [Gas], isAllowedCustomOption: true }
    contacts:
      - { id: c, customFields: [{ id: own, value: ${value} }] }
`)
  t.same(said(t, { 'a.yaml': text('Peat') }), [])
  t.match(said(t, { 'a.yaml': text('[Peat]') }), [/^7:\d+ value: found a list|^warning 7:/])
})
