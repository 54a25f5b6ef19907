import t from 'tap'
import { C, said } from '../../support/fixtures.js'

t.test('a line of another entry between the lines of one', async (t) => {
  const text = `${C}        tasks:
          - title: Call
    timezone: America/New_York
            dueDate: +1d
            asignedTo: u
`
  t.same(said(t, { 'a.yaml': text }), [
    '11:5 found "timezone:" indented by 4 spaces between lines indented by 12, as lines 10 and 12 are: indent it as those, or move it',
    '13:13 found the unknown key "asignedTo"; did you mean "assignedTo"?',
  ])
})

t.test('a line between the entries of a list', async (t) => {
  const text = `${C}        tasks:
          - title: Call
            dueDate: +1d
        source: web
          - title: Call again
            dueDate: +2d
`
  t.same(said(t, { 'a.yaml': text }), [
    '12:9 found "source:" indented by 8 spaces between lines indented by 10, as lines 10 and 13 are: indent it as those, or move it',
  ])
})
