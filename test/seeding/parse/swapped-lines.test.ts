import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

t.test('the first line of an entry above the key of its list', async (t) => {
  const text = `${S}      - id: user-pam
    users:
        firstName: Pam
        lastName: Ortiz
`
  t.same(said(t, { 'a.yaml': text }), [
    '6:7 found "- id: user-pam" above "users:", expected it below: are the lines 6 and 7 swapped?',
  ])
  // An entry of the list above, and one without its hyphen.
  const entry = `${C}        notes:
          - body: Called.
        tasks:
            title: Call
            dueDate: +1d
`
  t.match(said(t, { 'a.yaml': entry }), [/^12:13 tasks: found an object, expected a list/])
})

t.test('a key and its colon on two lines', async (t) => {
  const text = `${C}        tasks:
          - title: Call
            dueDate
            : +1d
            asignedTo: u
`
  t.same(said(t, { 'a.yaml': text }), [
    '11:13 found "dueDate" and its colon on two lines, expected "dueDate:" and its value on one',
    '13:13 found the unknown key "asignedTo"; did you mean "assignedTo"?',
  ])
  const note = `${C}        notes:\n          - body: |\n              title\n              : this is text\n`
  t.same(said(t, { 'a.yaml': note }), [])
})
