import t from 'tap'
import { said } from '../../support/fixtures.js'

/** JSON with a slip; each is explained at its place. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'an end before ]',
    '{"subAccounts":[{"id":"a"}',
    ['1:27 found the end, expected ], which ends the list of line 1: is the file complete?'],
  ],
  [
    'an end before }',
    '{\n "subAccounts": [\n  { "id": "a" }\n ]\n',
    ['4:3 found the end, expected }, which ends the object of line 1'],
  ],
  [
    'wrong close',
    '{\n "subAccounts": [\n  { "id": "a" ]\n }\n',
    ['3:15 found ], expected }, which ends the object of line 3'],
  ],
  [
    'wrong close2',
    '{\n "subAccounts": [\n  { "id": "a" }\n }\n',
    ['4:2 found }, expected ], which ends the list of line 2'],
  ],
  ['extra close', '{ "subAccounts": [] }}', ['1:22 found }, which closes nothing: remove it']],
  ['missing colon', '{ "subAccounts" [] }', ['1:17 found no colon after a key, expected ": "']],
  ['= in place of a colon', '{ "subAccounts" = [] }', ['1:17 found =, expected a colon']],
  [
    'backslash',
    '{ "subAccounts": [{ "name": "C:\\Users" }] }',
    ['1:32 found \\U, which means nothing in JSON, expected \\\\ for a backslash'],
  ],
  [
    'backslash2',
    '{ "subAccounts": [{ "name": "C:\\dir\\" }] }',
    [
      '1:32 found \\d, which means nothing in JSON, expected \\\\ for a backslash',
      '1:36 found \\" at the end of a text, which is a quote inside of it, expected \\\\" after a backslash',
    ],
  ],
  [
    'quotes in',
    '{ "subAccounts": [{ "name": "The "Best" Co" }] }',
    ['1:34 found more right after a closing quote, expected \\" for a quote inside of text'],
  ],
  [
    'None',
    '{ "subAccounts": [{ "id": "a", "name": None }] }',
    ['1:40 found "None", expected null: JSON has no other word for no value'],
  ],
  [
    'True',
    '{ "subAccounts": [{ "id": "a", "allowDuplicateContact": True }] }',
    ['1:57 found "True", expected true in small letters'],
  ],
  [
    'NaN',
    '{ "subAccounts": [{ "id": "a", "name": NaN }] }',
    ['1:40 found "NaN", expected a number or null'],
  ],
  [
    'unquoted',
    '{ "subAccounts": [{ "id": loc-1 }] }',
    ['1:27 found "loc-1", expected it in double quotes: "loc-1"'],
  ],
  [
    'trailing',
    '{ "subAccounts": [{ "id": "a", },] }',
    [
      '1:30 found a comma before }, expected no comma after the last entry',
      '1:33 found a comma before ], expected no comma after the last entry',
    ],
  ],
  [
    'comment',
    '{ // x\n "subAccounts": [] /* y */ }',
    [
      '1:3 found a comment, but JSON has no comments: remove it, or write the fixture as YAML',
      '2:20 found a comment, but JSON has no comments: remove it, or write the fixture as YAML',
    ],
  ],
  [
    'newline in string',
    '{ "subAccounts": [{ "name": "a\nb" }] }',
    ['1:31 found a line break inside of text, expected \\n in its place, in one line'],
  ],
  [
    'unclosed string2',
    '{\n "subAccounts": [{\n "name": "a,\n "id": "b" }] }',
    ['3:10 found text that begins with " and does not end in its line, expected a closing "'],
  ],
  [
    'single',
    "{ 'subAccounts': [{ 'id': 'a' }] }",
    [
      '1:3 found a single quote, expected ": JSON quotes with double quotes',
      '1:21 found a single quote, expected ": JSON quotes with double quotes',
      '1:27 found a single quote, expected ": JSON quotes with double quotes',
    ],
  ],
  [
    'smart',
    '{ “subAccounts”: [] }',
    ['1:3 found the typographic quote “, expected ": JSON quotes with double quotes'],
  ],
  [
    'two',
    '{ "subAccounts": [] }\n{ "subAccounts": [] }',
    [
      '2:1 found "{ \\"subAccounts\\": [] }" after the end of the value, expected one object in a file: move more of them to files of their own',
    ],
  ],
  [
    'plus',
    '{ "subAccounts": [{ "phone": +1555 }] }',
    ['1:30 found "+1555", expected a plain decimal number, or quotes around it: "+1555"'],
  ],
  [
    'zeros',
    '{ "subAccounts": [{ "postalCode": 0042 }] }',
    ['1:35 found "0042", expected a plain decimal number, or quotes around it: "0042"'],
  ],
  [
    'big',
    '{ "subAccounts": [{ "id": 12345678901234567890 }] }',
    [
      '1:27 id: found the number 12345678901234567890, expected an id such as contact-xyz789; put it in quotes: "12345678901234567890"',
    ],
  ],
  [
    'fence',
    '```json\n{ "subAccounts": [] }\n```\n',
    [
      '1:1 found ``` as around code in Markdown, expected the fixture alone: remove the lines that begin with ```',
    ],
  ],
  [
    'conflict',
    '{\n<<<<<<< HEAD\n "subAccounts": []\n=======\n>>>>>>> x\n}',
    [
      '2:1 found a conflict that Git could not merge, expected one of the two versions: remove the other one and the lines that begin with <<<<<<<, ======= and >>>>>>>',
    ],
  ],
  [
    'js',
    'module.exports = { subAccounts: [] }',
    ['1:1 found JavaScript, expected a fixture in YAML or JSON: write the value alone'],
  ],
  [
    'csv',
    'First Name,Last Name,Email\nJane,Doe,jane@x.example\n',
    [
      '1:1 found a table (CSV), expected a fixture in YAML or JSON: write each row as an entry of contacts',
    ],
  ],
  [
    'several',
    '{ "subAccounts": [{ "id": "a", "nmae": "x", }, { "id": None, "contcts": [] }] }',
    [
      '1:43 found a comma before }, expected no comma after the last entry',
      '1:56 found "None", expected null: JSON has no other word for no value',
    ],
  ],
  [
    'empty value',
    '{ "subAccounts": [{ "id": , "name": "x" }] }',
    ['1:27 found ",", expected a value: write one, or remove the key'],
  ],
  [
    'escape u',
    '{ "subAccounts": [{ "name": "\\u12" }] }',
    [
      '1:30 found \\u without four hexadecimal digits, expected a character such as \\u00e9, or \\\\u',
    ],
  ],
  [
    'one bracket in place of another',
    '{ "subAccounts": [\n {\n  "id": "a",\n  "tags": ["vip", "lead"},\n  "nmae": "x"\n } ] }',
    [
      '4:25 found }, expected ], which ends the list of line 4',
      '5:3 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'an object that ends too early',
    '{ "subAccounts": [\n { "id": "a",\n  "contacts": []},\n  "name": 5\n } ] }',
    [
      '3:17 found }, which ends the object of line 2, but more of its keys follow: remove it',
      '4:11 name: found the number 5, expected a name such as Acme Plumbing; put it in quotes: "5"',
    ],
  ],
  [
    'an object that does not end before the next',
    '{ "subAccounts": [\n { "id": "a",\n { "id": "b", "name": 5 }\n ] }',
    ['3:2 found {, expected }, which ends the object of line 2'],
  ],
  [
    'brackets that do not add up',
    '{ "subAccounts": [ { "id": "a", "contacts": [ { "id": "c" ], "users": [ { "id": "d" ] } ] }',
    ['1:59 found ], expected }, which ends the object of line 1'],
  ],
  [
    'a backslash before an apostrophe',
    '{ "subAccounts": [{ "name": "Jane\\\'s" }] }',
    ["1:34 found \\', expected ' alone: JSON has no backslash before it"],
  ],
  [
    'an expression of JavaScript',
    '{ "subAccounts": [{ "name": new Date("2026-03-02").toISOString(), "nmae": "x" }] }',
    [
      '1:29 found new Date("2026-03-02").toISOString(), which is JavaScript, expected its value: "2026-03-02"',
    ],
  ],
  [
    'text in backticks',
    '{ "subAccounts": [{ "name": `Jane` }] }',
    ['1:29 found `Jane`, which is JavaScript, expected its value: "Jane"'],
  ],
  [
    'texts that are joined',
    '{ "subAccounts": [{ "name": "Jane" +\n"Doe" }] }',
    ['1:36 found + after a text, expected one text: JSON cannot join texts'],
  ],
  [
    'an end inside of text',
    '{ "subAccounts": [{ "name": "Ja',
    [
      '1:29 found the end inside of text that begins with ", expected a closing ": is the file complete?',
    ],
  ],
  [
    'braces around values without keys',
    '{ "subAccounts": [{ "tags": {"vip", "lead"}, "id": "a" }] }',
    ['1:29 found { before "vip", which is no key, expected [ and ] around a list'],
  ],
  [
    'a key without its closing quote',
    '{ "subAccounts": [{ "id: "a", "name": "x" }] }',
    ['1:21 found the key "id without its closing quote, expected "id":'],
  ],
  [
    'an invisible character before a key',
    '{ \ufeff"subAccounts": [] }',
    ['1:3 found an invisible character (U+FEFF): delete it'],
  ],
  ['a semicolon', '{ "version": 1;\n "subAccounts": [] }', ['1:15 found ;, expected a comma']],
  [
    'text after the end',
    '{ "subAccounts": [] }\nDone.',
    ['2:1 found "Done." after the end of the value, expected one object in a file: remove it'],
  ],
  [
    'a hexadecimal number',
    '{ "subAccounts": [{ "id": "a", "generate": { "contacts": 0x10 } }] }',
    ['1:58 found "0x10", expected a decimal number: 16'],
  ],
  [
    'keys without quotes, once',
    '{ subAccounts: [{\n id: "a",\n name: "b",\n users: [] }] }',
    [
      '1:3 found "subAccounts", expected a key in double quotes: "subAccounts"; so have 3 more keys below. YAML allows it: name the file .yaml',
    ],
  ],
  [
    'a Postman collection',
    '{ "info": { "_postman_id": "x" }, "item": [] }',
    [
      '1:1 found a Postman collection, expected a fixture in YAML or JSON: write its bodies as entries',
    ],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.json': text }), lines)
  })
}
