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
