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
    ['3:15 found ], expected } before it, which ends the object of line 3'],
  ],
  [
    'wrong close2',
    '{\n "subAccounts": [\n  { "id": "a" }\n }\n',
    ['4:2 found }, expected ] before it, which ends the list of line 2'],
  ],
  ['extra close', '{ "subAccounts": [] }}', ['1:22 found }, which closes nothing: remove it']],
  ['missing colon', '{ "subAccounts" [] }', ['1:17 found no colon after a key, expected ": "']],
  ['= in place of a colon', '{ "subAccounts" = [] }', ['1:17 found =, expected a colon']],
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
      '1:3 found a comment, but JSON has no comments: remove it',
      '2:20 found a comment, but JSON has no comments: remove it',
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
      '1:3 found a single quote, expected a double quote, the only one that JSON has; 2 more texts with such quotes in this line',
    ],
  ],
  [
    'smart',
    '{ “subAccounts”: [] }',
    ['1:3 found the typographic quote “, expected a double quote, the only one that JSON has'],
  ],
  [
    'empty',
    '{ "": "./schema.json", "subAccounts": [] }',
    [
      '1:3 found "" as a key, expected one of $schema, version, extends, templates, clock, defaults, subAccounts, faults, stubs',
    ],
  ],
  [
    'two',
    '{ "subAccounts": [] }\n{ "subAccounts": [] }',
    [
      '2:1 found "{ \\"subAccounts\\": [] }" after the end of the value, expected one object in a file: move each of the others to a file of its own',
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
    ['1:35 found "0042", expected quotes around text: "0042"; a number has no 0 before it'],
  ],
  [
    'big',
    '{ "subAccounts": [{ "id": 12345678901234567890 }] }',
    [
      '1:27 id: found the number 12345678901234567890, expected an id such as "contact-xyz789"; put it in quotes: "12345678901234567890"',
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
      '1:1 found a table (CSV), expected a fixture in YAML or JSON: ghl-mock import FILE makes one of the contacts in it',
    ],
  ],
  [
    'several',
    '{ "subAccounts": [{ "id": "a", "nmae": "x", }, { "id": None, "contcts": [] }] }',
    [
      '1:32 found the unknown key "nmae"; did you mean "name"?',
      '1:43 found a comma before }, expected no comma after the last entry',
      '1:56 found "None", expected null: JSON has no other word for no value',
      '1:62 found the unknown key "contcts"; did you mean "contacts"?',
    ],
  ],
  [
    'one bracket in place of another',
    '{ "subAccounts": [\n {\n  "id": "a",\n  "tags": ["vip", "lead"},\n  "nmae": "x"\n } ] }',
    [
      '4:25 found }, expected ] in its place, which ends the list of line 4',
      '5:3 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'an object that ends too early',
    '{ "subAccounts": [\n { "id": "a",\n  "contacts": []},\n  "name": 5\n } ] }',
    [
      '3:17 found }, which ends the object of line 2, but more of its keys follow: remove it',
      '4:11 name: found the number 5, expected a name such as "Acme Plumbing"; put it in quotes: "5"',
    ],
  ],
  [
    'an object that does not end before the next',
    '{ "subAccounts": [\n { "id": "a",\n { "id": "b", "name": 5 }\n ] }',
    [
      '2:13 found a comma, expected } before it, which ends the object of line 2',
      '3:23 name: found the number 5, expected a name such as "Acme Plumbing"; put it in quotes: "5"',
    ],
  ],
  [
    'brackets that do not add up',
    '{ "subAccounts": [ { "id": "a", "contacts": [ { "id": "c" ], "users": [ { "id": "d" ] } ] }',
    ['1:59 found ], expected } before it, which ends the object of line 1'],
  ],
  [
    'braces around values without keys',
    '{ "subAccounts": [{ "tags": {"vip", "lead"}, "id": "a" }] }',
    ['1:29 found { before "vip", which is no key, expected [ and ] around a list'],
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
    'a Postman collection',
    '{ "info": { "_postman_id": "x" }, "item": [] }',
    [
      '1:1 found a Postman collection, expected a fixture in YAML or JSON: write what its requests send as entries, such as those of contacts',
    ],
  ],
  [
    'a list that ends too early',
    '{ "subAccounts": [{ "id": "a", "contacts": [ { "id": "c" } ],\n { "id": "d", "tags": 5 } ] }] }',
    [
      '1:60 found ], which ends the list of line 1, but more of its entries follow: remove it',
      '2:23 tags: found the number 5, expected a list, each entry text that is not blank',
    ],
  ],
  [
    'an object without its beginning',
    ' "version": 1,\n "subAccounts": [] }',
    [
      '1:2 found "version" at the start, expected { before it: the object of the file has no beginning',
    ],
  ],
  [
    'a list that does not end before the next key',
    '{ "subAccounts": [{ "id": "a", "tags": [\n "vip"\n ,\n "name": "a", "users":\n 5 }] }',
    [
      '3:2 found a comma, expected ] before it, which ends the list of line 1',
      '5:2 users: found the number 5, expected a list, each entry a user',
    ],
  ],
  [
    'a list of objects that does not end before the next key',
    '{ "subAccounts": [\n  { "id": "a",\n    "users": [\n      { "id": "u" },\n    "name": "a", "tags":\n 5 }] }',
    [
      '4:20 found a comma, expected ] before it, which ends the list of line 3',
      '6:2 tags: found the number 5, expected a list, each entry a tag, or its name',
    ],
  ],
  [
    'a list of objects that does not end, without a comma',
    '{ "subAccounts": [\n  { "id": "a",\n    "users": [\n      { "id": "u" }\n    "name": "a" }] }',
    ['4:19 found no ] after this value, expected ] and a comma, which end the list of line 3'],
  ],
  [
    'an object that is closed before the last of its keys, on lines of their own',
    '{ "subAccounts": [\n  {\n    "id": "a" },\n    "name": "a", "tags":\n 5 }] }',
    [
      '3:15 found }, which ends the object of line 2, but more of its keys follow: remove it',
      '5:2 tags: found the number 5, expected a list, each entry a tag, or its name',
    ],
  ],
  ...['{{contactId}}', `$${'{ID}'}`, '%ID%', '<id>'].map(
    (name) =>
      [
        `the variable ${name}`,
        `{ "subAccounts": [{ "id": ${name},\n"users": 5 }] }`,
        [
          `1:27 found the variable ${name}, expected a value: variables are not replaced in fixtures`,
          `2:10 users: found the number 5, expected a list, each entry a user`,
        ],
      ] as [string, string, string[]],
  ),
  [
    'a text without its closing quote before a comma, and before a bracket',
    '{ "subAccounts": [{ "id": "a, "name": "b",\n"city": "c }],\n"faults": 5 }',
    [
      '1:27 found text that begins with " and has no closing " before the comma',
      '2:9 found text that begins with " and does not end in its line, expected a closing "',
      '3:11 faults: found the number 5, expected a list, each entry a fault',
    ],
  ],
  [
    'a list of objects that does not end before the object around it',
    '{ "subAccounts": [\n { "id": "a",\n   "users": [\n     { "id": "u" }\n },\n { "id": "b", "tags":\n5 }] }',
    [
      '5:2 found }, expected ] before it, which ends the list of line 3',
      '7:1 tags: found the number 5, expected a list, each entry a tag, or its name',
    ],
  ],
  [
    'a brace twice',
    '{ "subAccounts": [\n{ "id": "a" }},\n { "id": "b",\n"users": 5 }] }',
    [
      '2:14 found }, which closes nothing: remove it',
      '4:10 users: found the number 5, expected a list, each entry a user',
    ],
  ],
  [
    'a bracket twice',
    '{ "subAccounts": [{ "id": "a", "tags": ["vip"]], "users": 5 }] }',
    ['1:47 found ], which closes nothing: remove it'],
  ],
  [
    'keys between brackets',
    '[ "version": 1, "subAccounts": [] }',
    ['1:1 found [ before keys, expected {'],
  ],
  [
    'signs of a keyboard of another script, and leaves them in texts',
    '{ "subAccounts"： [{ "id": "a"， "name": "：，" }] }',
    ['1:16 found "：", a full-width sign, expected ":"; 1 more such sign in this line'],
  ],
  [
    'keys of another object',
    '{ "subAccounts": [{ ...common, "id": "a" }] }',
    ['1:21 found ...common, which is JavaScript, expected its keys and values'],
  ],
  [
    'a key without its closing quote, and no other in its line',
    '{ "subAccounts: [\n { "id": "a" } ] }',
    ['1:3 found the key "subAccounts without its closing quote, expected "subAccounts":'],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.json': text }), lines)
  })
}
