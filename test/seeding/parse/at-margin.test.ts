import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

const two = `${N}            title: Call
            pinned: true
      - id: c2
        firstName: Ben
        lastName: Doe
        tags: [vip]
        tasks:
          - title: Call
            dueDate: +1d
`

/** A line of a fixture without its indentation is one mistake. */
for (const [line, column, as] of [
  ['contacts:', 4, 3],
  ['firstName: Jane', 8, 7],
  ['notes:', 8, 8],
  ['title: Call', 12, 11],
  ['pinned: true', 12, 12],
  ['firstName: Ben', 8, 14],
  ['lastName: Doe', 8, 15],
  ['tags: [vip]', 8, 16],
  ['tasks:', 8, 17],
  ['dueDate: +1d', 12, 19],
] as const) {
  t.test(`a line at the margin: ${line}`, async (t) => {
    const text = two.replace(new RegExp(`^ +(?=${line.replace(/[[\]+]/g, '\\$&')}$)`, 'm'), '')
    const [key = ''] = line.split(' ')
    const at = text.slice(0, text.indexOf(`\n${line}`)).split('\n').length + 1
    t.same(said(t, { 'a.yaml': text }), [
      `${at}:1 found "${key}" at the start of a line, expected it indented by ${column} spaces as in line ${as}`,
    ])
  })
}

t.test('the first key of an entry at the margin', async (t) => {
  const text = `templates:
  jane:
type: lead
    source: web
${C.replace('id: c1', 'like: jane')}`
  t.same(said(t, { 'a.yaml': text }), [
    '3:1 found "type:" at the start of a line, expected it indented by 4 spaces as in line 4',
  ])
})

t.test('a key of a pasted answer at the margin', async (t) => {
  const text = 'contact:\n  id: c1\n  locationId: l\nfirstName: Jane\n  lastName: Doe\n'
  t.same(said(t, { 'a.yaml': text }), [
    '4:1 found "firstName:" at the start of a line, expected it indented by 2 spaces as in line 3',
  ])
})

t.test('a line of a block of text at the margin', async (t) => {
  const text = `${N.replace('Called.', '|')}              Price list
* Visit: 80
              * Boiler: 90
            title: Prices
`
  t.same(said(t, { 'a.yaml': text }), [
    '13:1 found "* Visit: 80", expected text indented as in line 12, where the block of text begins',
  ])
})

t.test('a block of text whose key is at the margin', async (t) => {
  const text = `${N.replace('body: Called.', 'title: Prices')}body: |
              Boiler: 90
            pinned: true
`
  t.same(said(t, { 'a.yaml': text }), [
    '12:1 found "body:" at the start of a line, expected it indented by 12 spaces as in line 11',
  ])
})

t.test('the key of an object at the margin', async (t) => {
  const text = `${S}faults:
  - id: flaky
match:
      method: POST
      path: /contacts/:contactId/notes
    then: 503
`
  t.same(said(t, { 'a.yaml': text }), [
    '8:1 found "match:" at the start of a line, expected it indented by 4 spaces as in line 7',
  ])
})

t.test('the first key of the file, indented', async (t) => {
  t.same(said(t, { 'a.yaml': `# A fixture\n    ${C}` }), [
    '2:5 found subAccounts indented by 4 spaces, expected none: it belongs at the top of the file',
  ])
})

t.test('the key of the sub-accounts in a comment', async (t) => {
  const text = `templates:\n  jane: { firstName: Jane }\n# ${C.replace('id: c1', 'like: jane')}`
  t.same(said(t, { 'a.yaml': text }), [
    '3:1 found "subAccounts:" in a comment, expected it without the #: the sub-accounts are below it',
  ])
})

t.test('a key of sub-accounts above them is one of the file', async (t) => {
  t.same(said(t, { 'a.yaml': `country: US\n${S}` }), [
    '1:1 found the unknown key "country", which is a key of sub-accounts: write it below "subAccounts:", in an entry that begins with "- "',
  ])
})
