import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

t.test('semicolons between the keys of an entry in braces', async (t) => {
  const text = `${C}        tasks:\n          - { title: Call; dueDate: +2d; completed: true }\n`
  t.same(said(t, { 'a.yaml': text }), [
    '10:26 found ; between { and }, expected a comma before the next key',
  ])
})

t.test('a list in braces without its bracket', async (t) => {
  const text = `${S}    generate: { contacts: 20, tags: [member, trial, seed: x }\n`
  t.same(said(t, { 'a.yaml': text }), [
    '6:53 found "seed:" in the list that begins in column 37, expected ] before the comma',
  ])
})
