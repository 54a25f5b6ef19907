import t from 'tap'
import { N, S, said } from '../../../support/fixtures.js'

t.test('lines that are there twice, the second time out of place', async (t) => {
  const text = `${S}    users:
      - id: kim
        firstName: Kim
    tags: [vip]
        firstName: Kim
    tags: [vip]
`
  t.same(said(t, { 'a.yaml': text }), [
    '10:9 found the lines 8 to 9 here too: remove the lines 10 to 11',
  ])
})

t.test('a line that is there twice, above the place where it belongs', async (t) => {
  const text = `${S}faults:
  - match:
    then: 503
      method: POST
    then: 503
`
  t.same(said(t, { 'a.yaml': text }), [
    '8:5 found "then: 503" here too, which is in line 10: remove it here',
  ])
})

t.test('entries that are copied to be changed are no copies', async (t) => {
  const entry = N.slice(N.indexOf('          - id: n1'))
  t.match(said(t, { 'a.yaml': N + entry }), [/the note "n1" is already at a.yaml:10:17/])
})
