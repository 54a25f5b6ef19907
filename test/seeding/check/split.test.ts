import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

const open = (more: string) =>
  `subAccounts:
  - id: loc-main
    privateIntegrations: [{ name: full, scopes: [contacts] }]
${more}`

t.test('a contact that is cut in two, and contacts that are not', async (t) => {
  const contacts = (second: string) =>
    open(`    contacts:\n      - firstName: Yuki\n      - ${second}\n        notes: []\n`)
  t.same(said(t, { 'a.yaml': contacts('email: yuki@example.com') }), [
    'warning 6:9 this contact has no name, and the one above it has nothing else: is the "- " one too many? write two spaces in its place',
  ])
  t.same(said(t, { 'a.yaml': contacts('lastName: Mori') }), [
    'warning 6:9 this contact has a last name alone, and the one above it a first name: is the "- " one too many? write two spaces in its place',
  ])
  t.same(said(t, { 'a.yaml': contacts('firstName: Ken') }), [])
  const inBraces = '    contacts: [{ firstName: Yuki }, { email: yuki@example.com }]\n'
  t.same(said(t, { 'a.yaml': open(inBraces) }), [])
  t.same(
    said(t, {
      'a.json': JSON.stringify({
        subAccounts: [
          {
            id: 's',
            privateIntegrations: [{ name: 'a', scopes: [] }],
            contacts: [{ firstName: 'Yuki' }, { notes: [] }],
          },
        ],
      }),
    }),
    [],
  )
  const rest = (second: string, first = 'email: yuki@example.com') =>
    said(t, {
      'a.yaml': open(
        `    contacts:\n      - firstName: Yuki\n        ${first}\n      - ${second}\n`,
      ),
    })
  t.same(rest('notes: [{ body: Called. }]'), [
    'warning 7:9 this contact has nothing but "notes", which the one above it lacks: is the "- " one too many? write two spaces in its place',
  ])
  t.match(rest('tags: [vip]\n        tasks: []'), [/nothing but "tags" and 1 more, which/])
  for (const one of ['phone: "+12025550143"', 'companyName: Acme', '{}', 'firstName: Ken'])
    t.same(rest(one), [], one)
  t.same(rest('notes: [{ body: Called. }]', 'notes: []'), [])
})

t.test('a sub-account and a user that are cut in two', async (t) => {
  const text = `subAccounts:
  - id: loc-main
    name: Main
  - country: US
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    users:
      - id: ann
      - firstName: Ann
`
  t.same(said(t, { 'a.yaml': text }), [
    'warning 4:5 this sub-account has nothing but "country" and 2 more, which the one above it lacks: is the "- " one too many? write two spaces in its place',
    'warning 8:9 this user has no id, and the one above it has nothing else: is the "- " one too many? write two spaces in its place',
  ])
})

t.test('an appointment that a hyphen cuts in two', async (t) => {
  const text = `${C}        appointments:
          - title: Visit
            startTime: 2026-05-04 09:00:00
          - endTime: 2026-05-04 09:30:00
`
  t.same(said(t, { 'a.yaml': text }), [
    'warning 12:13 this entry has nothing but "endTime", which the one above it lacks: is the "- " one too many? write two spaces in its place',
  ])
})

t.test('values of two custom fields, one of which is missing', async (t) => {
  const text = `${S}    customFields: [{ id: f, name: Plan, dataType: TEXT }]
    contacts:
      - firstName: Ann
        customFields:
          - key: plan
          - id: f
            value: plus
`
  t.match(said(t, { 'a.yaml': text }), [/^10:13 "value" is missing/])
})
