import t from 'tap'
import { C, N, said } from '../../support/fixtures.js'

const below = '              '
/** A note whose text is in the lines below its key. */
const unmarked = (...lines: string[]) =>
  `${N.replace('Called.', '').replace('body: ', 'body:')}${lines.map((line) => `${line && below}${line}\n`).join('')}            title: Call\n`
const first =
  '12:15 found text of several lines, one of which has a colon, expected | after "body:" in line 11'

for (const [cause, ...lines] of [
  ['a colon in its first line', 'Called: wants the quote', 'for the bathroom', 'and the kitchen.'],
  ['a blank line in it', 'Called: wants the quote', '', 'for the bathroom'],
  ['a list in it', 'Re: tiles', '- tiles by the customer', '- start in May'],
  ['colons in two lines', 'Called: wants the quote', 'for the bathroom', 'Next: Monday'],
  ['a colon in its second line', 'Wants the quote', 'Next: Monday'],
] satisfies [string, ...string[]][]) {
  t.test(`explains a text of several lines without its |, with ${cause}`, async (t) => {
    t.same(said(t, { 'a.yaml': unmarked(...lines) }), [first])
  })
}

/** A note with a block of text, one line of which is less indented than it should be. */
const block = (line: string, rest = '            title: Call\n') =>
  `${N.replace('Called.', '|')}${below}Sent the quote:\n${line}\n${below}start in May\n${rest}`
const less = (words: string) =>
  `found "${words}", expected text indented as in line 12, where the block of text begins`

