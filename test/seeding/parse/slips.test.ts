import { readFileSync } from 'node:fs'
import t from 'tap'
import { said } from '../../support/fixtures.js'

const account = (more: string) =>
  `subAccounts:
  - id: s
    privateIntegrations: [{ name: full, scopes: [contacts] }]
${more}`

t.test(
  'warns about text that YAML cuts off, and about quotes that become part of it',
  async (t) => {
    const text = account(`    name: Ticket #4711
    city: a # comment
    state: &Sons Ltd
    address: ! hello
    website: “smart”
    email:
    phone: null
`)
    t.same(said(t, { 'a.yaml': text }), [
      'warning 4:18 found "#4711" after a value, which is a comment: put the whole value in quotes, or, if it is a comment, a space after the #',
      'warning 6:12 found &Sons, which YAML reads as the name of what follows, and no *Sons uses it: text that begins with & needs quotes',
      'warning 7:14 found ! before a value, which YAML drops: text that begins with ! needs quotes',
      'warning 8:14 found the typographic quotes “ and ”, which become part of the text: put it in plain quotes: "smart"',
      'warning 9:5 email has no value: remove the line, or write one',
    ])
  },
)

t.test('warns about comments of other languages that become part of a text', async (t) => {
  const message =
    'in a text, which it is part of: write # before a comment, or put the whole text in quotes'
  const text = account(`    name: Acme // the customer
    city: Denver /* for now */
    state: // see https://example.com/a
    website: https://example.com//a
    address: and//or, //server/share, a // b // c
    companyId: "acme // x"
`)
  t.same(said(t, { 'a.yaml': text }), [
    `warning 4:16 found "// the customer" ${message}`,
    `warning 5:18 found "/* for now */" ${message}`,
    `warning 6:12 found "// see https://example.com/a" ${message}`,
  ])
})

t.test('warns about what will no longer be so', async (t) => {
  const text = `subAccounts:
  - privateIntegrations:
      - { name: a, scopes: [contacts], expiresAt: 2024-01-01 }
      - { name: b, scopes: [contacts], expiresAt: -1d }
      - { name: c, scopes: [contacts], expiresAt: 2999-01-01 }
`
  t.same(said(t, { 'a.yaml': text }), [
    'warning 3:51 expiresAt: found "2024-01-01", which is past, so the token is refused; write -1d if that is meant, or a date such as +1d',
  ])
})

t.test('null says the same as leaving out what may be left out', async (t) => {
  const text = `defaults: null
clock: null
faults: null
subAccounts:
  - id: null
    name: null
    allowDuplicateContact: ~
    contacts: null
    privateIntegrations: [{ name: full, token: null, scopes: [contacts] }]
`
  t.same(said(t, { 'a.yaml': text }), [])
  t.same(said(t, { 'a.yaml': 'subAccounts: null\n' }), [
    '1:14 subAccounts: found null, expected a list, each entry a sub-account',
  ])
})

t.test('a text that is no fixture is called by its name', async (t) => {
  const kinds: readonly [text: string, found: string][] = [
    ['<!DOCTYPE html>\n<html></html>\n', 'a page of HTML'],
    ['<?xml version="1.0"?>\n<a/>\n', 'XML'],
    ['First Name,Email\nJane,jane@x.example\n', 'a table (CSV)'],
    ['#,First Name\n1,Jane\n', 'a table (CSV)'],
    ['fixtures/a.yaml', 'a path'],
    ['subAccounts:  - id: a    contacts:      - id: c', 'a fixture without line breaks'],
    ['version: 1subAccounts:  - id: a', 'a fixture without line breaks'],
    ['version: 1subAccounts:- id: a', 'a fixture without line breaks'],
    ['subAccounts:- id: a  contacts:  - id: c', 'a fixture without line breaks'],
    ['subAccounts:  - id: a', 'a fixture without line breaks'],
    [
      readFileSync('fixtures/quickstart.yaml', 'utf8').replaceAll('\n', ''),
      'a fixture without line breaks',
    ],
    [
      readFileSync('fixtures/packs/unicode.yaml', 'utf8').replaceAll('\n', ''),
      'a fixture without line breaks',
    ],
    ['HTTP/1.1 200 OK\n\n{}', 'the head of an answer'],
    ['module.exports = {}', 'JavaScript'],
    ['[subAccounts]\nid = "a"\n', 'TOML or INI'],
    ['version https://git-lfs.github.com/spec/v1\n', 'a pointer of Git LFS'],
  ]
  for (const [text, found] of kinds) {
    const [line = '', ...more] = said(t, { 'a.yaml': text })
    t.ok(line.startsWith(`1:1 found ${found}, expected a fixture in YAML or JSON: `), line)
    t.same(more, [])
  }
})

t.test('comments at the start of a fixture are prose, with or without commas', async (t) => {
  const fixture =
    'subAccounts: [{ id: a, privateIntegrations: [{ name: full, scopes: [contacts] }] }]\n'
  for (const head of [
    '# Contacts, phones\n# Jan, Pia\n',
    '# Contacts; phones\n\n  # Jan; Pia\n',
    '\ufeff# Contacts, phones\r\n# Jan, Pia\r\n',
    '# Contacts, phones\nclock: { freeze: 2026-05-01T00:00:00Z, tickMs: 1 }\n',
    '# Contacts, phones\n',
  ])
    t.same(said(t, { 'a.yaml': head + fixture }), [], head)
  t.match(
    said(t, {
      'a.yaml': '# Contacts, phones\n# Jan, Pia\n\nFirst Name,Email\nJane,jane@x.example\n',
    }),
    [/^4:1 found a table \(CSV\)/],
  )
})

t.test('a warning does not keep a fixture from being loaded, an error hides none', async (t) => {
  const text = account('    name: Ticket #4711\n    nmae: x\n')
  t.same(said(t, { 'a.yaml': text }), [
    'warning 4:18 found "#4711" after a value, which is a comment: put the whole value in quotes, or, if it is a comment, a space after the #',
    '5:5 found the unknown key "nmae"; did you mean "name"?',
  ])
})

t.test('a scope with a colon after it', async (t) => {
  const text = `subAccounts:
  - id: a
    privateIntegrations:
      - name: full
        scopes:
          - contacts
          users.readonly:
          - locations.readonly
`
  t.same(said(t, { 'a.yaml': text }), [
    '7:11 found a colon after the scope users.readonly, expected "- users.readonly"',
  ])
})
