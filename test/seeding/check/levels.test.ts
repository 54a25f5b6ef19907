import t from 'tap'
import { S, said } from '../../support/fixtures.js'

t.test('a custom value as a name and a value', async (t) => {
  const value = (entry: string) =>
    said(t, { 'a.yaml': `${S}    customValues:\n      - ${entry}\n` })
  const meant = '{ name: Review link, value: https://a.example/r }'
  t.same(value('Review link: https://a.example/r'), [
    `7:9 found the unknown key "Review link"; write ${meant}`,
  ])
  t.same(value(meant), [])
})

t.test('defaults in a sub-account', async (t) => {
  const text = `subAccounts:
  - id: a
    defaults:
      privateIntegration: { scopes: [contacts] }
    privateIntegrations:
      - name: full
`
  t.same(said(t, { 'a.yaml': text }), [
    '3:5 found the unknown key "defaults": it is a key of the file: write it without indentation, beside subAccounts',
  ])
})
