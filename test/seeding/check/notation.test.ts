import t from 'tap'
import { said } from '../../support/fixtures.js'

const open = `{ "subAccounts": [{ "id": "loc-1",
 "privateIntegrations": [{ "name": "full", "scopes": ["contacts"] }],
 "customFields": [
 { "id": "fuel", "name": "Fuel", "dataType": "SINGLE_OPTIONS", "picklistOptions": ["Yes", "No"] },
 { "id": "day", "name": "Day", "dataType": "DATE" }],
 "contacts": [{ "id": "c1", "lastName": "Doe",\n`
const contact = (line: string) => `${open}${line}\n}] }] }`
const file = (line: string) =>
  `{ "subAccounts": [{ "id": "loc-1", "privateIntegrations": [{ "name": "full", "scopes": ["contacts"] }] }],\n${line}\n}`

/** Values in JSON, and the end of what is said of them: texts that are to be written have their quotes. */
const values: readonly [line: string, ...ends: string[]][] = [
  [
    '"dateAdded": 46101.375',
    'expected a date such as "2026-03-07T12:00:00Z" or "-3d"; as a spreadsheet counts days this is 2026-03-20T09:00:00Z: write "2026-03-20T09:00:00Z"',
  ],
  [
    '"dateAdded": 1772870400',
    'as seconds since 1970 this is 2026-03-07T08:00:00Z: write "2026-03-07T08:00:00Z"',
  ],
  ['"dateAdded": 20260307', 'write year-month-day: "2026-03-07"'],
  [
    '"dateAdded": 3',
    'write the unit after the number: "-3d" for days; units are w, d, h, m (minutes), s and ms',
  ],
  [
    '"dateAdded": "7.3.2026"',
    'expected a date such as 2026-03-07T12:00:00Z or -3d; write year-month-day: 2026-07-03 if 7 is the month, 2026-03-07 if 3 is',
  ],
  [
    '"tasks": [{ "title": "Call" }]',
    '"dueDate" is missing, expected a date such as "2026-03-07T12:00:00Z" or "-3d"',
  ],
  ['"email": ["a@b.co"]', 'such as "jane@example.com"; write "a@b.co" without brackets'],
  ['"tags": [{ "name": "vip" }]', 'found an object, expected text that is not blank; write "vip"'],
  ['"notes": "Called."', 'each entry a note; write [{ "body": "Called." }]'],
  ['"notes": ["Called."]', 'expected a note; write its keys, such as { "body": "Called." }'],
  ['"dnd": "yes"', 'expected true or false; write true without quotes'],
  ['"customFields": [{ "id": "fuel", "value": true }]', 'expected one of Yes, No; write "Yes"'],
  ['"customFields": [{ "id": "fuel", "value": ["No"] }]', 'write "No"'],
  ['"customFields": [{ "id": "fuel", "value": "no" }]', 'write No'],
  ['"customFields": [{ "id": "day", "value": 1772870400000 }]', 'write "2026-03-07"'],
]

for (const [line, ...ends] of values)
  t.test(line, (t) => {
    const lines = said(t, { 'a.json': contact(line) })
    t.equal(lines.length, ends.length)
    for (const [index, end] of ends.entries())
      t.equal(lines[index]?.endsWith(end), true, lines[index] ?? '')
    t.end()
  })

/** The same for keys of the file. */
const keys: readonly [line: string, ...ends: string[]][] = [
  [
    '"clock": "2026-03-07"',
    'such as {"freeze":"2026-05-01T12:00:00Z"}; write { "freeze": "2026-03-07" }',
  ],
  ['"clock": "freeze: 2026-03-07"', 'write { "freeze": "2026-03-07" }'],
  [
    '"clock": { "freeze": 20260307 }',
    'expected an ISO 8601 date such as "2026-03-07T12:00:00Z" or true or false; write year-month-day: "2026-03-07"',
  ],
  ['"version": "1"', 'expected 1; write 1 without quotes'],
  [
    '"templates": [{ "name": "jane", "firstName": "Jane" }]',
    'write { "jane": { ... } } in place of [{ "name": "jane", ... }]',
  ],
  ...(
    [
      ['"then": 5', 'an effect such as "reset", an object with effects, or a list of these'],
      ['"then": "reset pass"', 'write a list: ["reset", "pass"]'],
      ['"then": "503 x 2"', 'write [503, 503]'],
      ['"then": ["503. 503"]', 'write a comma between them: 503, 503'],
      ['"then": ["reset pass"]', 'write a comma between them: "reset", "pass"'],
      ['"then": 503, "delayMs": 5', 'it belongs below then: "then": { "delayMs": ... }'],
      ['"then": { "delay": 500 }', 'write "delayMs": 500 in its place'],
      ['"then": { "delay": [100, 200] }', 'write "delay": { "uniform": [100, 200] }'],
      ['"then": { "delayMs": "1-2" }', 'write "delay": { "uniform": [1, 2] } in its place'],
      ['"then": { "delayMs": "2s" }', 'write it in milliseconds: 2000 without quotes'],
      ['"then": 503, "probability": "50%"', 'write 0.5 without quotes'],
    ] as const
  ).map(
    ([rule, end]) =>
      [`"faults": [{ "match": { "method": "GET" }, ${rule} }]`, end] as [string, string],
  ),
]

for (const [line, ...ends] of keys)
  t.test(line, (t) => {
    const lines = said(t, { 'a.json': file(line) })
    t.equal(lines.length, ends.length)
    for (const [index, end] of ends.entries())
      t.equal(lines[index]?.endsWith(end), true, lines[index] ?? '')
    t.end()
  })

t.test('a date in milliseconds that is past', (t) => {
  const line =
    '"privateIntegrations": [{ "name": "x", "scopes": ["contacts"], "expiresAt": 1000000000000 }]'
  t.strictSame(said(t, { 'a.json': `{ "subAccounts": [{ "id": "loc-1",\n${line} }] }` }), [
    'warning 2:77 expiresAt: found 1000000000000, 2001-09-09T01:46:40.000Z, which is past, so the token is refused; write "-1d" if that is meant, or a date such as "+1d"',
  ])
  t.end()
})
