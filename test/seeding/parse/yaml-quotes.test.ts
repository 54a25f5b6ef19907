import t from 'tap'
import { C, matchEach, N, said } from '../../support/fixtures.js'

/** Texts with quotes, or without the quotes that they need; each is explained at its place. */
const causes: readonly [cause: string, text: string, lines: (string | RegExp)[]][] = [
  [
    'text that begins with [',
    N.replace('Called.', '[urgent] call back'),
    ['11:19 found text that begins with [, expected it in quotes: "[urgent] call back"'],
  ],
  [
    'a placeholder in braces',
    N.replace('Called.', '{{contact.name}}'),
    [
      '11:19 found "{{contact.name}}", but placeholders are not replaced in fixtures: write the value, or put it in quotes if it is meant as text',
    ],
  ],
  [
    'a placeholder in braces between { and }',
    `${C}        customFields:\n          - { key: {{ contact.roof }}, value: gable }\n`,
    ['10:20 found text that begins with {, expected it in quotes: "{{ contact.roof }}"'],
  ],
  [
    'text that begins with > before the next key',
    N.replace('Called.', '> 3 calls\n            title: a'),
    [
      '11:19 found text right after >, which begins a block of text: write the text in the next line, indented, or all of it in quotes: "> 3 calls"',
    ],
  ],
  [
    'what databases and spreadsheets have for no value',
    `${C}        lastName: \\N\n        city: (null)\n        phone: "#N/A"\n        state: '\\N'\n`,
    [
      'warning 9:19 found \\N, which is text here: write null for no value, or remove the line',
      'warning 10:15 found (null), which is text here: write null for no value, or remove the line',
      'warning 11:16 phone: found "#N/A", expected a telephone number such as +15555550100',
    ],
  ],
  [
    'text in backticks, and more after text in quotes',
    N.replace(
      'Called.',
      '`Called.`\n            title: "Jane" said "hi"\n            color: "Jane said "hi" to us."',
    ),
    [
      '11:19 found text that begins with `, expected it in quotes: "Called."',
      /^12:27 found more after the closing ", .*: '"Jane" said "hi"'$/,
      /^13:32 found text after the closing ", .*: 'Jane said "hi" to us.'$/,
    ],
  ],
  [
    'a line of a text in quotes that is not indented further than its key',
    `${N.replace('Called.', '"Called\n            twice."')}            pinned: 5\n`,
    [
      '12:13 found "twice.\\"" inside of a text in quotes, expected it indented further than "body:" in line 11',
      '13:21 pinned: found the number 5, expected true or false',
    ],
  ],
  [
    'such a line in single quotes',
    N.replace('Called.', "'Called\n          twice.'"),
    [
      /^12:11 found "twice\.'" inside of a text in quotes, expected it indented further than "body:" in line 11$/,
    ],
  ],
  [
    'such lines in an entry of a list, below a key in quotes, and with quotes in them',
    `${C}        tags:
          - "new
          patient"
        "lastName": "Doe
        \\"the first\\""
        city: 'St. John''s
        Bay''s'
        dnd: 5
`,
    [
      '11:11 found "patient\\"" inside of a text in quotes, expected it indented further than "- " in line 10',
      /^13:9 found .* inside of a text in quotes, expected it indented further than "lastName:" in line 12$/,
      /^15:9 found "Bay''s'" inside of a text in quotes, expected it indented further than "city:" in line 14$/,
      '16:14 dnd: found the number 5, expected true or false',
    ],
  ],
  [
    'a text in quotes that never ends before other texts in quotes',
    N.replace('Called.', '"Called\n            title: "Call"'),
    [/^11:19 found text that begins with " and never ends, expected a closing "$/],
  ],
  [
    'text that begins with *',
    N.replace('Called.', '*important* call'),
    ['11:19 found text that begins with *, expected it in quotes: "*important* call"'],
  ],
  [
    'text that begins with !',
    N.replace('Called.', '!important call'),
    [
      '11:19 found !important, a tag of YAML, expected plain data: text that begins with ! needs quotes: "!important call"',
    ],
  ],
  [
    'text that begins with %',
    N.replace('Called.', '%50 off'),
    ['11:19 found text that begins with %, expected it in quotes: "%50 off"'],
  ],
  [
    'text that begins with @',
    N.replace('Called.', '@jane called'),
    ['11:19 found text that begins with @, expected it in quotes: "@jane called"'],
  ],
  [
    'text that begins with |',
    N.replace('Called.', '| pipe text'),
    [
      '11:19 found text right after |, which begins a block of text: write the text in the next line, indented, or all of it in quotes: "| pipe text"',
    ],
  ],
  [
    'text that begins with >',
    N.replace('Called.', '> quoted mail'),
    [
      '11:19 found text right after >, which begins a block of text: write the text in the next line, indented, or all of it in quotes: "> quoted mail"',
    ],
  ],
  [
    'text that begins with `',
    N.replace('Called.', '`code` here'),
    ['11:19 found text that begins with `, expected it in quotes: "`code` here"'],
  ],
  [
    'text that begins with ?',
    N.replace('Called.', '? what'),
    ['11:19 found text that begins with ?, expected it in quotes: "? what"'],
  ],
  [
    'text that begins with -',
    N.replace('Called.', '- what'),
    ['11:19 found text that begins with "- ", expected it in quotes: "- what"'],
  ],
  [
    'text of several lines that begin with -',
    N.replace('Called.', '- what\n              - when'),
    [
      '11:19 found text that begins with "- ", expected | after "body:" and the text on the lines below',
    ],
  ],
  [
    'a list in the line of its key',
    C.replace('firstName: Jane', 'tags: - vip'),
    ['8:15 found a list beside its key, expected it on the lines below'],
  ],
  [
    'text that begins with "',
    N.replace('Called.', '"Hi" she said'),
    [
      `11:24 found more after the closing ", expected the end of the line, or quotes around all of it: '"Hi" she said'`,
    ],
  ],
  [
    'quotes around a line, its indentation included',
    `${C}"        tags: [vip, new]"\n        city: Ghent\n`,
    [
      '9:1 found quotes around all of this line, expected it without them: remove the first and the last sign',
    ],
  ],
  [
    'typographic quotes around a key',
    C.replace('firstName', '“firstName”'),
    ['8:9 found the typographic quotes “ and ” around a key, expected the key without quotes'],
  ],
  [
    'text in typographic quotes with a colon',
    N.replace('Called.', '“Her words: no”'),
    [
      '11:29 found text that begins with the typographic quote “, which quotes nothing in YAML, expected plain quotes: "Her words: no"',
    ],
  ],
  [
    'quotes that are doubled',
    N.replace('Called.', '"She said ""no"" twice"'),
    ['11:29 found "" inside of double quotes, expected \\" for a quote: "She said \\"no\\" twice"'],
  ],
  [
    'text beside the sign of a block',
    N.replace('Called.', '| Called.\n              Twice.'),
    [
      '11:19 found text right after |, expected the end of the line: the block of text begins in the next line',
    ],
  ],
  [
    'text that goes on below a block without its indentation',
    N.replace('Called.', '|\n            Called.\n            Twice.'),
    ['12:13 found "Called.", expected text indented by 14 spaces, further than its key in line 11'],
  ],
  [
    'HTML with entities',
    N.replace('Called.', '&lt;p&gt;Called.&lt;/p&gt; twice;'),
    [
      'warning 11:19 found &lt;p&gt;Called.&lt;/p&gt;, which YAML reads as the name of what follows, and no *lt;p&gt;Called.&lt;/p&gt; uses it: text that begins with & needs quotes',
    ],
  ],
  [
    'a digit after the sign of a block',
    N.replace('Called.', '|4\n              Called.'),
    [
      '11:19 found |4, which asks for 4 more spaces than its key has before each line of the text, and line 12 has fewer: write | alone',
    ],
  ],
  [
    'two signs of a block',
    N.replace('Called.', '|>\n              Called.'),
    ['11:19 found |>, expected | or >, not both'],
  ],
  [
    'lines of a quotation below their key',
    N.replace('Called.', '\n              > Thanks, we call\n              > next week.'),
    [
      '12:15 found lines that begin with > below "body:", expected | after it in line 11, which begins a text of several lines',
    ],
  ],
  [
    'a link of Markdown',
    C.replace('Jane', '[jane](mailto:jane@a.example)'),
    ['8:20 found a link of Markdown, expected its address alone: jane@a.example'],
  ],
  [
    'one line that begins with >',
    N.replace('Called.', '\n              > Thanks'),
    [
      '12:15 found text right after >, which begins a block of text: write the text in the next line, indented, or all of it in quotes: "> Thanks"',
    ],
  ],
  [
    'names that YAML reads as no value',
    `${C}        lastName: Null\n        email: null\n        city: ~\n        state: 'NULL'\n        address1: NULL\n`,
    [
      'warning 9:19 found Null, which YAML reads as no value: put it in quotes if it is text, or write null',
      'warning 13:19 found NULL, which YAML reads as no value: put it in quotes if it is text, or write null',
    ],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    matchEach(t, said(t, { 'a.yaml': text }), lines)
  })
}

t.test(
  'a quote that is never closed is explained where it opens, however much follows',
  async (t) => {
    const text = `${C.replace('Jane', '"Jane')}${'        # a line\n'.repeat(10_000)}nmae: x\n`
    matchEach(t, said(t, { 'a.yaml': text }), [
      '8:20 found text that begins with " and never ends, expected a closing "',
      /^10009:1 found the unknown key "nmae"/,
    ])
  },
)

t.test('a bracket in a text between braces', async (t) => {
  const text = (body: string) => `${C}        notes:\n          - { body: ${body}, pinned: true }\n`
  t.same(said(t, { 'a.yaml': text('Hi {{contact.first_name}}, see you') }), [
    '10:24 found { in text that is not in quotes, expected quotes around all of it: "Hi {{contact.first_name}}, see you"',
  ])
  t.same(said(t, { 'a.yaml': text('Hi [name]') }), [
    '10:24 found [ in text that is not in quotes, expected quotes around all of it: "Hi [name]"',
  ])
})
