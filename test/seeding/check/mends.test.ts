import t from 'tap'
import { C, said } from '../../support/fixtures.js'

/** A field of a contact, and what to write in its place. */
for (const [field, advice] of [
  [
    'phone: 555-0162 / 555-0163',
    'these are two numbers: write 555-0162, and the other one in additionalPhones',
  ],
  ['email: "<mailto:jo@example.com|Jo>"', 'write jo@example.com'],
  ['country: U.S.A.', 'write US'],
  ['dateOfBirth: 1990-25-09', 'there is no month 25; write 1990-09-25 if 25 is the day'],
] as const) {
  t.test(`advises on ${field}`, async (t) => {
    const [line = '', ...more] = said(t, { 'a.yaml': C.replace('firstName: Jane', field) })
    t.equal(line.split('; ').slice(1).join('; '), advice)
    t.same(more, [])
  })
}
