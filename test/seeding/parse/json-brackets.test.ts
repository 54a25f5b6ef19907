import t from 'tap'
import { said } from '../../support/fixtures.js'

/** JSON in which a bracket is missing or is another one; what is wrong after it is found too. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'a brace that is missing in a line',
    '{ "faults": [\n  { "match": { "method": "GET" , "then": 503 }\n] }',
    ['3:1 found ], expected } before it, which ends the object of line 2'],
  ],
  [
    'a bracket that is missing in the one line of a file',
    '{ "subAccounts": [{ "users": [{ "id": "u" }, "contacts": [{ "firstName": "A" }] }] }',
    ['1:44 found a comma, expected ] before it, which ends the list of line 1'],
  ],
  [
    'a bracket that is missing before definitions of custom fields',
    '{ "subAccounts": [{ "contacts": [{ "customFields": [{ "key": "k", "value": "v" }, "notes": [{ "body": "b" }] }], "customFields": [{ "name": "K", "dataType": "TEXT" }] }] }',
    ['1:81 found a comma, expected ] before it, which ends the list of line 1'],
  ],
  [
    'brackets that are one too many',
    '{ "subAccounts": [\n  { "id": "a", "contacts": [\n    {\n      "tags": ["vip"]],\n      "firstName": "A"\n    }},\n    { "id": "b" }\n  ] }\n] }',
    [
      '4:22 found ], which closes nothing: remove it',
      '6:6 found }, which closes nothing: remove it',
    ],
  ],
  [
    'a brace that is one too many at the end of a line, as the indentation of others shows',
    '{ "subAccounts": [\n  {\n    "contacts": [\n      {\n        "dndSettings": {\n          "SMS": { "status": "active" }},\n          "Email": { "status": "inactive" }\n        },\n        "tags": 5\n      }\n    ]\n  }\n] }',
    [
      '6:40 found }, which ends the object of line 5, but more of its keys follow: remove it',
      '9:17 tags: found the number 5, expected a list, each entry text that is not blank',
    ],
  ],
  [
    'a brace that the next line has too',
    '{ "subAccounts": [\n  {\n    "contacts": [\n      {\n        "dndSettings": {\n          "SMS": { "status": "active" }}\n        },\n        "tags": 5\n      }\n    ]\n  }\n] }',
    [
      '6:40 found }, which ends the object of line 5, as the } of line 7 does: remove one of them',
      '8:17 tags: found the number 5, expected a list, each entry text that is not blank',
    ],
  ],
  [
    'the same where no key of the object follows',
    '{ "subAccounts": [\n  {\n    "contacts": [\n      {\n        "dndSettings": {\n          "SMS": { "status": "active" }},\n          "Email": { "status": "inactive" }\n        }\n      },\n      { "tags": 5 }\n    ]\n  }\n] }',
    [
      '6:40 found }, which ends the object of line 5, but more of its keys follow: remove it',
      '10:17 tags: found the number 5, expected a list, each entry text that is not blank',
    ],
  ],
  [
    'the last bracket of the other kind',
    '{ "subAccounts": [\n  { "tags": ["vip"} }\n]\n]',
    [
      '2:19 found }, expected ] in its place, which ends the list of line 2',
      '4:1 found ], expected } in its place, which ends the object of line 1',
    ],
  ],
  [
    'a list that begins with a brace',
    '{ "subAccounts": [\n  { "tags": {"vip", "new"], "nmae": 5 }\n] }',
    ['2:13 found { before a list, expected ['],
  ],
  [
    'lists of objects that begin with braces',
    '{ "subAccounts": {\n  { "id": "a", "users": { { "id": "u" } } },\n  { "nmae": 5 }\n] }',
    [
      '1:18 found { before a list, expected [',
      '2:25 found { before a list, expected [',
      '3:5 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'a semicolon in place of a comma',
    '{ "subAccounts": [{ "tags": ["vip"; "new"] }] }',
    ['1:35 found ;, expected a comma'],
  ],
  [
    'a colon in place of a comma',
    '{ "subAccounts": [\n  { "id": "a":\n    "nmae": 5 }\n] }',
    ['2:14 found :, expected a comma', '3:5 found the unknown key "nmae"; did you mean "name"?'],
  ],
  [
    'brackets of the other kind',
    '{ "subAccounts": [\n  { "tags": ["vip"} },\n  { "name": "x", "contacts": [\n    {\n      "id": "b"\n    ]] }\n] }',
    [
      '2:19 found }, expected ] in its place, which ends the list of line 2',
      '6:5 found ], expected } in its place, which ends the object of line 4',
    ],
  ],
  [
    'the brace of an entry that is missing before the end of its list',
    '{ "subAccounts": [{\n  "privateIntegrations": [{ "scopes": ["contacts"] ],\n  "contacts": []\n}] }',
    ['2:52 found ], expected } before it, which ends the object of line 2'],
  ],
  [
    'a brace too many after a comma',
    '{ "subAccounts": [\n  {\n    "id": "a",\n  },\n    "nmae": 5\n  }\n] }',
    [
      '4:3 found }, which ends the object of line 2, but more of its keys follow: remove it',
      '5:5 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'one word without its first quote',
    '{ "subAccounts": [\n  { "id": a" },\n  { "id": "b", "nmae": 5 }\n] }',
    [
      '2:11 found "a" and a " after it, expected a " before it too',
      '3:16 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'quotes as HTML has them',
    '{ "subAccounts": [\n  { &quot;id&quot;: &quot;a&quot; }\n] }',
    ['2:5 found &quot;, which HTML has in place of a quote: replace each of them by "'],
  ],
  [
    'a bracket that is missing before a list of objects',
    '{ "subAccounts":\n { "id": "a" },\n { "id": "b", "nmae": 5 } ] }',
    [
      '2:2 found an entry of subAccounts right after its key, expected [ before it',
      '3:15 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'a bracket that is missing before a list of texts',
    '{ "subAccounts": [{ "id": "a",\n "contacts": [{ "tags": "vip", "new"] }]\n}, { "nmae": 5 }] }',
    [
      '2:25 found an entry of tags right after its key, expected [ before it',
      '3:6 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'a brace that is missing before the first entry of a list',
    '{ "subAccounts": [\n "id": "a" },\n { "id": "b", "nmae": 5 } ] }',
    [
      '2:2 found the key "id" in a list, expected { before it',
      '3:15 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'a brace that is missing before another entry of a list',
    '{ "subAccounts": [\n { "id": "a" },\n "id": "b" },\n { "nmae": 5 } ] }',
    [
      '3:2 found the key "id" in a list, expected { before it',
      '4:4 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'a bracket and a brace that are missing before a list',
    '{ "subAccounts":\n "id": "a" },\n { "id": "b", "nmae": 5 } ] }',
    [
      '2:2 found the key "id" right after subAccounts, expected [ and { before it',
      '3:15 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'a brace that is missing before an object',
    '{ "clock":\n "freeze": "2026-01-01T00:00:00Z" },\n "subAccounts": 5 }',
    [
      '2:2 found the key "freeze" right after clock, expected { before it',
      '3:17 subAccounts: found the number 5, expected a list, each entry a sub-account',
    ],
  ],
  [
    'a bracket in place of the brace of an object',
    '{ "clock": [\n "freeze": "2026-01-01T00:00:00Z" },\n "subAccounts": 5 }',
    [
      '1:12 found [ before keys, expected {',
      '3:17 subAccounts: found the number 5, expected a list, each entry a sub-account',
    ],
  ],
  [
    'brackets in place of the braces of an object',
    '{ "clock": [\n "freeze": "2026-01-01T00:00:00Z" ],\n "subAccounts": 5 }',
    [
      '1:12 found [ before keys, expected {',
      '3:17 subAccounts: found the number 5, expected a list, each entry a sub-account',
    ],
  ],
  [
    'a brace that is missing after an entry',
    '{ "subAccounts": [{ "contacts": [\n { "id": "a", "notes": [{ "body": "b" }],\n { "id": "c" } ] }] }',
    ['2:41 found a comma, expected } before it, which ends the object of line 2'],
  ],
  [
    'a brace that is missing before the comma after an entry',
    '{ "subAccounts": [{ "contacts": [\n { "id": "d", "notes": []\n ,\n { "id": "e" } ] }] }',
    ['3:2 found a comma, expected } before it, which ends the object of line 2'],
  ],
  [
    'a brace and a comma that are missing after an entry',
    '{ "subAccounts": [{ "contacts": [\n { "id": "d", "notes": []\n { "id": "e" } ] }] }',
    ['2:25 found no } after this value, expected } and a comma, which end the object of line 2'],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.json': text }), lines)
  })
}
