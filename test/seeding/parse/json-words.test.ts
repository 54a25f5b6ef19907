import t from 'tap'
import { said } from '../../support/fixtures.js'

t.test('explains what JavaScript prints in place of values, the same once', async (t) => {
  const text = `{ "subAccounts": [{ "id": "a", "contacts": [
    [Object], [Object],
    [Object]],
    "users": [Array],
    "tags": [object Object],
    "notes": [Circular *1],
    "faults": [Function: then],
    "customFields": <ref *2> [Object: null prototype] [] }],
    "faults": 5 }`
  t.same(said(t, { 'a.json': text }), [
    '2:5 found [Object], which console.log prints in place of an object: write the object, as JSON.stringify prints it',
    '4:14 found [Array], which console.log prints in place of a list: write the list, as JSON.stringify prints it',
    '5:13 found [object Object], which JavaScript makes of an object inside of text: write the object, as JSON.stringify prints it',
    '6:14 found [Circular *1], which console.log prints in place of an object that is around it: remove the key',
    '7:15 found [Function: then], which console.log prints in place of a function: remove the key',
    '8:21 found <ref *2>, which console.log prints before an object: remove it',
    '8:30 found [Object: null prototype], which console.log prints before an object: remove it',
    '9:15 faults: found the number 5, expected a list, each entry a fault',
  ])
})

t.test('explains what console.log prints of a whole fixture', async (t) => {
  t.same(said(t, { 'a.json': '<ref *1> { "subAccounts": [] }' }), [
    '1:1 found what console.log prints, expected a fixture in YAML or JSON: write what JSON.stringify prints',
  ])
})

/** The first tag of a template, and others after it. */
const templates: readonly [tag: string, rest: string][] = [
  ['{% if not loop.last %}', ',{% endif %}'],
  ['{# the first one #}', ''],
  ['{{#each contacts}}', '{ "id": "{{id}}" },{{/each}}'],
  ['{{- range .Contacts }}', '{ "id": "{{ .Id }}" },{{ end }}'],
  ['<% contacts.each do |c| %>', '{ "id": "<%= c.id %>" },<% end %>'],
]

for (const [tag, rest] of templates) {
  t.test(`explains a template by its first tag, ${tag}`, async (t) => {
    t.same(said(t, { 'a.json': `{ "subAccounts": [\n${tag}${rest}\n] }` }), [
      `2:1 found ${tag}, a tag of a template: templates are not run on fixtures; render the file first`,
    ])
  })
}

t.test('takes tags inside of text', async (t) => {
  const text = '{ "subAccounts": [{ "name": "{% if x %}", "id": None }] }'
  t.same(said(t, { 'a.json': text }), [
    '1:49 found "None", expected null: JSON has no other word for no value',
  ])
})

t.test('words of JSON that are misspelt', async (t) => {
  const said1 = (word: string) =>
    said(t, { 'a.json': `{ "subAccounts": [{ "contacts": [{ "dnd": ${word} }] }] }` })
  for (const [word, meant] of [
    ['fasle', 'false'],
    ['ture', 'true'],
    ['nul', 'null'],
  ] as const)
    t.same(said1(word), [
      `1:43 found "${word}", expected it in double quotes: "${word}"; did you mean ${meant}?`,
    ])
  t.same(said1('Oslo'), ['1:43 found "Oslo", expected it in double quotes: "Oslo"'])
})

t.test('a sign after a number', async (t) => {
  const text = '{ "subAccounts": [], "clock": { "tickMs": 200` } }'
  t.same(said(t, { 'a.json': text }), [
    '1:46 found ` after the number 200, expected nothing there: remove it',
  ])
})
