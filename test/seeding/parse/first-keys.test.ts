import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

const faults = (...lines: string[]) =>
  `${S}faults:\n  - match:\n${lines.map((line) => `${line}\n`).join('')}    then: 503\n`

t.test('the first of several keys is further to the right than the others', async (t) => {
  const text = faults('        method: POST', '      path: /contacts/', '      by: full')
  t.same(said(t, { 'a.yaml': text }), [
    '8:9 found a line indented by 8 spaces, expected 6 spaces as in line 9',
  ])
})

t.test('the first of several keys is in line with the key that it belongs to', async (t) => {
  const text = `${C}        generate:\n        notes: 5\n          users: 2\n          seed: 1\n`
  t.same(said(t, { 'a.yaml': text }), [
    '10:9 found a line indented by 8 spaces, expected 10 spaces as in line 11',
  ])
})

t.test(
  'of two keys, the one is out of line that is not two spaces further than its key',
  async (t) => {
    const text = faults('        method: POST', '      path: /contacts/')
    t.same(said(t, { 'a.yaml': text }), [
      '8:9 found a line indented by 8 spaces, expected 6 spaces',
    ])
  },
)

t.test('a hyphen before the first key of the file', async (t) => {
  const text = `- x-owner: CRM\n${S}    timezon: UTC\n`
  t.same(said(t, { 'a.yaml': text }), [
    '1:1 found a hyphen before "x-owner:", expected none, as in line 2: it is a key of the file',
    '7:5 found the unknown key "timezon"; did you mean "timezone"?',
  ])
})

t.test('the first entry of a list is out of line, with all of its keys', async (t) => {
  const text = `${S}faults:
  # the first one
- match: { method: POST }
  then: 503
  # the others
  - match: { method: GET }
    then: 503
  - match: { method: PUT }
    then: 503
`
  t.same(said(t, { 'a.yaml': text }), [
    '8:1 found a list entry indented by 0 spaces, expected 2 spaces as in line 11',
  ])
})

t.test('entries of a list of the first entry are in line', async (t) => {
  const text = `subAccounts:
- id: loc-1
  privateIntegrations: [{ name: full, scopes: [contacts] }]
  tags:
        - vip
    - lead
    - "2026"
`
  t.same(said(t, { 'a.yaml': text }), [
    '5:9 found a list entry indented by 8 spaces, expected 4 spaces as in line 6',
  ])
})

t.test('the first key of a template of several words', async (t) => {
  const text = `templates:
  cold lead:
     type: lead
    source: website
    tags: [cold]
${S}`
  t.same(said(t, { 'a.yaml': text }), [
    '3:6 found a line indented by 5 spaces, expected 4 spaces as in line 4',
  ])
})
