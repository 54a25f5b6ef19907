import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

const fields = `${S}    customFields:
      - { id: f, name: Plan, dataType: TEXT }
`

for (const spaces of [6, 8]) {
  t.test(`contacts that are indented by ${spaces} spaces are explained once`, async (t) => {
    const text = `${fields}${' '.repeat(spaces)}contacts:\n      - id: c1\n        firstName: Jane\n    tags: 5\n`
    t.same(said(t, { 'a.yaml': text }), [
      `8:${spaces + 1} found a line indented by ${spaces} spaces, expected 4 spaces as in line 6`,
      '11:11 tags: found the number 5, expected a list, each entry a tag, or its name',
    ])
  })
}

for (const spaces of [3, 5]) {
  t.test(`a list indented by ${spaces} spaces does not hide what is below it`, async (t) => {
    const text = `${fields.replace('    privateI', `${' '.repeat(spaces)}privateI`)}    contacts:
      - id: c1
       firstName: Jane
      - nmae: x
`
    t.same(said(t, { 'a.yaml': text }), [
      `3:${spaces + 1} found a line indented by ${spaces} spaces, expected 4 spaces as in line 2`,
      '10:8 found a line indented by 7 spaces, expected 8 spaces as in line 9',
      '11:9 found the unknown key "nmae"; did you mean "name"?',
    ])
  })
}

t.test('a list that could belong to two entries has one message', async (t) => {
  const text = `${fields}    contacts:
      - id: c1
      tasks:
          - title: Call
            dueDate: now
        notes:
          - body: Called.
`
  t.same(said(t, { 'a.yaml': text }), [
    '10:7 found a line indented by 6 spaces, expected 8 spaces as in line 9',
  ])
})

t.test('two hyphens are one too many, and the entry is read on', async (t) => {
  const text = N.replace('- id: n1', '- - id: n1').replace('Called.', '5')
  t.same(said(t, { 'a.yaml': text }), [
    '10:13 found two hyphens, expected one before a list entry: remove the second one',
    '11:19 body: found the number 5, expected text that is not blank; put it in quotes: "5"',
  ])
})

/** Lists whose first hyphen is missing, and the line of it. */
const lists: readonly [what: string, text: string, line: string][] = [
  ['keys further in', `${S}    contacts:\n      id: c1\n        firstName: Jane\n`, '7:7'],
  ['keys in the column of the hyphens', `${S}    users:\n      id: u1\n      - id: u2\n`, '7:7'],
  ['more entries', `${S}    users:\n        id: u1\n      - id: u2\n`, '7:9'],
  ['the top', 'subAccounts:\n  id: loc-1\n    name: Acme\n    users: []\n', '2:3'],
]

for (const [what, text, place] of lists) {
  t.test(`the first hyphen of a list is missing: ${what}`, async (t) => {
    const [line = '', ...more] = said(t, { 'a.yaml': `${text}nmae: x\n` })
    t.match(
      line,
      new RegExp(
        `^${place} found "id: .*" without a hyphen, expected "- " before the first entry of`,
      ),
    )
    t.match(more, [/found the unknown key "nmae"/])
    t.equal(more.length, 1)
  })
}

t.test('text of several lines below its key has no colon', async (t) => {
  const text = `${N.replace('Called.', '\n              Called.\n              Wants: tiles\n              soon')}            titel: a\n`
  t.same(said(t, { 'a.yaml': text }), [
    '12:15 found text of several lines, one of which has a colon, expected | after "body:" in line 11',
    '15:13 found the unknown key "titel"; did you mean "title"?',
  ])
})

t.test('a value before the list below its key is one too many', async (t) => {
  const text = `${S}    users: yes\n      - id: u\n        nmae: x\n`
  t.same(said(t, { 'a.yaml': text }), [
    '6:12 found "yes" after "users:" and a list below it, expected nothing there: remove it',
    '8:9 found the unknown key "nmae", expected one of id, firstName, lastName, email, phone, extension, type, role',
  ])
})

t.test('a key between two columns belongs to the one in which its list is known', async (t) => {
  const text = `${N}          tasks:\n            - title: Call\n              dueDate: +1d\n`
  t.same(said(t, { 'a.yaml': text }), [
    '12:11 found a line indented by 10 spaces, expected 8 spaces as in line 9',
  ])
})

t.test('an entry between braces lacks its hyphen', async (t) => {
  const text = `${S}    contacts:\n      - { firstName: Jane }\n        { firstName: Mia, email: mia@example.com }\n    tags: 5\n`
  t.same(said(t, { 'a.yaml': text }), [
    '8:9 found { without a hyphen, expected "- " before an entry, as in line 7',
    '9:11 tags: found the number 5, expected a list, each entry a tag, or its name',
  ])
})

/** Entries between the column of the notes and that of the contacts, and what is said of them. */
const between: readonly [what: string, lines: string[], expected: string][] = [
  [
    'the keys of a note',
    ['- id: n2', '  body: Two'],
    '12 spaces as in line 12, with the lines below it',
  ],
  ['the keys of a note in braces', ['- { id: n2, body: Two }'], '12 spaces as in line 12'],
  [
    'the keys of a contact',
    ['- id: c2', '  firstName: Jo'],
    '8 spaces as in line 9, with the lines below it',
  ],
  ['an id alone', ['- id: x2'], '12 spaces as in line 12, or 8 as in line 9'],
]

for (const [what, lines, expected] of between) {
  t.test(`an entry between two lists with ${what}`, async (t) => {
    const text = `${S}    users:
      - id: u1
    contacts:
        - id: c1
          firstName: Jane
          notes:
            - { id: n1, body: One }
${lines.map((line) => `          ${line}\n`).join('')}        - id: c3
`
    t.same(said(t, { 'a.yaml': text }), [
      `13:11 found a list entry indented by 10 spaces, expected ${expected}`,
    ])
  })
}

t.test('a list in the column of its key, and an entry that is indented further', async (t) => {
  const text = `${C}        tasks:
        - title: Call
          dueDate: +1d
          assignedTo: u
          - title: Call again
            dueDate: +1d
`
  t.same(said(t, { 'a.yaml': text }), [
    '10:9 found a list entry indented by 8 spaces, expected 10 spaces as in line 13',
  ])
})

t.test('a comment is no line that is out of line', async (t) => {
  const text = `${C}      tasks:
          - { title: Call, dueDate: +1d }
      # without tasks
      - firstName: Ben
`
  t.same(said(t, { 'a.yaml': text }), [
    '9:7 found a line indented by 6 spaces, expected 8 spaces as in line 8',
  ])
})
