import t from 'tap'
import { C, N, S, said } from '../../../support/fixtures.js'

const shifts: readonly [what: string, text: string, message: string][] = [
  [
    'the first line of an entry and the one below it',
    N.replace(
      '          - id: n1\n            body',
      '            - id: n1\n              body',
    ).concat('            title: Call\n            pinned: true\n'),
    '10:13 the lines 10 to 11 are indented by 2 spaces too many: remove 2 spaces before each of them',
  ],
  [
    'a line with those above and below it in line',
    `${S}faults:
  - match:
      method: POST
        path: /contacts/
      then: 503
    times: 3
`,
    '9:9 the lines 9 to 10 are indented by 2 spaces too many: remove 2 spaces before each of them',
  ],
]

for (const [what, text, message] of shifts)
  t.test(`lines in other columns: ${what}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), [message])
  })

t.test('a line of its own is said to be out of line', async (t) => {
  t.match(said(t, { 'a.yaml': `${C}          email: a@b.example\n` }), [
    /^9:11 found a line indented by 10 spaces, expected 8 spaces as in line 8/,
  ])
})

t.test('keys of a template that lacks its name', async (t) => {
  const text = `templates:
  patient:
    tags: [vip]
    notes:
        dateAdded: -10d
${C}`
  t.match(said(t, { 'a.yaml': text }), [/^5:9 notes: found an object, expected a list/])
})
