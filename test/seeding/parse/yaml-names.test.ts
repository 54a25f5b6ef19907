import t from 'tap'
import { said } from '../../support/fixtures.js'

const fixture = `templates:
  jane:
    firstName: Jane
    notes:
      - body: Called back.
  cold lead: { firstName: Omar, tags: [lead] }
subAccounts:
  - id: loc-main
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    tags:
      - lead
    contacts:
      - { like: jane, email: jane@example.com }
      - { like: cold lead, email: omar@example.com }
    generate: { contacts: 3 }
faults:
  - then: 503
`
const instead = (part: string, by: string): string => fixture.replace(part, () => by)
const block = '  cold lead\n    firstName: Omar\n    tags: [lead]\n'

/** Names and keys without their colon, each of which is the one mistake of its fixture. */
const causes: readonly [cause: string, text: string, line: string][] = [
  [
    'a key at the end of the file',
    `${fixture}stubs\n`,
    '18:1 found "stubs" without a colon, expected "stubs:" and its value',
  ],
  [
    'a key at the end of an entry',
    instead('generate: { contacts: 3 }', 'users'),
    '15:5 found "users" without a colon, expected "users:" and its value',
  ],
  [
    'a key before an object',
    instead('generate:', 'generate'),
    '15:5 found "generate { contacts: 3 }", expected a colon after generate: "generate: { contacts: 3 }"',
  ],
  [
    'a key before a list of objects',
    instead('faults:\n  - then: 503', 'faults [{ then: 503 }]'),
    '16:1 found "faults [{ then: 503 }]", expected a colon after faults: "faults: [{ then: 503 }]"',
  ],
  [
    'the first template',
    instead('  jane:', '  jane'),
    '2:3 found "jane" without a colon, expected "jane:" and its value',
  ],
  [
    'a template after another one',
    instead('  cold lead: { firstName: Omar, tags: [lead] }\n', block),
    '6:3 found "cold lead" without a colon, expected "cold lead:" and its value',
  ],
  [
    'a template between braces',
    instead('cold lead:', 'cold lead'),
    '6:3 found "cold lead" without a colon, expected "cold lead:" and its value',
  ],
  [
    'the only template',
    instead('  jane:', '  jane')
      .replace(/ {2}cold lead: .*\n/, '')
      .replace('like: cold lead, ', ''),
    '2:3 found "jane" without a colon, expected "jane:" and its value',
  ],
  [
    'an object of your own',
    `x-berlin &berlin { city: Berlin, country: DE }\n${instead('{ like: jane', '{ <<: *berlin, like: jane')}`,
    '1:1 found "x-berlin" without a colon, expected "x-berlin:" and its value',
  ],
]

for (const [cause, text, line] of causes) {
  t.test(`explains a missing colon: ${cause}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), [line])
  })
}

t.test('keys without a value between braces are no such mistake', async (t) => {
  t.same(said(t, { 'a.yaml': fixture }), [])
  t.same(said(t, { 'a.yaml': fixture.replace('then: 503', 'then: 5O3') }).length, 1)
})