for (const [cause, text, line] of [
  [
    'to the key',
    block('            tiles by the customer'),
    `13:13 ${less('tiles by the customer')}`,
  ],
  [
    'to the hyphen',
    block('          tiles by the customer'),
    `13:11 ${less('tiles by the customer')}`,
  ],
  ['to the margin', block('tiles by the customer'), `13:1 ${less('tiles by the customer')}`],
  [
    'and begins with a hyphen',
    block('          - tiles by the customer'),
    `13:11 ${less('- tiles by the customer')}`,
  ],
  [
    'and has a hyphen in the column of the key',
    block('            - tiles by the customer'),
    `13:13 ${less('- tiles by the customer')}`,
  ],
  [
    'and has a hyphen, at the end of an entry',
    block('          - tiles by the customer', ''),
    `13:11 ${less('- tiles by the customer')}`,
  ],
  [
    'and has a colon, in the column of the key',
    block('            Tiles: by the customer'),
    `13:13 ${less('Tiles: by the customer')}`,
  ],
  [
    'and has a colon, in the column of the hyphen',
    block('          Tiles: by the customer'),
    `13:11 ${less('Tiles: by the customer')}`,
  ],
  [
    'and has a colon, between two columns',
    block('             Tiles: by the customer').replace(/ +start in May\n/, ''),
    `13:14 ${less('Tiles: by the customer')}`,
  ],
  [
    'and another one too',
    block('          - tiles by the customer\n            - and more'),
    `13:11 ${less('- tiles by the customer')}`,
  ],
  [
    'and has a hyphen and a colon',
    block('          - Tiles: by the customer'),
    `13:11 ${less('- Tiles: by the customer')}`,
  ],
  [
    'and is the last one, with a hyphen and a colon',
    block('          - Tiles: by the customer').replace(/ +start in May\n/, ''),
    `13:11 ${less('- Tiles: by the customer')}`,
  ],
] satisfies [string, string, string][]) {
  t.test(`explains a line of a text that is indented less, ${cause}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), [line])
  })
}

t.test('what is below a block of text may be a mistake of another kind', async (t) => {
  const after = (line: string) => said(t, { 'a.yaml': block(line).replace(/ +start in May\n/, '') })
  t.same(after('            # a comment'), [])
  t.same(after('\t      tiles'), [
    '13:1 found a tab, expected spaces: YAML is indented with spaces only',
  ])
  t.same(after('             pinned: true'), [
    '13:14 found a line indented by 13 spaces, expected 12 spaces as in line 11',
  ])
  t.match(after('            pinned'), [
    '13:13 found "pinned" without a colon, expected "pinned:" and its value',
  ])
  t.match(after('            Title: Call'), [/^13:13 found the unknown key "Title"/])
  t.same(
    said(t, {
      'a.yaml': `${C}        notes:\n          - body: |\n              One\n          - { body: Two, tilte: x }\n`,
    }).length,
    1,
  )
})

t.test('the first line of a block of text is indented less than the others', async (t) => {
  const first = (line: string) =>
    N.replace(
      'Called.',
      `|\n${line}\n${below}- tiles\n${below}start: in May\n            title: Call`,
    )
  const further = (words: string) =>
    `found "${words}", expected text indented by 14 spaces, further than its key in line 11`
  t.same(said(t, { 'a.yaml': first('            Sent the quote:') }), [
    `12:13 ${further('Sent the quote:')}`,
  ])
  t.same(said(t, { 'a.yaml': first('          Sent the quote:') }), [
    `12:11 ${further('Sent the quote:')}`,
  ])
  t.same(said(t, { 'a.yaml': first('            Re: tiles') }), [`12:13 ${further('Re: tiles')}`])
  t.same(said(t, { 'a.yaml': first('            Sent the quote') }), [
    `12:13 ${further('Sent the quote')}`,
  ])
})

t.test('the first line of a text is indented further than all others', async (t) => {
  const lines = ['  company: Tanaka', 'employees: 51-200', '---', '', 'They moved. (Priya)']
  const text = `${N.replace('Called.', '|')}${lines.map((line) => `${line && below}${line}\n`).join('')}            title: Call\n`
  t.same(said(t, { 'a.yaml': text }), [
    '12:17 found the first line of a text indented by 16 spaces, expected 14 spaces as in the lines below it',
  ])
})

t.test('a paragraph with a colon slips out of a block of text', async (t) => {
  const last = (line: string) =>
    `${N.replace('Called.', `|\n${below}Sent the quote.`)}\n            ${line}\n            title: Call\n`
  t.same(said(t, { 'a.yaml': last('Next visit: in May') }), [`14:13 ${less('Next visit: in May')}`])
  t.match(said(t, { 'a.yaml': last('Date added: 2026-03-05') }), [
    /^14:13 found the unknown key "Date added"; did you mean "dateAdded"/,
  ])
})

t.test('all lines but the first slip out of a block of text', async (t) => {
  const text = `${N.replace('Called.', `|\n${below}Sent it:`)}        one\n        two\n            title: Call\n`
  t.same(said(t, { 'a.yaml': text }), [`13:9 ${less('one')}`])
})

t.test('a separator inside of a block of text', async (t) => {
  const text = `${N.replace('Called.', `|\n${below}Sent it.\n---\n${below}Jane Doe`)}            titel: Call\n`
  t.same(said(t, { 'a.yaml': text }), [
    '13:1 found a second document after ---, expected one document in a file: remove the ---',
    '15:13 found the unknown key "titel"; did you mean "title"?',
  ])
})

t.test('a text with a heading and a list in it, without | after its key', async (t) => {
  const text = (heading: string) => `${C}        notes:
          - body:
              ${heading}
              - heel slides, twice a day
              - straight leg raise
              Next session on Friday.
            emial: x
`
  t.match(said(t, { 'a.yaml': text('Exercises for at home:') }), [
    /^11:15 found text of several lines, one of which has a colon, expected \| after "body:" in line 10$/,
    /^15:13 found the unknown key "emial"/,
  ])
  t.match(said(t, { 'a.yaml': text('Exercises for at home') }), [
    /^warning 11:15 found text of several lines below "body:", .*, expected \| after the key$/,
    /^15:13 found the unknown key "emial"/,
  ])
})
