import t from 'tap'
import { said } from '../../support/fixtures.js'

const right = `{
  "subAccounts": [
    {
      "id": "a",
      "tags": ["vip"],
      "contacts": [
        { "firstName": "Jane" }
      ]
    }
  ],
  "clock": 5
}
`
const after = 'clock: found the number 5, expected an object with freeze, offset or tickMs'

/** What is there twice. */
for (const [cause, part, by, line, more = 0] of [
  ['a quote before a key', '"id"', '""id"', '4:7 found "" before a key, expected one "'],
  ['a quote in a line', '{ "first', '{ ""first', '7:11 found "" before a key, expected one "'],
  [
    'a bracket',
    '"contacts": [',
    '"contacts": [[',
    '6:20 found [ twice, expected it once: remove one',
  ],
  ['a brace', '{ "first', '{{ "first', '7:10 found { twice, expected it once: remove one'],
  [
    'the brace of the file',
    '{\n  "sub',
    '{{\n  "sub',
    '1:2 found { twice, expected it once: remove one',
  ],
  ['a line', '    {\n', '    {\n    {\n', '4:5 found { twice, expected it once: remove one', 1],
  [
    'the line of a list',
    '"contacts": [\n',
    '"contacts": [\n      "contacts": [\n',
    '7:7 found "contacts": [ twice, expected it once: remove this line',
    1,
  ],
] as const) {
  t.test(`${cause} that is there twice in JSON`, async (t) => {
    const found = said(t, { 'a.json': right.replace(part, by) })
    t.equal(found[0], line)
    t.match(found.slice(1), [new RegExp(`^${11 + more}:12 clock: found the number 5`)])
    t.equal(found.length, 2, after)
  })
}

const inText = 'found "" inside of text, as in CSV, expected \\" for a quote inside of text'

/** Texts with doubled quotes, and where these are; for those that are something else, what is said. */
for (const [text, ...lines] of [
  ['"Wants the ""whitening"" before June."', `2:50 ${inText}`],
  ['"""Hello"" she said"', `2:40 ${inText}`],
  ['"She said ""Hello"""', `2:49 ${inText}`],
  ['"The ""best"", she said", "id": "b"', `2:44 ${inText}`],
  ['"A 3"" pipe"', `2:43 ${inText}`],
  ['"A pipe of 3"""', `2:51 ${inText}`],
  ['"Say ""Hi"" \\"now\\" C:\\\\"', `2:44 ${inText}`],
  ['"A ""b"" c", "website": "", "tags": ["a", "d ""e"" f"]', `2:42 ${inText}`, `2:84 ${inText}`],
  ['"A", "city": "", "tags": ["a"", "b"]', '2:67 found "" at the end of a text, expected one "'],
  ['"A pipe of 3"",\n"id": "b"', '2:51 found "" at the end of a text, expected one "'],
  ['"""Hello"""', '2:39 found """ around a text, expected one quote'],
  ['"a""id":"b"', '2:41 found no comma after this value, expected one'],
  ['"","id":"""tags":["a""b"]', '2:48 found no comma', '2:59 found no comma'],
  [
    '"A", "tags": "["a", "b"]"',
    '2:52 found quotes around a list, expected none: remove the " before [ and the " after ]',
  ],
  [
    '"A", "users": ["{"id": "b"}", { "id": "c" }]',
    '2:54 found quotes around an object, expected none: remove the " before { and the " after }',
  ],
  ['"A", "tags": ["[","]" "b"]', '2:59 found no comma'],
] as const) {
  t.test(`quotes in ${text}`, async (t) => {
    const found = said(t, {
      'a.json': `{"clock": 5,\n${' '.repeat(13)}"subAccounts": [{ "name":${text} }] }`,
    })
    t.match(found.shift(), /^1:11 clock: found the number 5/)
    t.match(
      found.filter((line) => !/is missing|name: found/.test(line)),
      [...lines],
    )
  })
}

t.test('brackets that are closed as often as they are opened', async (t) => {
  const text = right.replace('["vip"]', '[["vip"]]').replace('"id": "a",', '"id": "a"')
  t.match(said(t, { 'a.json': text }), [
    /^4:15 found no comma after this value/,
    /^5:16 tags\[0\]: found a list/,
    /^11:12/,
  ])
})
