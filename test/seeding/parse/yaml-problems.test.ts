import t from 'tap'
import { C, faults, matchEach, said } from '../../support/fixtures.js'

/** For each code of the YAML library's errors, and for each cause that shares one: the place and the sentence. */
const causes: readonly [cause: string, content: string, line: RegExp][] = [
  ['ALIAS_PROPS', 'a: &x 1\nb: &y *x\n', /:2:7 {2}found "\*x": an alias node must not specify/],
  ['BAD_ALIAS: &', 'a: [& b]\n', /:1:5 {2}found & with no name right after it, expected one/],
  ['BAD_ALIAS: *', 'a: * b\n', /:1:4 {2}found \* with no name right after it, expected one/],
  [
    'BAD_COLLECTION_TYPE',
    'a: !!str [b]\n',
    /:1:4 {2}found !!str, a tag of YAML, expected plain data/,
  ],
  ['BAD_DIRECTIVE', '%YAML\n---\na: 1\n', /:1:1 {2}found "%YAML": %YAML directive should contain/],
  ['BAD_DQ_ESCAPE', 'a: "C:\\q"\n', /:1:7 {2}found \\q, expected .*: double every backslash/],
  [
    'BAD_INDENT',
    'a:\n  - b: 1\n c: 2\n',
    /:3:2 {2}found a line indented by 1 space, expected 0 spaces as in line 1$/,
  ],
  [
    'BAD_INDENT: a text block',
    'a: |\n      \n  b\n',
    /:\d:\d+ {2}found .*: block scalar|:\d:\d+ {2}found .*block scalars/,
  ],
  ['BAD_PROP_ORDER', '&x ? a\n', /:1:4 {2}found "\? a": anchors and tags must be after the \?/],
  [
    'BAD_SCALAR_START: `',
    'a: `b`\n',
    /:1:4 {2}found text that begins with `, expected it in quotes/,
  ],
  [
    'BAD_SCALAR_START: ,',
    'a: ,b\n',
    /:1:4 {2}found text that begins with ,, expected it in quotes/,
  ],
  [
    'BLOCK_AS_IMPLICIT_KEY: a colon in text',
    'a: b: c\n',
    /:1:5 {2}found a second ": " in one line, expected one: text with a colon needs quotes/,
  ],
  [
    'BLOCK_AS_IMPLICIT_KEY: too far to the right',
    '- a: b\n    c: d\n',
    /:2:5 {2}found a line indented by 4 spaces, expected 2 spaces as in line 1$/,
  ],
  [
    'BLOCK_AS_IMPLICIT_KEY: no space after a dash',
    'a:\n  -b: 1\n  - c: 1\n',
    /:2:3 {2}found "-b: 1", expected a space after the hyphen: "- b: 1"$/,
  ],
  [
    'BLOCK_IN_FLOW: a list',
    'a: [\n - b\n ]\n',
    /:1:4 {2}found \[ before a list with hyphens, expected nothing there: remove it and the \]/,
  ],
  [
    'BLOCK_IN_FLOW: keys',
    'a: { b: 1 c: 2 }\n',
    /:1:9 {2}found a second ": " in one entry, expected a comma before the next key/,
  ],
  ['DUPLICATE_KEY', 'a: 1\na: 2\n', /:2:1 {2}the key "a" is already at a\.yaml:1:1/],
  [
    'KEY_OVER_1024_CHARS',
    `${'k'.repeat(1100)}: 1\n`,
    /:1:1 {2}found "k{57}\.\.\.": the : indicator must be at most 1024 chars after/,
  ],
  ['MISSING_CHAR: "', 'a: "b\nc: d\n', /:1:4 {2}found text that begins with " and never ends/],
  ['MISSING_CHAR: }', '{ a: b\n', /:1:1 {2}found an object that begins with \{ and does not end/],
  ['MISSING_CHAR: a key', 'a: 1\nb\n', /:2:1 {2}found "b", expected a key: remove it/],
  [
    'MISSING_CHAR: a dash',
    '- a: 1\n b: 2\n',
    /:2:2 {2}found a line indented by 1 space, expected 2 spaces as in line 1$/,
  ],
  [
    'MISSING_CHAR: a space before #',
    'a: "b"#c\n',
    /:1:7 {2}found a # right after a value, expected a space before a comment/,
  ],
  [
    'MISSING_CHAR: a comma',
    '["a" "b"]\n',
    /:1:6 {2}found one value after another, expected a comma/,
  ],
  ['MISSING_CHAR: ---', '%FOO\na: 1\n', /:2:1 {2}found "a: 1": missing directives-end/],
  [
    'MULTILINE_IMPLICIT_KEY',
    '- b\n- c d\n  e: f\n',
    /:2:3 {2}found "c d", expected a key: to go on with the text of line 1/,
  ],
  ['MULTIPLE_ANCHORS', 'a: &x &y 1\n', /:1:7 {2}found "&y 1": a node can have at most one anchor/],
  [
    'MULTIPLE_DOCS',
    'a: 1\n--- b\n',
    /:2:1 {2}found "--- b", and --- begins a second document: write # before a comment/,
  ],
  ['MULTIPLE_TAGS', 'a: !!str !b 1\n', /:1:10 {2}found !b, a tag of YAML, expected plain data/],
  ['NON_STRING_KEY', '? [a]\n: b\n', /:1:3 {2}found a list, an object or an alias as a key/],
  ['TAB_AS_INDENT', 'a:\n  \tb: c\n', /:2:3 {2}found a tab, expected spaces/],
  ['TAG_RESOLVE_FAILED', 'a: !b c\n', /:1:4 {2}found !b, a tag of YAML, expected plain data/],
  [
    'TAG_RESOLVE_FAILED: a value',
    'a: !!int b\n',
    /:1:4 {2}found !!int, a tag of YAML, expected plain data/,
  ],
  ['UNEXPECTED_TOKEN: - beside a key', 'a: - b\n', /:1:4 {2}found a list beside its key/],
  ['UNEXPECTED_TOKEN: a comma', 'a: [b,, c]\n', /:1:7 {2}found a comma, expected an entry before/],
  ['UNEXPECTED_TOKEN: |', 'a: |b\n', /:1:4 {2}found text that begins with \|, expected it in/],
  ['UNEXPECTED_TOKEN: *', 'a: *b c\n', /:1:4 {2}found text that begins with \*, expected it in/],
  ['UNEXPECTED_TOKEN: quotes', 'a: "b" c\n', /:1:8 {2}found more after the closing ", expected/],
  [
    'UNEXPECTED_TOKEN: another line',
    '- a\nb: c\n',
    /:2:1 {2}found "b: c", expected the end: the value that begins in line 1 is complete/,
  ],
  ['UNEXPECTED_TOKEN: ]', 'a: ]\n', /:1:4 {2}found \], expected \[ before it/],
]

for (const [cause, content, line] of causes) {
  t.test(`reports one error for ${cause}`, async (t) => {
    // The text is no fixture, either, which is said beside it.
    const found = faults(t, { 'a.yaml': content })
    const [first, ...more] = found.filter(
      (one) => !/unknown key|is missing|the fixture: found a list/.test(one),
    )
    t.match(first, line)
    t.same(more, [])
  })
}

t.test('all slips of a file are reported, in the order of its lines', async (t) => {
  const text = `subAccounts:
  - name: @acme
    contacts:
      - firstName: Jane: Doe
        notes: [{ body: "x" "y" }, !a b]
  - id: "x" y
\t  - id: c
`
  matchEach(t, faults(t, { 'a.yaml': text }), [
    /^a\.yaml:2:11 {2}found text that begins with @/,
    /^a\.yaml:4:24 {2}found a second ": "/,
    /^a\.yaml:5:29 {2}found more after the closing "/,
    /^a\.yaml:6:13 {2}found more after the closing "/,
    /^a\.yaml:7:1 {2}found a tab/,
  ])
})

/** Lists and objects in brackets that do not end. */
const brackets: readonly [name: string, content: string, line: RegExp][] = [
  [
    'a bracket that stays open',
    'subAccounts:\n  - id: a\n    contacts: [{ id: c }\n  - id: b\n',
    /^a\.yaml:3:15 {2}found a list that begins with \[ and does not end before line 4, expected \]$/,
  ],
  [
    'a brace that stays open at the end',
    'subAccounts: [{ id: a',
    /^a\.yaml:1:15 {2}found an object that begins with \{ and does not end in this line, expected \}$/,
  ],
  [
    'a bracket that stays open after one that closes',
    'subAccounts: [{ id: a, contacts: [] }',
    /^a\.yaml:1:14 {2}found a list that begins with \[ and does not end in this line/,
  ],
]

for (const [name, content, line] of brackets) {
  t.test(`refuses ${name}, once`, async (t) => {
    const [first, ...more] = faults(t, { 'a.yaml': content })
    t.match(first, line)
    t.same(more, [])
  })
}

t.test('a bracket may close under its key, as in other languages', async (t) => {
  for (const text of [
    'subAccounts:\n  - id: a\n    contacts: [\n      { id: c }\n    ]\n',
    'defaults: {\n  note: { title: x }\n}\nsubAccounts: []\n',
  ]) {
    t.same(faults(t, { 'a.yaml': text }), [])
  }
})

t.test('a heading that begins with ---', async (t) => {
  const text = `${C}--- Omar ---\n      - firstNaem: Omar\n`
  t.same(said(t, { 'a.yaml': text }), [
    '9:1 found "--- Omar ---", and --- begins a second document: write # before a comment',
    '10:9 found the unknown key "firstNaem"; did you mean "firstName"?',
  ])
})
