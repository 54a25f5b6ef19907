import t from 'tap'
import { C, N, S, said } from '../../../support/fixtures.js'

t.test('the first line of an entry below its other lines', async (t) => {
  const text = `${C}        notes:
          - id: n1
            body: Called.
            title: Call
            body: Called again.
            pinned: true
            title: Again
          - id: n2
`
  t.same(said(t, { 'a.yaml': text }), [
    '16:11 found "- id: n2" here, expected it above line 13: move it',
  ])
})

t.test('a line of an entry that is among those of another one', async (t) => {
  const text = `subAccounts:
  - id: a
    users:
      - id: kim
        firstName: Kim
        scopes: [users.readonly]
    privateIntegrations:
      - name: full
`
  t.same(said(t, { 'a.yaml': text }), [
    '6:9 found "scopes: [users.readonly]" here, expected it below line 8: move it',
  ])
})

t.test('a line of JSON', async (t) => {
  const text = `{
  "subAccounts": [
    {
      "id": "a",
          "body": "Called.",
      "contacts": [
        {
          "notes": [
            {
              "title": "Call"
            }
          ]
        }
      ]
    }
  ]
}`
  t.same(said(t, { 'a.json': text }), [
    '5:11 found "\\"body\\": \\"Called.\\"," here, expected it below line 9: move it',
  ])
})

t.test('lines that other mistakes are in stay where they are', async (t) => {
  const text = `${C}        # notes:
          - body: Called.
            title: Call
        emial: x
`
  t.notMatch(said(t, { 'a.yaml': text }).join(), /move it|swap the lines|too many:/)
})

t.test('a value that has a reason to be wrong stays where it is', async (t) => {
  const text = `${S}faults:
  - match:
      method: GET
      path: /contacts/:contactId/notes
      body: { pinned: true }
    then:
      delay: { uniform: [300, 3000] }
`
  t.match(said(t, { 'a.yaml': text }), [/^10:13 body: found an object, expected no value, because/])
})

t.test('entries stay below their owners', async (t) => {
  const text = `${N}        tasks:
          - { title: Call, dueDate: +1d }
          - body: Sent.
            color: red
      - id: c2
        notes:
          - body: Called.
`
  t.notMatch(said(t, { 'a.yaml': text }).join(), /move them/)
})

t.test('an entry below the key of another list', async (t) => {
  const text = `${S}    users:
      - firstName: Jane
        tags: [vip]
      - id: kim
        firstName: Kim
    contacts:
        email: jane@a.example
      - firstName: Ben
`
  t.same(said(t, { 'a.yaml': text }), [
    '7:7 found the lines 7 to 8 here, expected them below line 11: move them',
  ])
})
