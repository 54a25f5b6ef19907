import t from 'tap'
import { faults } from '../../support/fixtures.js'

type Case = [name: string, content: string | Buffer, line: RegExp]

/** Fixtures that people, editors and enemies write; each is refused at the right line. */
const yaml: readonly Case[] = [
  ['an empty file', '', /^a\.yaml:1:1 {2}the fixture is empty, expected subAccounts$/],
  ['comments alone', '# nothing\n', /^a\.yaml:1:1 {2}the fixture is empty/],
  ['a line that says that there is nothing', '---\n', /^a\.yaml:\d:1 {2}the fixture is empty/],
  [
    'a list',
    '- a\n',
    /^a\.yaml:1:1 {2}the fixture: found a list, expected "subAccounts:" and a list of/,
  ],
  [
    'bare text',
    'hello',
    /^a\.yaml:1:1 {2}the fixture: found "hello", expected "subAccounts:" and a list/,
  ],
  ['no sub-accounts', 'faults: []\n', /^a\.yaml:1:1 {2}"subAccounts" is missing/],
  [
    'contacts at the top',
    'subAccounts: []\ncontacts: []\n',
    /^a\.yaml:2:1 {2}found the unknown key "contacts": contacts belong to a sub-account; move/,
  ],
  [
    'a double quote that stays open',
    'subAccounts:\n  - id: "open\n    name: x\n',
    /^a\.yaml:2:9 {2}found text that begins with " and never ends, expected a closing "$/,
  ],
  [
    'a single quote that stays open',
    "subAccounts:\n  - name: 'open\n",
    /^a\.yaml:2:11 {2}found text that begins with ' and never ends, expected a closing '$/,
  ],
  ['a tab', 'subAccounts:\n\t- id: a\n', /^a\.yaml:2:1 {2}found a tab, expected spaces/],
  [
    'a colon in text',
    'subAccounts:\n  - name: Acme: Plumbing\n',
    /^a\.yaml:2:1\d {2}found a second ": " in one line, expected one/,
  ],
  [
    'text that begins with @',
    'subAccounts:\n  - name: @acme\n',
    /^a\.yaml:2:11 {2}found text that begins with @, expected it in quotes/,
  ],
  [
    'text that begins with %',
    'subAccounts:\n  - name: %acme\n',
    /^a\.yaml:2:11 {2}found text that begins with %, expected it in quotes/,
  ],
  [
    'more after a quote',
    'subAccounts:\n  - name: "Acme" Plumbing\n',
    /^a\.yaml:2:18 {2}found more after the closing ", expected/,
  ],
  [
    'a line too far to the right',
    'subAccounts:\n  - id: a\n      name: b\n',
    /^a\.yaml:3:7 {2}found a line indented by 6 spaces, expected 4 spaces as in line 2$/,
  ],
  [
    'a line too far to the left',
    'subAccounts:\n  - id: a\n   name: b\n',
    /^a\.yaml:3:4 {2}found a line indented by 3 spaces, expected 4 spaces as in line 2$/,
  ],
  [
    'a list beside its key',
    'subAccounts: - id: a\n',
    /^a\.yaml:1:14 {2}found a list beside its key/,
  ],
  [
    'a backslash that means nothing',
    'subAccounts:\n  - name: "C:\\new \\q"\n',
    /^a\.yaml:2:19 {2}found \\q, expected \\n, \\t, .* double every backslash of the text, or use single quotes$/,
  ],
  [
    'a key given twice',
    'subAccounts: []\nsubAccounts: []\n',
    /^a\.yaml:2:1 {2}the key "subAccounts" is already at a\.yaml:1:1, expected it once: write one list with the entries of both$/,
  ],
  [
    'the defaults given twice',
    'defaults: { note: {} }\nsubAccounts: []\ndefaults: { task: {} }\n',
    /^a\.yaml:3:1 {2}the key "defaults" is already at a\.yaml:1:1, expected it once: move its keys below the first one, and remove the line$/,
  ],
  [
    'two documents',
    'subAccounts: []\n---\nsubAccounts: []\n',
    /^a\.yaml:2:1 {2}found a second document after ---, .*: move it to a file of its own/,
  ],
  [
    'UTF-16',
    Buffer.from('\ufeffsubAccounts: []', 'utf16le'),
    /^a\.yaml:1:1 {2}found text in UTF-16/,
  ],
  [
    'Latin-1',
    Buffer.from('subAccounts:\n  - name: Ångström\n', 'latin1'),
    /^a\.yaml:2:11 {2}found the byte 0xC5, which is not UTF-8: .*Latin-1/,
  ],
  [
    'a binary file',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00]),
    /^a\.yaml:\d:\d {2}found a NUL, expected text/,
  ],
  ['a bell', 'subAccounts: []\nx: \u0007\n', /^a\.yaml:2:\d {2}found a character that cannot be/],
  [
    'an alias of nothing',
    'subAccounts: *all\n',
    /^a\.yaml:1:14 {2}found \*all, but there is no &all above/,
  ],
  [
    'an alias of itself',
    'subAccounts: &a\n  - *a\n',
    /^a\.yaml:2:5 {2}found \*a inside of &a, which never ends/,
  ],
  [
    'a thousand sub-accounts that share a thousand contacts that share a thousand notes',
    `subAccounts:
  - &s
    contacts:
      - &c
        notes: [&n { body: x }, ${Array(1000).fill('*n')}]
${'      - *c\n'.repeat(1000)}${'  - *s\n'.repeat(1000)}`,
    /^a\.yaml:\d+:9 {2}found more than 2,000,000 keys and values, with aliases resolved/,
  ],
  [
    'code in a tag',
    'subAccounts: !!js/function "function () {}"\n',
    /^a\.yaml:1:14 {2}found !!js\/function, a tag of YAML, expected plain data/,
  ],
  [
    'binary in a tag',
    'subAccounts:\n  - name: !!binary aGk=\n',
    /^a\.yaml:2:11 {2}found !!binary, a tag of YAML/,
  ],
  [
    'a prototype as a key',
    'subAccounts:\n  - __proto__: { id: a }\n',
    /^a\.yaml:2:5 {2}found the unknown key "__proto__"/,
  ],
  [
    'a list as a key',
    'subAccounts:\n  - ? [a]\n    : b\n',
    /^a\.yaml:2:\d+ {2}found a list, an object or an alias as a key/,
  ],
  ['a number as a key', 'subAccounts:\n  - 1: b\n', /^a\.yaml:2:5 {2}found the unknown key "1"/],
  [
    'a merge of text',
    'subAccounts:\n  - <<: text\n',
    /^a\.yaml:2:\d+ {2}found << with text, expected an alias of an object/,
  ],
  [
    'a number for text',
    'subAccounts:\n  - name: 0x1F\n',
    /^a\.yaml:2:11 {2}name: found the number 0x1F, expected a name such as Acme Plumbing; put it in quotes: "0x1F"$/,
  ],
  [
    'an infinite number',
    'subAccounts:\n  - name: .inf\n',
    /^a\.yaml:2:11 {2}name: found the number .inf, expected a name/,
  ],
  [
    'a yes for true',
    'subAccounts:\n  - contacts: [{ notes: [{ body: x, pinned: yes }] }]\n',
    /^a\.yaml:2:45 {2}pinned: found "yes", expected true or false/,
  ],
  [
    'a 30 February',
    'subAccounts:\n  - contacts: [{ notes: [{ body: x, dateAdded: 2026-02-30 }] }]\n',
    /^a\.yaml:2:48 {2}dateAdded: found "2026-02-30", expected/,
  ],
  [
    'an id that does not fit in a path',
    'subAccounts:\n  - contacts: [{ id: a/b }]\n',
    /^a\.yaml:2:22 {2}id: found "a\/b", expected an id such as/,
  ],
]

for (const [name, content, line] of yaml) {
  t.test(`refuses ${name}`, async (t) => {
    t.match(faults(t, { 'a.yaml': content })[0], line)
  })
}

t.test('takes what only looks broken', async (t) => {
  for (const text of [
    '\ufeffsubAccounts: []\n',
    'subAccounts: []\r\n',
    '%YAML 1.2\n---\nsubAccounts: []\n...\n',
    'subAccounts:\n- contacts:\n  - notes:\n    - { body: "\\ud800", dateAdded: 2026-01-01 }\n',
    'subAccounts: [{ name: 1_000 }, { name: yes }, { name: 12:30:45 }]',
  ]) {
    t.same(faults(t, { 'a.yaml': text }), [], JSON.stringify(text))
  }
})
