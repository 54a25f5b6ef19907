import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

t.test('the keys of a match whose line is missing', async (t) => {
  const text = `${S}faults:
  - id: f
      method: GET
      path: /contacts/
    then: 503
`
  t.same(said(t, { 'a.yaml': text }), [
    '8:7 found "method:" below "id:", which has its value, expected "match:" above it',
  ])
})

t.test('the effect of a fault without the key above it', async (t) => {
  const text = `${S}faults:
  - match: { method: POST }
      delay: { uniform: [10, 20] }
`
  t.same(said(t, { 'a.yaml': text }), [
    '8:7 found "delay:" below "match:", which has its value, expected "then:" above it',
  ])
})

t.test('the effect of a fault below its time', async (t) => {
  const text = `${S}faults:
  - match:
      method: POST
    when: afterCommit
      effect: reset
`
  t.same(said(t, { 'a.yaml': text }), [
    '10:7 found "effect:" below "when:", which has its value, expected "then:" above it',
  ])
})

t.test('what is to be generated, without the key above it', async (t) => {
  const generate = '          notes: 50\n          users: 5\n          seed: 7\n'
  t.same(said(t, { 'a.yaml': `${C}${generate}` }), [
    '9:11 found "notes:" below "firstName:", which has its value, expected "generate:" above it',
  ])
  const contacts = '      contacts: 0..20\n      locale: de\n'
  t.same(said(t, { 'a.yaml': `${S}    timezone: UTC\n${contacts}    contacts: []\n` }), [
    '7:7 found "contacts:" below "timezone:", which has its value, expected "generate:" above it',
  ])
})

t.test('other keys that are indented too far', async (t) => {
  t.match(said(t, { 'a.yaml': `${C}          notes: 50\n          email: a@b.example\n` }), [
    /^9:11 found a line indented by 10 spaces/,
    /^10:11 found a line indented by 10 spaces/,
  ])
  const notes = '          notes:\n            - body: Called.\n'
  t.match(said(t, { 'a.yaml': `${C}${notes}` }), [/^9:11 found a line indented by 10 spaces/])
})
