import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

t.test('the first line of an entry above the key of its list', async (t) => {
  const text = `${S}      - id: user-pam
    users:
        firstName: Pam
        lastName: Ortiz
`
  t.same(said(t, { 'a.yaml': text }), [
    '6:7 found "- id: user-pam" above "users:", expected it below: are the lines 6 and 7 swapped?',
  ])
  // An entry of the list above, and one without its hyphen.
  const entry = `${C}        notes:
          - body: Called.
        tasks:
            title: Call
            dueDate: +1d
`
  t.match(said(t, { 'a.yaml': entry }), [/^12:13 tasks: found an object, expected a list/])
})

t.test('the first line of an entry below its second one', async (t) => {
  const text = `${S}    contacts:
        notes:
      - firstName: Ann
          - body: Called.
      - firstName: Ben
        notes:
            body: |
          - title: Re
              From: Ann
`
  t.same(said(t, { 'a.yaml': text }), [
    '7:9 found "notes:" above the hyphen of its entry, expected it below: are the lines 7 and 8 swapped?',
    '12:13 found "body: |" above the hyphen of its entry, expected it below: are the lines 12 and 13 swapped?',
  ])
})

t.test('the key of the sub-accounts below the first one', async (t) => {
  t.same(
    said(t, {
      'a.yaml':
        '  - privateIntegrations:\nsubAccounts:\n      - name: full\n        scopes: [contacts]\n',
    }),
    [
      '1:3 found "- privateIntegrations:" above "subAccounts:", expected it below: are the lines 1 and 2 swapped?',
    ],
  )
})
