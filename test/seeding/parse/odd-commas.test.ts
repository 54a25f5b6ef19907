import t from 'tap'
import { C, said } from '../../support/fixtures.js'

t.test('semicolons between the keys of an entry in braces', async (t) => {
  const text = `${C}        tasks:\n          - { title: Call; dueDate: +2d; completed: true }\n`
  t.same(said(t, { 'a.yaml': text }), [
    '10:26 found ; between { and }, expected a comma before the next key',
  ])
})
