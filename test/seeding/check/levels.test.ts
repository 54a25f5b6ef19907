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
    '3:5 found the unknown key "defaults": it is a key of the file: move it above "subAccounts:", without indentation',
  ])
})

t.test('the method of a fault in its path', async (t) => {
  const text = `${S}faults:\n  - match: { path: POST /contacts/ }\n    then: 503\n`
  t.same(said(t, { 'a.yaml': text }), [
    '7:20 path: found "POST /contacts/", expected the path alone, /contacts/, and beside it method: POST',
  ])
})

t.test('the keys of a match beside it are named together', async (t) => {
  const text = `${S}stubs:\n  - method: GET\n    path: /calendars/\n    body: {}\n`
  t.match(said(t, { 'a.yaml': text }), [
    /^7:5 found the unknown key "method": it belongs below match: "match: \{ method: ..., path: ... \}"$/,
    /^8:5 found the unknown key "path": it belongs below match: "match: \{ method: ..., path: ... \}"$/,
  ])
})

t.test('headers between braces without a colon, or without a value', async (t) => {
  const text = `${S}faults:
  - match: { method: PUT, headers: { user-agent "x" } }
    then: { status: 429, headers: { retry-after } }
  - match: { method: POST }
    then: { status: 429, headers: { retry-after:"2" } }
`
  t.same(said(t, { 'a.yaml': text }), [
    'warning 7:38 found "user-agent \\"x\\"" without a colon and a space, expected user-agent: "x"',
    'warning 8:37 found "retry-after" without a value, expected a colon and a value after it',
    'warning 10:37 found "retry-after:\\"2\\"" without a colon and a space, expected retry-after: "2"',
  ])
})
