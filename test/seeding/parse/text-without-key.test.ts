import t from 'tap'
import { N, said } from '../../support/fixtures.js'

t.test('a text whose key is missing', async (t) => {
  const text = N.replace(
    'body: Called.',
    'userId: u1\n              Plan of today:\n              two calls,\n            title: Plan',
  )
  t.same(said(t, { 'a.yaml': text }).slice(0, 1), [
    '12:15 found a text below "userId:", which has its value in line 11, expected the key of the text above it, such as "body: |"',
  ])
  // A key that slipped is one.
  const slipped = N.replace('body: Called.', 'userId: u1\n              body: Called.')
  t.match(said(t, { 'a.yaml': slipped }), [/^12:15 found a line indented by 14 spaces/])
})
