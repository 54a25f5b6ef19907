import t from 'tap'
import { faults } from '../../support/fixtures.js'

/** Lists and objects in brackets that do not end. */
const brackets: readonly [name: string, content: string, line: RegExp][] = [
  [
    'a bracket that stays open',
    'subAccounts:\n  - id: a\n    contacts: [{ id: c }\n  - id: b\n',
    /^a\.yaml:3:15 {2}found a list that begins with \[ and does not end before line 4, expected \]$/,
  ],
  [
    'a brace that stays open at the end',
    'subAccounts: [{ id: a',
    /^a\.yaml:1:15 {2}found an object that begins with \{ and does not end in this line, expected \}$/,
  ],
  [
    'a bracket that stays open after one that closes',
    'subAccounts: [{ id: a, contacts: [] }',
    /^a\.yaml:1:14 {2}found a list that begins with \[ and does not end in this line/,
  ],
]

for (const [name, content, line] of brackets) {
  t.test(`refuses ${name}, once`, async (t) => {
    const [first, ...more] = faults(t, { 'a.yaml': content })
    t.match(first, line)
    t.same(more, [])
  })
}

t.test('a bracket may close under its key, as in other languages', async (t) => {
  for (const text of [
    'subAccounts:\n  - id: a\n    contacts: [\n      { id: c }\n    ]\n',
    'defaults: {\n  note: { title: x }\n}\nsubAccounts: []\n',
  ]) {
    t.same(faults(t, { 'a.yaml': text }), [])
  }
})
