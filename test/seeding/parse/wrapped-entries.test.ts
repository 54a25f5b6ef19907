import t from 'tap'
import { S, said } from '../../support/fixtures.js'

t.test('a hyphen that is missing in a list of words', async (t) => {
  const scopes = (...lines: string[]) => ({
    'a.yaml': `subAccounts:
  - id: loc-1
    privateIntegrations:
      - name: full
        scopes:
${lines.map((line) => `          ${line}\n`).join('')}      - name: reader
        scopes: [contacts.readonly]
`,
  })
  t.same(said(t, scopes('- contacts', '  users.readonly', '- locations.readonly')), [
    '7:13 found "users.readonly" without a hyphen, which becomes part of the entry above: write "- users.readonly" in line with that',
  ])
  t.same(said(t, scopes('- locations.readonly', '  contacts', '  users.raedonly')), [
    '7:13 found "contacts" without a hyphen, and 1 more below it, which becomes part of the entry above: write "- contacts" in line with that',
  ])
  t.same(said(t, scopes('- contacts', ' users.readonly')), [
    '7:12 found "users.readonly" without a hyphen, which becomes part of the entry above: write "- users.readonly" in line with that',
  ])
})

t.test('tags, of which any text is one', async (t) => {
  const tags = (...lines: string[]) =>
    said(t, { 'a.yaml': `${S}    tags:\n${lines.map((line) => `      ${line}\n`).join('')}` })
  t.same(tags('- vip', '- lead', '  renewal'), [
    'warning 9:9 found "renewal" without a hyphen, which becomes part of the entry above: write "- renewal" in line with that',
  ])
  t.same(tags('- a tag of several', '  words'), [])
})
