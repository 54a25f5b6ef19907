import t, { type Test } from 'tap'
import { knownScopes } from '../../../src/resources/private-integration/scopes.js'
import { publishedRoutes } from '../../../src/resources/published.js'
import { validateFixtures } from '../../../src/seeding/load.js'
import { matchEach } from '../../support/fixtures.js'

/** The warnings about valid fixtures, with lines and columns. */
function said(t: Test, files: Record<string, string>, clock = '2026-05-01'): string[] {
  const { seed, problems } = validateFixtures([t.testdir(files)], { clock })
  t.ok(seed, 'they are right')
  return problems.map(
    ({ severity, place: { line, column }, message }) => `${severity} ${line}:${column} ${message}`,
  )
}

const open = (more: string) =>
  `subAccounts:
  - id: loc-main
    privateIntegrations: [{ name: full, scopes: [contacts] }]
${more}`

t.test('a token that is none of HighLevel, and scopes that look like a slip', async (t) => {
  const text = `subAccounts:
  - privateIntegrations:
      - { name: a, token: secret, scopes: [contact.readonly, contacts.read, leads.write] }
      - { name: b, scopes: [contacts, calendars/events.write, brand-new.readonly] }
      - { name: d, scopes: [note.write, customFields.readonly, locations/tags,readonly] }
      - { name: c, token: pit-11111111-1111-4111-8111-111111111111, scopes: [] }
`
  t.same(said(t, { 'a.yaml': text }), [
    'warning 3:27 token: found "secret", expected pit- and a UUID, the form of HighLevel\'s tokens',
    'warning 3:44 HighLevel is not known to have the scope "contact.readonly"; did you mean "contacts.readonly"?',
    'warning 3:62 HighLevel is not known to have the scope "contacts.read"; did you mean "contacts.readonly"?',
    'warning 3:77 HighLevel is not known to have the scope "leads.write"; did you mean "contacts.write"?',
    'warning 4:63 HighLevel is not known to have the scope "brand-new.readonly"',
    'warning 5:29 HighLevel is not known to have the scope "note.write"; did you mean "contacts.write"?',
    'warning 5:41 HighLevel is not known to have the scope "customFields.readonly"; did you mean "locations/customFields.readonly"?',
    'warning 5:64 found a comma in the scope locations/tags.readonly, expected a full stop',
  ])
})

t.test("a note later than the mock's now, whoever sets it", async (t) => {
  const notes = `    contacts: [{ notes: [{ body: x, dateAdded: 2026-05-02 }, { body: y, dateAdded: +1h }] }]\n`
  matchEach(t, said(t, { 'a.yaml': open(notes) }), [
    /^warning 4:48 dateAdded: found "2026-05-02", which is later than the mock's now, 2026-05-01T00/,
    /^warning 4:84 dateAdded: found "\+1h"/,
  ])
  matchEach(t, said(t, { 'a.yaml': open(notes) }, '2026-05-03'), [/^warning 4:84/])
  const own = validateFixtures([
    t.testdir({ 'a.yaml': `${open(notes)}clock: { freeze: 2026-06-01 }\n` }),
  ])
  t.equal(own.problems.length, 1)
})

t.test('a field of a note that is commented out by its own #', async (t) => {
  const notes = `    contacts:
      - notes:
          - body: x
            color: #FFAA00
            title: #1 customer
            userId: # nobody
          - { body: y, color: null, title: ~ } # cleared
`
  t.same(said(t, { 'a.yaml': open(notes) }), [
    'warning 7:13 color: found null, because a # starts a comment; put the value in quotes, or write null',
    'warning 8:13 title: found null, because a # starts a comment; put the value in quotes, or write null',
    'warning 9:13 userId: found null, because a # starts a comment; put the value in quotes, or write null',
  ])
})

t.test('a comment after the key of a list', async (t) => {
  t.same(said(t, { 'a.yaml': open('    tags: # none yet\n    contacts:\n') }), [
    'warning 4:5 tags has no value: remove the line, or write one',
    'warning 5:5 contacts has no value: remove the line, or write one',
  ])
})

