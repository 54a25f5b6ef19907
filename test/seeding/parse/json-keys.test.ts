import t from 'tap'
import { said } from '../../support/fixtures.js'

/** JSON with something else where a key belongs; what is wrong after it is found too. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'keys without their opening quote',
    `{ "subAccounts": [{ "id": "a", name": "A",\nfirst name": 5,\ncity': "Berlin", country" "DE",\nx"phone": 5 }] }`,
    [
      '1:32 found the key name" without its opening quote, expected "name":',
      '2:1 found the key first name" without its opening quote, expected "first name":',
      `3:1 found the key city' without its opening quote, expected "city":`,
      '3:18 found the key country" without its opening quote, expected "country":',
      '3:27 found no colon after a key, expected ": "',
      '4:1 found x before a key, expected nothing there: remove it',
    ],
  ],
  [
    'arrows in place of colons',
    '{ "subAccounts": [\n  { "generate": {\n    "contacts": 5,\n    "tags" => ["lead"],\n    "nmae": 5\n  } }\n] }',
    [
      '4:12 found =>, expected a colon',
      '5:5 found the unknown key "nmae", expected one of contacts, notes, tasks, tags, customFields, users, seed, until, locale',
    ],
  ],
  [
    'an array of PHP',
    '[\n "subAccounts" => [\n  [ "id" => "s", "name" => "S",\n    "tags" => [],\n    "nmae": 5 ]\n ]\n]',
    [
      '1:1 found [ before keys, expected {',
      '2:16 found =>, expected a colon; so have 3 more keys after it',
      '3:3 found [ before keys, expected {',
      '5:5 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'a second value of a key',
    '{ "subAccounts": [{ "id": "a", "b",\n"users": 5 }] }',
    [
      '1:32 found "b" without a key, expected one value for id: remove it, or write a key before it',
      '2:10 users: found the number 5, expected a list, each entry a user',
    ],
  ],
  [
    'a second value of a key, which is a number, before the end of the object',
    '{ "subAccounts": [{ "id": "a", "longitude": 1, 2 },\n{ "users": 5 }] }',
    [
      '1:48 found "2" without a key, expected one value for longitude: remove it, or write a key before it',
      '2:12 users: found the number 5, expected a list, each entry a user',
    ],
  ],
  [
    'a key without its value',
    '{ "subAccounts": [{ "id": "a", name,\n"users": 5 }] }',
    [
      '1:32 found the key "name" without a value, expected a colon and a value after it',
      '2:10 users: found the number 5, expected a list, each entry a user',
    ],
  ],
  [
    'a comma in place of a colon',
    '{ "subAccounts": [{ "id": "a", "name", "Acme",\n"users": 5 }] }',
    [
      '1:38 found no colon after a key, expected ": "',
      '2:10 users: found the number 5, expected a list, each entry a user',
    ],
  ],
  [
    'braces around values that are names of keys',
    '{ "subAccounts": [{ "tags": {"contacts", "notes"} }] }',
    ['1:29 found { before "contacts", which is no key, expected [ and ] around a list'],
  ],
  [
    'keys that are left out',
    '{ "subAccounts": [{ "id": "a", ... }] }',
    ['1:32 found ..., expected keys: remove what stands for more of them, and its comma'],
  ],
  [
    'entries that are left out of an answer of the API',
    '{ "contacts": [{ "id": "c", "locationId": "a" }, ...] }',
    ['1:50 found "...", expected entries: remove what stands for more of them, and its comma'],
  ],
  [
    'texts of a list without its brackets',
    '{ "subAccounts": [{ "id": "a", "privateIntegrations": [{ "name": "f", "scopes": "contacts", "users.readonly" }] }] }',
    [
      '1:93 found "users.readonly" behind the value of scopes, expected [ and ] around all of its values',
    ],
  ],
  [
    'a key behind the end of the file',
    '{ "subAccounts": []\n}\n"faults": []',
    [
      '3:1 found "\\"faults\\": []" after the end of the value, expected one object in a file: put it before the } of line 2, with a comma before it',
    ],
  ],
  [
    'a list of texts that is closed before the last of its entries',
    '{ "subAccounts": [{ "id": "a", "contacts": [{ "tags": ["a"], "b", 5], "email": "x" }],\n"users": 5 }] }',
    [
      '1:59 found ], which ends the list of line 1, but more of its entries follow: remove it',
      '2:10 users: found the number 5, expected a list, each entry a user',
    ],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.json': text }), lines)
  })
}

t.test('a list whose key and bracket are missing', async (t) => {
  const text = `{ "subAccounts": [{ "id": "a",
  "privateIntegrations": [
    { "name": "full", "scopes": ["contacts"] }
  ],
    { "id": "u", "firstName": "Ann" },
    { "id": "v", "firstName": "Bob" }
  ],
  "tags": 5 }] }`
  t.same(said(t, { 'a.json': text }), [
    '5:5 found an entry behind the list of line 2, expected a key and [ before it',
    '8:11 tags: found the number 5, expected a list, each entry a tag, or its name',
  ])
})

t.test('keys among the texts of a list', async (t) => {
  const tags = '["vip", "id": "t", "name": "lead"]'
  t.match(said(t, { 'a.json': `{ "subAccounts": [{ "id": "a", "tags": ${tags} }] }` }), [
    /^1:48 found the key "id" in a list, expected \{ before it, and \} before the \] that ends the list$/,
  ])
})

t.test('a key that is cut off', async (t) => {
  const text = `{ "subAccounts": [{ "id": "a", "tags": [
  { "name": "vip", "id
] }] }`
  t.match(said(t, { 'a.json': text }), [
    /^2:20 found text that begins with " and does not end in its line/,
    /^3:1 found \], expected \} before it, which ends the object of line 2$/,
  ])
})

t.test('the key of a list and its bracket are missing', async (t) => {
  const text = `{ "subAccounts": [{ "id": "a", "contacts": [
  {
    "tags": ["vip"],
      { "body": "Called." },
      { "body": "Called back." }
    ]
  }
] }] }`
  t.same(said(t, { 'a.json': text }), [
    '4:7 found an entry behind the list of line 3, expected a key and [ before it',
  ])
})

t.test('a key again without a comma before it', async (t) => {
  const text = `{ "subAccounts": [{ "id": "a", "tags": [
  {
    "name": "vip"
    "name": "lead"
  }
] }] }`
  t.same(said(t, { 'a.json': text }), [
    '4:5 found the key "name" again, without a comma before it: remove the line, or, if another entry begins here, write "}, {" before it',
  ])
})

t.test('keys of lists and of objects that are there twice', async (t) => {
  const twice = (lines: string) =>
    said(t, { 'a.json': `{ "subAccounts": [{\n"id": "a",\n${lines}\n}] }` })[0]
  const at = (line: number, key: string, first: number, mend: string) =>
    `${line}:1 the key "${key}" is already at a.json:${first}:1, expected it once${mend}`
  const lists = ': write one list with the entries of both, or'
  const entry = ', if another entry begins here, write "}, {" in place of the comma before it'
  t.equal(
    twice('"tags": ["x"],\n"name": "b",\n"tags": ["y"]'),
    at(5, 'tags', 3, `${lists} remove one`),
  )
  t.equal(
    twice('"tags": ["x"],\n"users": [],\n"tags": ["y"],\n"users": []'),
    at(5, 'tags', 3, lists + entry),
  )
  t.equal(twice('"tags": ["x"],\n"tags": 5'), at(4, 'tags', 3, `: remove one, or${entry}`))
  t.equal(
    twice('"generate": { "contacts": 1 },\n"generate": { "users": 2 }'),
    at(4, 'generate', 3, ': write one object with the keys of both, or remove one'),
  )
  t.equal(
    twice('"tags": ["x"]\n"tags": ["y"]'),
    '4:1 found the key "tags" again, without a comma before it: write one list with the entries of both, or, if another entry begins here, write "}, {" before it',
  )
  const file =
    '{ "faults": [], "subAccounts": [],\n"clock": { "tickMs": 1,\n"tickMs": 2 },\n"faults": [] }'
  t.strictSame(said(t, { 'a.json': file }).slice(0, 2), [
    '3:1 the key "tickMs" is already at a.json:2:12, expected it once',
    `4:1 the key "faults" is already at a.json:1:3, expected it once${lists} remove one`,
  ])
})
