import t from 'tap'
import { S, said } from '../../support/fixtures.js'

/** Contacts, the first of which has a note, and an unknown key after them, which is found in any case. */
const contacts = `${S}    contacts:
      - id: c1
        firstName: Jane
        notes:
          - id: n1
            body: Called.
      - id: c2
        firstName: Ben
        lastName: Doe
nmae: x
`
const unknown = /^15:1 found the unknown key "nmae"/

/** Each entry, the line of it, and the line that it is in line with. */
const entries: readonly [id: string, line: number, as: number][] = [
  ['c1', 7, 12],
  ['c2', 12, 7],
]

for (const [id, line, as] of entries) {
  for (const to of [2, 3, 4, 5, 7, 8, 9, 10]) {
    t.test(`the hyphen of ${id} is the one mistake after ${to} spaces`, async (t) => {
      const lead = ' '.repeat(to)
      const [first, ...more] = said(t, {
        'a.yaml': contacts.replace(new RegExp(` +(?=- id: ${id})`), lead),
      })
      t.equal(
        first,
        `${line}:${to + 1} found a list entry indented by ${to} spaces, expected 6 spaces as in line ${as}`,
      )
      t.match(more, [unknown])
      t.equal(more.length, 1)
    })
  }
}

t.test('the hyphen of the only entry of a list is out of line', async (t) => {
  const text = `${S}    users:\n        - id: u1\n        firstName: Sam\n        lastName: Doe\n`
  t.same(said(t, { 'a.yaml': text }), [
    '7:9 found a list entry indented by 8 spaces, expected 6 spaces: the keys below it are indented by 8',
  ])
})

t.test('an entry of text is out of line with the one before it', async (t) => {
  const text = contacts.replace('lastName: Doe', 'tags:\n             - vip\n          - new')
  const [first, ...more] = said(t, { 'a.yaml': text })
  t.equal(first, '16:11 found a list entry indented by 10 spaces, expected 13 spaces as in line 15')
  t.equal(more.length, 1)
})

/** What begins an entry after its hyphen once more, and what is said about it. */
const twice: readonly [sign: string, message: RegExp][] = [
  ['-', /^12:9 found two hyphens, expected one before a list entry: remove the second one$/],
  ['- ', /^12:9 found two hyphens, expected one before a list entry: remove the second one$/],
  [
    '--',
    /^12:9 found -- after a hyphen, expected the hyphen alone before a list entry: remove --$/,
  ],
  ['1. ', /^12:9 found 1\. after a hyphen/],
  ['• ', /^12:9 found • after a hyphen/],
  ['–', /^12:9 found – after a hyphen/],
]

for (const [sign, message] of twice) {
  t.test(`an entry begins with "- ${sign}"`, async (t) => {
    const [first, ...more] = said(t, {
      'a.yaml': contacts.replace('- id: c2', `- ${sign}id: c2`),
    })
    t.match(first, message)
    t.match(more, [unknown])
    t.equal(more.length, 1)
  })
}

t.test('an entry begins with a dash in place of its hyphen, and no space', async (t) => {
  const [first, ...more] = said(t, { 'a.yaml': contacts.replace('- id: c2', '–id: c2') })
  t.equal(first, '12:7 found –, expected one hyphen (-) before a list entry')
  t.equal(more.length, 1)
})

t.test('keys in the column of the hyphen are out of line, where lists are indented', async (t) => {
  const note = '          - id: n1\n          body: Called.\n          title: x\n'
  const text = contacts.replace('          - id: n1\n            body: Called.\n', note)
  t.match(said(t, { 'a.yaml': text }), [
    /^11:11 found 2 lines indented by 10 spaces, expected 12 spaces as in line 10, /,
    /^16:1 found the unknown key "nmae"/,
  ])
  // Where lists begin in the column of their keys, the hyphen may be meant further to the left.
  const flush = `${S.replace('      - name: full\n        scopes', '    - name: full\n      scopes')}    contacts:\n      - id: c1\n      firstName: Jane\n      lastName: Doe\n`
  t.match(said(t, { 'a.yaml': flush }), [
    /^7:7 found a list entry indented by 6 spaces, expected 4/,
  ])
})

t.test('an entry below one in braces whose hyphen is too far to the right', async (t) => {
  const text = `${S}    tags:\n      - { id: a, name: a }\n        - id: b\n        name: b\n        id2: c\n`
  t.same(said(t, { 'a.yaml': text }), [
    '8:9 found a list entry indented by 8 spaces, expected 6 spaces as in line 7',
    '10:9 found the unknown key "id2"; did you mean "id"?',
  ])
})

t.test('a key with nothing below it is out of line, and not the hyphen above it', async (t) => {
  const text = `subAccounts:
  - id: loc-1
        privateIntegrations:
      - name: full
        scopes: [contacts]
`
  t.same(said(t, { 'a.yaml': text }), [
    '3:9 found a line indented by 8 spaces, expected 4 spaces as in line 2',
  ])
})

t.test('a comment in place of the first line of an entry, below a word', async (t) => {
  const text = `${S}    tags:
      - lead
      # - id: tag-member
        name: member
`
  t.same(said(t, { 'a.yaml': text }), [
    '8:7 found the beginning of an entry in a comment, but not what is below it: remove the #, or write one before each of those lines too',
  ])
})
