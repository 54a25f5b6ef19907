import t from 'tap'
import { C, S, said } from '../../../support/fixtures.js'

const swaps: readonly [what: string, text: string, message: string][] = [
  [
    'an entry above the key of its list',
    `${S}      - id: user-pam
    users:
        firstName: Pam
        lastName: Ortiz
`,
    '6:7 found "- id: user-pam" above "users:", expected it below: swap the lines 6 and 7',
  ],
  [
    'a sub-account above the key of all',
    `  - privateIntegrations:
subAccounts:
      - name: full
        scopes: [contacts]
`,
    '1:3 found "- privateIntegrations:" above "subAccounts:", expected it below: swap the lines 1 and 2',
  ],
  [
    'the first line of an entry below its second one',
    `${C}        notes:
            body: |
          - title: Re
              From: Ann
`,
    '10:13 found "body: |" above "- title: Re", expected it below: swap the lines 10 and 11',
  ],
  [
    'two keys of two entries',
    `${S}      - name: more
        scopes: [contacts]
        name: third
      - scopes: [contacts]
`,
    '8:9 found "name: third" above "- scopes: [contacts]", expected it below: swap the lines 8 and 9',
  ],
]

for (const [what, text, message] of swaps)
  t.test(`lines that are swapped: ${what}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), [message])
  })

t.test('lines of JSON that are swapped', async (t) => {
  const text = `{
  "subAccounts": [
    {
      "id": "a",
      "contacts": [
          "notes": [
        {
            { "body": "Called." }
          ]
        }
      ]
    }
  ]
}`
  t.same(said(t, { 'a.json': text }), [
    '6:11 found "\\"notes\\": [" above "{", expected it below: swap the lines 6 and 7',
  ])
})

t.test('what would be valid in another order, but is another mistake', async (t) => {
  const text = `${C}        notes:
          - body: |
                id: further
              name: less
`
  t.match(said(t, { 'a.yaml': text }), [/^12:15 found a line indented by 14 spaces/])
  const twice = `${S}    tags:
        name: vip
      - name: lead
`
  t.match(said(t, { 'a.yaml': twice }), [/^7:9 found "name: vip" without a hyphen/])
  const rest = `${C}        tasks:
          - title: Call
            dueDate: +1d
            assignedTo: u
          - title: "Quote"
              that folds.
            dueDate: +1d
`
  t.notMatch(said(t, { 'a.yaml': rest }).join(), /swap the lines/)
})