t.test('a sub-account that no token opens', async (t) => {
  const files = {
    'a.yaml': open('    contacts: []\n'),
    'b.yaml': 'subAccounts:\n  - { id: loc-main, contacts: [{ id: b }] }\n  - { id: loc-mian }\n',
  }
  t.same(said(t, files), [
    'warning 3:11 this sub-account cannot be used: it has no private integration; did you mean "loc-main"?',
  ])
})

t.test('every scope that HighLevel publishes is known', async (t) => {
  const scopes = [...new Set(publishedRoutes.flatMap(({ scope }) => scope ?? []))]
  t.ok(scopes.length > 100)
  t.same(
    scopes.filter((scope) => !knownScopes.includes(scope)),
    [],
  )
})

t.test('a date before the one that it follows', async (t) => {
  const text = open(`    businesses:
      - { name: A, createdAt: 2026-01-10, updatedAt: 2026-01-02 }
    contacts:
      - { firstName: B, dateAdded: 2026-01-10, dateUpdated: 2026-01-02 }
      - { firstName: C, dateAdded: -3d, dateUpdated: -5d }
      - { firstName: D, dateAdded: 2026-01-10T00:00:00Z, dateUpdated: 2026-01-10 }
      - { firstName: E, dateUpdated: 2026-01-02 }
`)
  t.same(said(t, { 'a.yaml': text }), [
    'warning 5:54 updatedAt: found "2026-01-02", which is before createdAt, "2026-01-10"; correct one of them, or exchange them',
    'warning 7:61 dateUpdated: found "2026-01-02", which is before dateAdded, "2026-01-10"; correct one of them, or exchange them',
    'warning 8:54 dateUpdated: found "-5d", which is before dateAdded, "-3d"; correct one of them, or exchange them',
  ])
})

t.test('a scope and a date beside an error', async (t) => {
  const text = `subAccounts:
  - privateIntegrations:
      - { name: a, scopes: contacts }
      - { name: b, scopes: [contacts.read], expiresAt: soon }
    contacts: [{ firstName: A, dateAdded: yesterday, dateUpdated: never }]
`
  const { problems } = validateFixtures([t.testdir({ 'a.yaml': text })])
  t.same(
    problems.map(({ severity, place: { line, column } }) => `${severity} ${line}:${column}`),
    ['error 3:28', 'warning 4:29', 'error 4:56', 'error 5:43', 'error 5:67'],
  )
})

t.test('the path of a file of Windows in double quotes', async (t) => {
  const notes = (body: string) => open(`    contacts: [{ notes: [{ body: ${body} }] }]\n`)
  t.same(said(t, { 'a.yaml': notes('"Scan in C:\\temp\\new"') }), [
    'warning 4:34 body: found C: before \\t, which is one sign in double quotes: write C:\\\\t if it is a backslash',
  ])
  for (const body of ['"D:\\new"', '"In S:\\new\\tours"'])
    t.equal(said(t, { 'a.yaml': notes(body) }).length, 1)
  for (const body of ["'C:\\temp'", '"C:\\\\temp"', '"Q:\\tA:\\nyes"', '"Plan C:\\nCall Jane"'])
    t.same(said(t, { 'a.yaml': notes(body) }), [])
})

t.test('ticks of a clock that runs', async (t) => {
  const clock = (settings: string) => said(t, { 'a.yaml': `${open('')}clock: { ${settings} }\n` })
  t.same(clock('offset: -3d, tickMs: 1000'), [
    'warning 4:31 tickMs: only a clock that stands still ticks: add freeze, or remove it',
  ])
  t.same(clock('freeze: false, tickMs: 1000').length, 1)
  t.same(clock('freeze: true, tickMs: 1000'), [])
})

