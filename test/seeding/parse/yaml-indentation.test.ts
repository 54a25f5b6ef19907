import t from 'tap'
import { S, said } from '../../support/fixtures.js'

const fields = `${S}    customFields:
      - { id: f, name: Plan, dataType: TEXT }
`

for (const spaces of [6, 8]) {
  t.test(`contacts that are indented by ${spaces} spaces are explained once`, async (t) => {
    const text = `${fields}${' '.repeat(spaces)}contacts:\n      - id: c1\n        firstName: Jane\n    tags: 5\n`
    t.same(said(t, { 'a.yaml': text }), [
      `8:${spaces + 1} found a line indented by ${spaces} spaces, expected 4 spaces as in line 6`,
      '11:11 tags: found the number 5, expected a list, each entry a tag, or its name',
    ])
  })
}
