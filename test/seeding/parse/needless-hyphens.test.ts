import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

t.test('a hyphen before the first key of the file', async (t) => {
  const text = `# One contact\n- clock:\n  freeze: 2026-05-01T00:00:00Z\n${C}        emial: a@b.example\n`
  t.same(said(t, { 'a.yaml': text }), [
    '2:1 found a hyphen before "clock:", expected none: the file has keys, and is no list',
    '12:9 found the unknown key "emial"; did you mean "email"?',
  ])
})

t.test('a hyphen before the first key of an object', async (t) => {
  const text = `defaults:\n  - privateIntegration:\n    expiresAt: +1d\n  note:\n    color: "#112233"\n${S}`
  t.same(said(t, { 'a.yaml': text }), [
    '2:3 found a hyphen before "privateIntegration:", expected none: defaults has keys, and is no list',
  ])
})

t.test('a list in place of an object is said where it is one', async (t) => {
  const text = `${S}faults:\n  - match:\n      - method: GET\n        path: /contacts/\n    then: 503\n`
  t.match(said(t, { 'a.yaml': text }), [
    /^8:7 match: found a list, expected .*; write two spaces in place of the "- "/,
  ])
})

t.test('a hyphen before a key below another one', async (t) => {
  const text = `${S}faults:
  - id: lost
    - match:
      method: PUT
    then: 503
`
  t.same(said(t, { 'a.yaml': text }), [
    '8:5 found a hyphen before "match:", expected none: it is a key, as those in its column',
  ])
})
