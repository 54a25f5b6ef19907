import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

t.test('entries whose list has lost its key', async (t) => {
  const notes = `${C}          - body: Called.
            title: Call
          - body: Called back.
        lastNaem: Doe
`
  t.same(said(t, { 'a.yaml': notes }), [
    '9:11 found an entry of a list below "firstName:", expected "notes:" or "tasks:" above it',
    '12:9 found the unknown key "lastNaem"; did you mean "lastName"?',
  ])
  const tokens = `${S}  - id: b
    name: Spa
      - name: full
        scopes: [contacts]
`
  t.same(said(t, { 'a.yaml': tokens }), [
    '8:7 found an entry of a list below "name:", expected "privateIntegrations:" above it',
  ])
})

t.test('an entry that is indented too far is one of its list', async (t) => {
  const text = `${C}        notes:
          - body: Called.
            - body: Called back.
`
  t.match(said(t, { 'a.yaml': text }), [/^11:13 found a list entry indented by 12 spaces/])
})

t.test('words of a list whose key is missing', async (t) => {
  const text = `${S}    customFields: [{ name: Budget, dataType: NUMERICAL }]
      - lead
      - id: tag-vip
        name: vip
    users: []
`
  t.same(said(t, { 'a.yaml': text }), [
    '7:7 found an entry of a list below "customFields:", which has its value in line 6, expected the key of the list above it, such as "tags:"',
  ])
})

t.test('the first key of an object in the line of its key', async (t) => {
  t.same(said(t, { 'a.yaml': `${S}    generate: contacts: 5\n      notes: 0..20\n` }), [
    '6:15 found contacts in the line of generate, expected contacts on the next line, indented below generate',
  ])
})

t.test('a list of other entries below the key of a list', async (t) => {
  const text = `subAccounts:
  - privateIntegrations:
      - name: full
    users:
        scopes:
          - contacts
      - firstName: Ann
`
  t.same(said(t, { 'a.yaml': text }), [
    '4:5 found "users:" here, expected it below line 6: move it',
  ])
  t.same(said(t, { 'a.yaml': text.replace('Ann', '[Ann]') }), [
    '3:9 "scopes" is missing, expected a list, each entry a scope such as contacts',
    '5:9 found "scopes:" below "users:", but it is a key of private integrations: move it to the one that lacks it',
    '7:20 firstName: found a list, expected a first name such as Nora; write Ann without brackets, or quotes around text that begins with [',
  ])
})

t.test('keys below an entry in braces, whose hyphen is missing', async (t) => {
  const text = `${S}    contacts:
      - { id: c1, firstName: Jane }
        firstName: Omar
        lastName: Doe
        notes:
          - body: Called.
      - { id: c3, firstName: Ann }
`
  t.same(said(t, { 'a.yaml': text }), [
    '8:9 found "firstName:" below an entry in braces, expected "- " before it for a new entry',
  ])
})

t.test('a lone letter between two keys', async (t) => {
  t.same(said(t, { 'a.yaml': `${C}        v\n        lastName: Doe\n` }), [
    '9:9 found "v", expected a key: remove it',
  ])
})
