import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

t.test('an entry with a name and a colon in place of its hyphen', async (t) => {
  const contact = '      contact-omar:\n        firstName: Omar\n        emial: omar@a.example\n'
  t.same(said(t, { 'a.yaml': `${C}${contact}      - emial: x\n` }), [
    '9:7 found "contact-omar:" in the column of the entries of contacts, which begin with "- ": write "- id: contact-omar" in its place',
    '11:9 found the unknown key "emial"; did you mean "email"?',
    '12:9 found the unknown key "emial"; did you mean "email"?',
  ])
  const fields = `${S}    customFields:
      - name: Roof
        dataType: TEXT
      Size:
        dataType: TEXT
`
  t.same(said(t, { 'a.yaml': fields }), [
    '9:7 found "Size:" in the column of the entries of customFields, which begin with "- ": write "- name: Size" in its place',
  ])
})

t.test('a heading that is out of line names no entry', async (t) => {
  t.match(said(t, { 'a.yaml': `${C}      notes:\n        - body: Called.\n` }), [
    /^9:7 found a line indented by 6 spaces, expected 8 spaces/,
  ])
})

t.test('the first two lines of an entry in comments, of an editor', async (t) => {
  const users = (first: string, second: string) => `${S}    users:
${first}- id: kim
${second}firstName: Kim
        lastName: Osei
        email: kim@a.example
      - id: raj
        firstName: Raj
`
  const message =
    'found the beginning of an entry in a comment, but not what is below it: remove the #, or write one before each of those lines too'
  for (const [first, second, column] of [
    ['#      ', '#        ', 1],
    ['#     ', '#       ', 1],
    ['      # ', '      #   ', 7],
    ['      #', '      #  ', 7],
  ] as const) {
    t.same(said(t, { 'a.yaml': users(first, second) }), [`7:${column} ${message}`], first)
  }
})

t.test('the key of a list in comments with the first line of its first entry', async (t) => {
  const text = `subAccounts:
  - id: a
    name: Iron East
    # privateIntegrations:
      # - name: sync
        scopes: [contacts]
      - name: reader
        scopes: [contacts.readonly]
    cuontry: US
`
  t.same(said(t, { 'a.yaml': text }), [
    '4:5 found "privateIntegrations:" in a comment, but not what is below it from line 6 on: remove the #, or write one before each of those lines too',
    '9:5 found the unknown key "cuontry"; did you mean "country"?',
  ])
})

t.test('keys of another entry below the lists of the one before', async (t) => {
  const entry = (first: string) => `${C}        tags:
          - vip
${first}        source: web
        firstName: Chidi
`
  t.same(said(t, { 'a.yaml': entry('      # - id: okafor\n') }), [
    '13:9 the key "firstName" is already at a.yaml:8:9, expected it once: line 11, which begins an entry, is a comment: remove the #, or write one before each line of the entry',
  ])
  t.match(said(t, { 'a.yaml': entry('') }), [
    /^12:9 .* write "- " in place of the two spaces before the key in line 11 for a new entry/,
  ])
})
