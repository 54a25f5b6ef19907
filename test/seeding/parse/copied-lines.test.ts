import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

/** Lines that came along when a fixture was copied; each kind is explained once, and the rest is read on. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'a conflict of Git',
    `${S}    contacts:\n<<<<<<< HEAD\n      - id: c1\n=======\n      - id: c2\n>>>>>>> branch\n`,
    [
      '7:1 found a conflict that Git could not merge, expected one of the two versions: remove the other one and the lines that begin with <<<<<<<, ======= and >>>>>>>',
    ],
  ],
  [
    'a conflict of Git in an entry',
    `${N}<<<<<<< HEAD\n            title: a\n=======\n            title: b\n>>>>>>> main\n`,
    [
      '12:1 found a conflict that Git could not merge, expected one of the two versions: remove the other one and the lines that begin with <<<<<<<, ======= and >>>>>>>',
    ],
  ],
  [
    'a conflict of Git that is indented',
    `${S}    users:\n      - id: u1\n      <<<<<<< HEAD\n      - id: u2\n      =======\n      - id: u2\n      >>>>>>> release/2.1\n    tags: 5\n`,
    [
      '8:7 found a conflict that Git could not merge, expected one of the two versions: remove the other one and the lines that begin with <<<<<<<, ======= and >>>>>>>',
      '13:11 tags: found the number 5, expected a list, each entry a tag, or its name',
    ],
  ],
  [
    'text with the marks of a conflict, or a line below it',
    `${N}            title: |\n              <<<<<<< HEAD\n              a\n              =======\n              b\n              >>>>>>> main\n          - body: Head\n              =======\n`,
    [],
  ],
  [
    'the end of what a shell wrote',
    `${S}EOF\n\n`,
    ['6:1 found EOF, which ends what a shell writes to a file: remove the line'],
  ],
  [
    'a Markdown fence',
    `\`\`\`yaml\n${N}\`\`\`\n`,
    [
      '1:1 found ``` as around code in Markdown, expected the fixture alone: remove the lines that begin with ```',
    ],
  ],
  [
    'a conflict of Git with the common ancestor',
    `${N}<<<<<<< HEAD\n            title: a\n||||||| 1a2b3c4\n            title: o\n=======\n            title: b\n>>>>>>> main\n        tasks: 5\n`,
    [
      '12:1 found a conflict that Git could not merge, expected one of the two versions: remove the other one and the lines that begin with <<<<<<<, ======= and >>>>>>>',
      '19:16 tasks: found the number 5, expected a list, each entry a task',
    ],
  ],
  ...['<<<<<<< HEAD', '=======', '>>>>>>> main', '||||||| 1a2b3c4'].map(
    (mark) =>
      [
        `the mark ${mark} that was left behind`,
        `${N}${mark}\n            titel: a\n`,
        [
          `12:1 found ${mark}, a mark of a conflict in Git: remove the line`,
          '13:13 found the unknown key "titel"; did you mean "title"?',
        ],
      ] as [string, string, string[]],
  ),
  [
    'two halves of conflicts',
    `${S}    contacts:\n<<<<<<< HEAD\n      - id: c1\n<<<<<<< HEAD\n      - id: c2\n>>>>>>> main\n`,
    [
      '7:1 found <<<<<<< HEAD, a mark of a conflict in Git: remove the line',
      '9:1 found <<<<<<< HEAD, a mark of a conflict in Git: remove the line',
      '11:1 found >>>>>>> main, a mark of a conflict in Git: remove the line',
    ],
  ],
  ...['code', 'noformat'].map(
    (name) =>
      [
        `{${name}} of Jira`,
        `{${name}:yaml}\n${S}    users: 5\n{${name}}\n`,
        [
          `1:1 found {${name}} as around code in Jira, expected the fixture alone: remove the lines that begin with {${name}`,
          '7:12 users: found the number 5, expected a list, each entry a user',
        ],
      ] as [string, string, string[]],
  ),
  ...[
    "-H 'Version: v3'",
    "--header 'Version: v3' \\",
    `-d '{"name": "a"}'`,
    'curl https://x.example \\',
  ].map(
    (line) =>
      [
        `the line ${line}`,
        `${S}        ${line}\n    users: 5\n`,
        [
          '6:1 found a line of a curl command, expected the fixture alone: remove it',
          '7:12 users: found the number 5, expected a list, each entry a user',
        ],
      ] as [string, string, string[]],
  ),
  [
    'a row of SQL',
    `${S}    contacts:\n      ('c', 'Jane', NULL),\n    users: 5\n`,
    [
      '7:1 found a line of SQL, expected entries of a fixture: write "- " and the keys of each row',
      '8:12 users: found the number 5, expected a list, each entry a user',
    ],
  ],
  [
    'a statement of SQL',
    `${S}    contacts:\n      INSERT INTO contacts VALUES ('c', 'Jane');\n    users: 5\n`,
    [
      '7:1 found a line of SQL, expected entries of a fixture: write "- " and the keys of each row',
      '8:12 users: found the number 5, expected a list, each entry a user',
    ],
  ],
  [
    'the line numbers of an editor',
    `${C}9         notes:\n10          - id: n1\n11            body: Called.\n        tasks: 5\n`,
    [
      '9:1 found numbers at the start of 3 lines, as an editor shows them: remove them',
      '12:16 tasks: found the number 5, expected a list, each entry a task',
    ],
  ],
  [
    'the signs of a diff',
    `${C}+        notes:\n+          - id: n1\n+            body: Called.\n-        tasks: []\n`,
    [
      '9:1 found + at the start of 4 lines, as in a diff: remove the signs, and the lines that the diff removes',
    ],
  ],
  [
    'the marks of an e-mail',
    `${C}>        notes:\n>          - id: n1\n`,
    ['9:1 found > at the start of 2 lines, as in a quoted e-mail: remove it'],
  ],
  [
    'rows with tabs',
    `${S}    contacts:\nfirstName\tlastName\temail\nJane\tDoe\tjane@example.com\n`,
    [
      '7:1 found 2 rows of a table, expected an entry for each, such as "- firstName: Jane"; ghl-mock import FILE makes entries from a CSV file',
    ],
  ],
  [
    'rows with commas',
    `${S}    contacts:\nfirstName,lastName\nJane,Doe\n`,
    [
      '7:1 found 2 rows of a table, expected an entry for each, such as "- firstName: Jane"; ghl-mock import FILE makes entries from a CSV file',
    ],
  ],
  [
    'dots for what is left out',
    `${C}...\n      - id: c2\n        nmae: x\n`,
    [
      '9:1 found ..., which ends a document in YAML: remove the line',
      '11:9 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'tags of templates, of which the first is named',
    `${S}    contacts:\n      {%- for c in contacts %}\n      - id: c1\n        dnd: 5\n      {% endfor %}\n`,
    [
      '7:1 found {%- for c in contacts %}, a tag of a template: templates are not run on fixtures; render the file first',
      '9:14 dnd: found the number 5, expected true or false',
    ],
  ],
  [
    'tags of Handlebars and of EJS',
    `${S}    {{#each tags}}\n    tags: [a]\n    {{/each}}\n    <% } %>\n`,
    [
      '6:1 found {{#each tags}}, a tag of a template: templates are not run on fixtures; render the file first',
    ],
  ],
  ...[
    '  6     name: x',
    '31:    name: x',
    '     6\t    name: x',
    '   6 |     name: x',
    '> 6 |     name: x',
    'fixtures/base.yaml:31:    name: x',
    '30-    name: x',
    '6       - name: x',
  ].map(
    (line) =>
      [
        `the number of a line: ${line}`,
        `${S}${line}\n    users: 5\n`,
        [
          '6:1 found a number at the start of a line, as an editor shows it: remove it',
          '7:12 users: found the number 5, expected a list, each entry a user',
        ],
      ] as [string, string, string[]],
  ),
  [
    'a part of a message of ghl-mock',
    `${S}  7 |     name: x\n> 8 |     users: []\n    |            ^^\n    users: 5\n`,
    [
      '6:1 found numbers at the start of 3 lines, as an editor shows them: remove them, and the line with ^',
      '9:12 users: found the number 5, expected a list, each entry a user',
    ],
  ],
  ...['Anke  10:42 AM', 'Anke Hansen  22:42', 'Anke [10:42 AM]', '[10:42]'].map(
    (line) =>
      [
        `who wrote it in a chat: ${line}`,
        `${S}${line}\n    users: 5\n`,
        [
          '6:1 found a line with a time of day, as a chat shows above what is written: remove the line',
          '7:12 users: found the number 5, expected a list, each entry a user',
        ],
      ] as [string, string, string[]],
  ),
  ...['... 12 more items', '… and 3 more', '... (2 more)', '... and so on'].map(
    (line) =>
      [
        `what a console leaves out: ${line}`,
        `${N}          ${line}\n      - id: c2\n`,
        [`12:11 found ${line}, expected what it stands for: remove the line`],
      ] as [string, string, string[]],
  ),
  [
    'what a console leaves out, as an entry',
    `${N}          - ... 12 more items\n`,
    ['12:13 found ... 12 more items, expected what it stands for: remove the line'],
  ],
  [
    'dots within a list',
    `${N}            ...\n      - id: c2\n`,
    ['12:13 found ..., expected what it stands for: remove the line'],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), lines)
  })
}

t.test(
  'a list with plus signs and text in block form are not taken for something copied',
  async (t) => {
    t.same(said(t, { 'a.yaml': `${S}    contacts:\n+ id: c1\n+ id: c2\n` }), [
      '7:1 found + (U+002B), expected a hyphen (-) before a list entry',
      '8:1 found + (U+002B), expected a hyphen (-) before a list entry',
    ])
    const text = `${N.replace('Called.', '|\n              1 a\n              2 b\n              > name: x\n              ...\n              firstName,lastName\n              Jane,Doe')}            nmae: x\n`
    t.same(said(t, { 'a.yaml': text }), [
      '18:13 found the unknown key "nmae", expected one of id, body, title, userId, color, pinned, dateAdded',
    ])
  },
)

t.test('an entry of a quoted e-mail in JSON', async (t) => {
  const text = '{ "subAccounts": [\n> {\n>   "id": "a",\n> > "users": 5\n> }\n] }'
  t.match(said(t, { 'a.json': text }), [
    '2:1 found > at the start of 4 lines, as in a quoted e-mail: remove it',
    /^4:14 users: found the number 5/,
  ])
})

t.test('the signs of a diff in JSON leave the lines that it adds', async (t) => {
  const message = (what: string) =>
    `found ${what}, as in a diff: remove the signs, and the lines that the diff removes`
  const entries = (lines: string) => ({ 'a.json': `{ "subAccounts": [\n${lines}\n] }` })
  const last = ' { "id": "a" },\n+{ "id": "b", "users": 5 }'
  t.same(said(t, entries(last)), [`3:1 ${message('+ at the start of a line')}`])
  for (const end of ['\n', '\r\n']) {
    const lines = ['-{ "id": "a" },', '+{ "id": "b" },', '+{ "id": "c",', '+  "users": 5', '+}']
    t.match(said(t, entries(lines.join(end))), [
      `2:1 ${message('signs at the start of 5 lines')}`,
      /^5:13 users: found the number 5/,
    ])
  }
  const keys = '@@ -1,2 +1,3 @@\n { "id": "a",\n+"users": 5,\n  "name": 5 }'
  t.match(said(t, entries(keys)), [
    '2:1 found a line of a diff: remove it',
    `4:1 ${message('+ at the start of a line')}`,
    /^5:11 name: found the number 5/,
  ])
})

t.test('numbers of lines in JSON leave the rest of the line as it is', async (t) => {
  const lines = ['{ "subAccounts": [', '{', '"users": 5', '}', '] }']
  const numbered = (first: number, mark: string) =>
    lines.map((line, at) => (at < first ? line : `  ${at + 1}${mark} ${line}`)).join('\n')
  for (const mark of ['', ':', ' |']) {
    t.match(said(t, { 'a.json': numbered(1, mark) }), [
      /^2:1 found numbers at the start of 4 lines, as an editor shows them: remove them$/,
      /^3:1\d users: found the number 5/,
    ])
  }
  const one = lines.map((line, at) => (at === 2 ? `3:  ${line}` : line)).join('\n')
  t.same(said(t, { 'a.json': one }), [
    '3:1 found a number at the start of a line, as an editor shows it: remove it',
  ])
})
