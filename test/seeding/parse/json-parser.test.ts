import t from 'tap'
import { faults, matchEach } from '../../support/fixtures.js'

/** Each is refused at the right line. */
const json: readonly [name: string, content: string, line: RegExp][] = [
  ['an empty file', '', /^a\.json:1:1 {2}the fixture is empty/],
  [
    'a comma too many',
    '{\n  "subAccounts": [,]\n}',
    /^a\.json:2:19 {2}found a comma, expected an entry before it: remove one$/,
  ],
  [
    'a comma at the end',
    '{ "subAccounts": [], }',
    /^a\.json:1:20 {2}found a comma before \}, expected no comma after the last entry$/,
  ],
  [
    'a comma that is missing',
    '{ "subAccounts": [] "x": 1 }',
    /^a\.json:1:19 {2}found no comma after this value, expected one$/,
  ],
  [
    'the end too soon',
    '{"subAccounts": [',
    /^a\.json:1:18 {2}found the end, expected \], which ends the list of line 1: is the file complete\?$/,
  ],
  ['comments', '{\n  // none\n  "subAccounts": []\n}', /^a\.json:2:3 {2}found a comment/],
  ['YAML', 'subAccounts: []\n', /^a\.json:1:1 {2}found "s", expected \{ or \[: if this is YAML/],
  ['single quotes', "{ 'subAccounts': [] }", /^a\.json:1:3 {2}found a single quote/],
  [
    'names without quotes',
    '{ subAccounts: [] }',
    /^a\.json:1:3 {2}found "subAccounts", expected a key in double quotes: "subAccounts"$/,
  ],
  [
    'a key given twice',
    '{\n  "subAccounts": [],\n  "subAccounts": []\n}',
    /^a\.json:3:3 {2}the key "subAccounts" is already at a\.json:2:3/,
  ],
  [
    'a wrong type',
    '{\n\t"subAccounts": [\n\t\t{ "name": 5 } ] }',
    /^a\.json:3:13 {2}name: found the number 5, expected a name/,
  ],
]

for (const [name, content, line] of json) {
  t.test(`refuses ${name}`, async (t) => {
    t.match(faults(t, { 'a.json': content })[0], line)
  })
}

t.test('takes tabs, escapes and halves of surrogate pairs', async (t) => {
  const odd = '{\n\t"subAccounts"\n:[{"name":"\\ud800 \\/ \\u00e9"\t}]}'
  t.same(faults(t, { 'a.json': odd }), [])
})

t.test('a JSON that breaks off late names the place', async (t) => {
  const notes = `{ "body": "\\u00e9 \\"x\\"", "pinned": true, "n": [-1.5e3, null, []] },\n`.repeat(
    1000,
  )
  matchEach(t, faults(t, { 'a.json': `{ "subAccounts": [], "x-a": [\n${notes}{} {} ] }` }), [
    /^a\.json:1002:2 {2}found no comma after this value, expected one/,
  ])
  matchEach(t, faults(t, { 'a.json': `[\n${notes}{ "a": "\\q" } ]` }), [
    /^a\.json:1002:9 {2}found \\q, which means nothing in JSON, expected \\\\ for each backslash of the text$/,
  ])
})

t.test('a page of HTML is recognised', async (t) => {
  matchEach(t, faults(t, { 'a.json': '<!DOCTYPE html>\n<html></html>\n' }), [
    /^a\.json:1:1 {2}found a page of HTML, expected a fixture in YAML or JSON: was a page saved in/,
  ])
})
