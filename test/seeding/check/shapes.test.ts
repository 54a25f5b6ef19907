import t from 'tap'
import { matchEach, S, said } from '../../support/fixtures.js'

/** Objects in place of lists, and what to write. */
const named = [
  ['users', 'ana: { firstName: Ana }', 'write "- id: ana" in place of "ana:", and so on'],
  ['businesses', 'acme: { email: a@x.example }', 'write "- name: acme" in place of "acme:"'],
  ['customFields', 'plan: { dataType: TEXT }', 'write "- name: plan" in place of "plan:"'],
  ['tags', 'vip: 1', 'write "- vip" in place of "vip:", and so on'],
  ['customValues', 'hours: 9-5', 'write "- { name: hours, value: ... }" in place of "hours: ..."'],
] as const

for (const [list, written, advice] of named) {
  t.test(`explains ${list} by their names`, async (t) => {
    matchEach(t, said(t, { 'a.yaml': `${S}    ${list}:\n      ${written}\n` }), [`; ${advice}`])
  })
}
