import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

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

t.test('a key with a line break inside', async (t) => {
  const text = `${S}      - na
me: more
        scopes: [contacts]
    generate:
      c
ontacts: 3
`
  t.match(said(t, { 'a.yaml': text }), [
    /^6:9 found "na" and "me:" on two lines, expected "name:" on one$/,
    /^10:7 found "c" and "ontacts:" on two lines, expected "contacts:" on one$/,
  ])
})

t.test('a hyphen and a line break', async (t) => {
  const text = `${S}    contacts:
      -
 id: c1
        firstName: Ann
      -
{ id: c2, firstName: Ben }
`
  t.same(said(t, { 'a.yaml': text }), [
    '8:2 found "id:" on the line below its hyphen, expected it in the same line',
    '11:1 found "{ id: c2, firstName: Ben }" on the line below its hyphen, expected it in the same line',
  ])
})