t.test('texts that another program would have replaced', async (t) => {
  const contacts = `    name: "%ACCOUNT_NAME%"
    contacts:
      - firstName: \${FIRST_NAME}
        lastName: $LAST_NAME
        notes:
          - { body: "Hello {{contact.first_name}}", title: "{{title}}" }
          - { body: <br>, title: $5, userId: "\${user}" }
`
  t.same(said(t, { 'a.yaml': open(contacts) }), [
    'warning 4:11 name: found "%ACCOUNT_NAME%", but variables are not replaced in fixtures: write the value',
    `warning 6:20 firstName: found "\${FIRST_NAME}", but variables are not replaced in fixtures: write the value`,
    'warning 7:19 lastName: found "$LAST_NAME", but variables are not replaced in fixtures: write the value',
    `warning 10:46 userId: found "\${user}", but variables are not replaced in fixtures: write the value`,
  ])
})

t.test('a text that is twice in a list, and dates of no contact', async (t) => {
  const contacts = `    contacts:
      - tags: [vip, customer, VIP, vip]
        dateOfBirth: 2027-01-01
        dateAdded: 0206-03-07
        tasks: [{ title: Call, dueDate: 1026-03-07 }, { title: Call, dueDate: 1926-03-07 }]
      - { dateOfBirth: 2026-01-01, tags: [vip] }
`
  const year = 'which is before the year 1900: is a digit out of its place?'
  t.same(said(t, { 'a.yaml': open(contacts) }), [
    'warning 5:36 tags: found "vip" twice, expected it once',
    `warning 6:22 dateOfBirth: found "2027-01-01", which is later than the mock's now, 2026-05-01T00:00:00.000Z`,
    `warning 7:20 dateAdded: found "0206-03-07", ${year}`,
    `warning 8:41 dueDate: found "1026-03-07", ${year}`,
  ])
})

t.test('a group of a token that has lost a digit', async (t) => {
  const text = `subAccounts:
  - privateIntegrations:
      - { name: a, token: pit-0a1b2c3d-2222-4222-8222-22222222222, scopes: [contacts] }
      - { name: b, token: pit-0a1b2c3-222-4222-8222-222222222222, scopes: [contacts] }
`
  const form = "expected pit- and a UUID, the form of HighLevel's tokens"
  t.same(said(t, { 'a.yaml': text }), [
    `warning 3:27 token: found "pit-0a1b2c3d-2222-4222-8222-22222222222", ${form}; 22222222222 has 11 digits, expected 12`,
    `warning 4:27 token: found "pit-0a1b2c3-222-4222-8222-222222222222", ${form}`,
  ])
})

t.test('signs of a list or a script at the end of names', async (t) => {
  const contacts = `    name: Acme Tiles,
    contacts:
      - firstName: Anna Maria;
        lastName: van Dyke \\
        companyName: "Müller, Söhne & Co."
        address1: 12 Main Street,
        notes: [{ title: 'First, second;', body: "Dear Anna," }]
`
  t.same(said(t, { 'a.yaml': open(contacts) }), [
    'warning 4:11 name: found , at the end of "Acme Tiles,", which becomes part of it: remove it',
    'warning 6:20 firstName: found ; at the end of "Anna Maria;", which becomes part of it: remove it',
    'warning 7:19 lastName: found \\ at the end of "van Dyke \\\\", which becomes part of it: remove it',
  ])
})

t.test('several tags in one text, and letters that were lost', async (t) => {
  const contacts = `    contacts:
      - tags: ["vip, customer", vip、lead, vip; new, R&amp;D, a;b, a - b, A - b]
        firstName: Jos\u00c3\u00a9
        lastName: M\ufffdller
      - { firstName: José, lastName: Â, city: \u00c3\u00a9ő, tags: ["1,000"] }
`
  t.same(said(t, { 'a.yaml': open(contacts) }), [
    'warning 5:16 tags: found "vip, customer", which is one tag; write an entry for each: vip and customer',
    'warning 5:33 tags: found "vip、lead", which is one tag; write an entry for each: vip and lead',
    'warning 5:43 tags: found "vip; new", which is one tag; write an entry for each: vip and new',
    'warning 5:62 tags: found "a;b", which is one tag; write an entry for each: a and b',
    'warning 5:67 tags: found "a - b", which is one tag; write an entry for each: a and b',
    'warning 6:20 firstName: found "Jos\u00c3\u00a9", which is UTF-8 that was read as Latin-1: write "José"',
    'warning 7:19 lastName: found \ufffd in "M\ufffdller", which stands for a letter that was lost: write the letter',
  ])
})

