import t from 'tap'
import { matchEach, N, S, said } from '../../support/fixtures.js'

/** Keys in the wrong place. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'generate at the top',
    `${S}generate: { contacts: 5 }\n`,
    [
      '6:1 found the unknown key "generate", which is a key of sub-accounts: write it below "subAccounts:", in an entry that begins with "- "',
    ],
  ],
  [
    'generate of a note',
    `${N}            generate: { notes: 5 }\n`,
    [
      '12:13 found the unknown key "generate", which is a key of contacts, not of a note: is the line indented as it should be?',
    ],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    matchEach(t, said(t, { 'a.yaml': text }), lines)
  })
}
