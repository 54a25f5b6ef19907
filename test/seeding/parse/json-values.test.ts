import t from 'tap'
import { said } from '../../support/fixtures.js'

const contact = (...lines: string[]) =>
  `{\n  "subAccounts": [{ "contacts": [{\n${lines.map((line) => `    ${line}\n`).join('')}  }] }]\n}\n`

t.test('a key without its value, before another one and before the end', async (t) => {
  const text = contact('"firstName":', '"tags":', '"lastName": "Doe",', '"emial":')
  t.same(said(t, { 'a.json': text }), [
    '3:5 "firstName" has no value: write one and a comma, or remove the line',
    '4:5 "tags" has no value: write one and a comma, or remove the line',
    '6:5 "emial" has no value: write one, or remove the key',
  ])
})

t.test('a key whose list has lost its brackets is none without a value', async (t) => {
  const text = contact('"firstName": "Jane",', '"notes":', '  "body": "Called."')
  const [first] = said(t, { 'a.json': text })
  t.equal(first, '5:7 found the key "body" right after notes, expected [ and { before it')
})

t.test('a text that is cut in the middle has lost its comma, too', async (t) => {
  const text = contact('"firstName": "Ja', '"lastName": "Doe"')
  t.same(said(t, { 'a.json': text }), [
    '3:18 found text that begins with " and does not end in its line, expected a closing " and a comma',
  ])
})

t.test('a list that is closed too early is named by its own line', async (t) => {
  const text = `{
  "subAccounts": [
    {
      "users": [
        {
          "id": "a"
        }
      ],
        {
          "id": "b"
        }
    }
  ]
}
`
  t.same(said(t, { 'a.json': text }), [
    '8:7 found ], which ends the list of line 4, but more of its entries follow: remove it',
    '12:5 found }, expected ] before it, which ends the list of line 4',
  ])
})