t.test('a full name that the first and the last name contradict', async (t) => {
  const contact = (name: string, first = 'Nina', last = 'Bergmann') =>
    said(t, {
      'a.yaml': open(
        `    contacts: [{ name: "${name}", firstName: "${first}", lastName: "${last}" }]\n`,
      ),
    })
  t.same(contact('Nina Berg'), [
    'warning 4:24 name: found "Nina Berg", but firstName and lastName are "Nina Bergmann"; write that, or remove the name',
  ])
  t.equal(contact('Nora Bergmann').length, 1)
  for (const name of ['Nina Bergmann', 'Bergmann, Nina', 'Dr. NINA M. BERGMANN']) {
    t.same(contact(name), [], name)
  }
  t.same(contact('Nina Berg', ''), [])
  t.same(contact('Nina Berg', 'Nina', ''), [])
})

t.test('values that are to be generated for custom fields that there are none of', async (t) => {
  const generate = '    generate: { contacts: 2, customFields: true }\n'
  t.same(said(t, { 'a.yaml': open(generate) }), [
    'warning 4:44 customFields: this sub-account has no custom fields in this file, so that contacts get no values; write some, or remove the line',
  ])
  const fields = '    customFields: [{ name: Plan, dataType: TEXT }]\n'
  t.same(said(t, { 'a.yaml': open(fields + generate) }), [])
  t.same(said(t, { 'a.yaml': open(generate.replace('true', 'false')) }), [])
})

for (const [generate, line] of [
  ['contacts: 2, users: 5', /^warning 4:37 users: they write notes and have tasks, .* none/],
  ['contacts: 2, users: 5, notes: 0..0', /^warning 4:37 users: /],
  ['contacts: 0, notes: 5, users: 2', /^warning 4:27 contacts: 0 contacts .* are nothing/],
  ['contacts: 2, users: 5, tasks: 0..2', undefined],
  ['contacts: 2, users: 5, notes: 1', undefined],
] as const) {
  t.test(`generates ${generate}`, async (t) => {
    const found = said(t, { 'a.yaml': open(`    generate: { ${generate} }\n`) })
    t.match(found, line ? [line] : [])
    t.equal(found.length, line ? 1 : 0)
  })
}

t.test('a token that has expired, by a date or by milliseconds since 1970', async (t) => {
  const token = (expiresAt: string) =>
    said(t, {
      'a.yaml': `subAccounts:
  - privateIntegrations:
      - { name: a, scopes: [contacts], expiresAt: ${expiresAt} }
`,
    })
  t.same(token('2020-01-01, revoked: true'), [])
  const rest =
    'which is past, so the token is refused; write -1d if that is meant, or a date such as +1d'
  t.same(token('1577836800000'), [
    `warning 3:51 expiresAt: found 1577836800000, 2020-01-01T00:00:00.000Z, ${rest}`,
  ])
  t.same(token('2020-01-01'), [`warning 3:51 expiresAt: found "2020-01-01", ${rest}`])
  t.same(token('4102444800000'), [])
  t.same(token('2020-01-01T00:00:00.000Z'), [])
})

t.test('null in place of the body of an answer', async (t) => {
  const stub = (body: string) =>
    said(t, {
      'a.yaml': `${open('')}stubs:\n  - match: { method: GET, path: /calendars/ }\n    body: ${body}\n`,
    }).filter((line) => line.includes('body'))
  t.match(stub('#{ calendars: [] }'), [
    /^warning 6:5 body: found null, because a # starts a comment/,
  ])
  t.match(stub(''), [/^warning 6:5 body has no value/])
  t.same(stub('null'), [])
})
