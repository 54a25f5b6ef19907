import t from 'tap'
import { C, matchEach, S, said } from '../../support/fixtures.js'

/** Objects in place of lists, and what to write. */
const named = [
  ['users', 'ana:\n        firstName: Ana', 'write "- id: ana" in place of "ana:", and so on'],
  ['businesses', 'acme:\n        email: a@x.example', 'write "- name: acme" in place of "acme:"'],
  ['customFields', 'plan:\n        dataType: TEXT', 'write "- name: plan" in place of "plan:"'],
  ['tags', 'vip: 1', 'write "- vip" in place of "vip:", and so on'],
  ['customValues', 'hours: 9-5', 'write "- { name: hours, value: ... }" in place of "hours: ..."'],
] as const

for (const [list, written, advice] of named) {
  t.test(`explains ${list} by their names`, async (t) => {
    matchEach(t, said(t, { 'a.yaml': `${S}    ${list}:\n      ${written}\n` }), [`; ${advice}`])
  })
}

t.test('objects by their names in braces, and templates as a list', async (t) => {
  t.match(said(t, { 'a.yaml': `${S}    users:\n      ana: { firstName: Ana }\n` }), [
    /; write "- \{ id: ana, \.\.\." in place of "ana: \{ \.\.\.", and so on$/,
  ])
  t.match(said(t, { 'a.yaml': `templates:\n  - name: jane\n    city: Oslo\n${S}` }), [
    /; write "jane:" in place of "- name: jane", and its other keys indented below it$/,
  ])
})

t.test('a list in place of the fixture is told by what its entries look like', async (t) => {
  const advice = (text: string, name = 'a.yaml') => said(t, { [name]: text })[0]?.split('; ')[1]
  t.equal(
    advice('- firstName: Jo\n  email: jo@example.com\n  tags: []\n'),
    'its entries look like contacts: write them as contacts of an entry of subAccounts',
  )
  t.equal(advice('- id: loc-1\n  name: Acme\n'), 'write "subAccounts:" above the list')
  t.equal(
    advice('[{ "id": "a", "name": "b" }]', 'a.json'),
    'write { "subAccounts": ... } around it',
  )
})

/** Values in place of one text, and what to write. */
const texts = [
  [
    'email: [a@x.example, b@x.example]',
    'write one without brackets: a@x.example; the others belong in additionalEmails',
  ],
  ['like: [lead]', 'write lead without brackets, or quotes around text that begins with ['],
  ['source: [web form]', 'text that begins with [ needs quotes'],
  ['tags: [{ name: vip }]', 'write vip'],
  [
    'customFields:\n          plan: gold',
    'write an entry for each: "- { key: plan, value: gold }"',
  ],
] as const

for (const [written, advice] of texts) {
  t.test(`explains ${written}`, async (t) => {
    const found = said(t, { 'a.yaml': `${C}        ${written}\n` })
    t.equal(found.length, 1)
    t.equal(found[0]?.slice(-advice.length - 2), `; ${advice}`)
  })
}
