import t from 'tap'
import { said } from '../../support/fixtures.js'

const open = `{ "subAccounts": [{ "id": "loc-1",
 "privateIntegrations": [{ "name": "full", "scopes": ["contacts"] }],
 "contacts": [{ "id": "c1",\n`
const contact = (lines: string) => `${open}${lines},\n "tags": 5\n}] }] }`
const doubled = (where: string, more = '') =>
  `found doubled quotes, "" in place of ", in ${where}, as in CSV: remove one of each two${more}`
const message = (where: string, more = '') =>
  `found escaped quotes, \\" in place of ", in ${where}, as in a log or in text: remove the \\ before each${more}`

/** Keys and texts whose quotes have a backslash before them or are doubled, and each message about them. */
const escaped: readonly [cause: string, lines: string, ...messages: string[]][] = [
  [
    'an entry',
    String.raw`"notes": [
  {\"body\": \"Came (555) 123.\", \"dateAdded\": \"2026-02-27T09:00:00Z\"}
]`,
    `5:4 ${message('this line')}`,
  ],
  [
    'an entry behind its key',
    String.raw`"notes": [{ \"body\": \"Came.\", \"pinned\": true }]`,
    `4:13 ${message('this line')}`,
  ],
  [
    'entries of several lines, with quotes in their texts',
    String.raw`"notes": [
  {
    \"body\": \"Said \\\"Hi\\\" at C:\\\\.\\n\",
    \"pinned\": true
  },
  {
    \"body\": \"Came.\"
  }
]`,
    `6:5 ${message('3 lines', ', then one of each two that are left')}`,
  ],
  [
    'entries apart from each other',
    String.raw`"notes": [
  {\"body\": \"Came.\"},
  {"body": "Called \"twice\"."},
  {\"body\": \"Went.\"}
]`,
    `5:4 ${message('this line')}`,
    `7:4 ${message('this line')}`,
  ],
  ['a text', String.raw`"firstName": \"Jane\"`, `4:14 ${message('this line')}`],
  [
    'keys of an object',
    String.raw`\"firstName\": \"Jane\", \"source\": \"a\"`,
    `4:1 ${message('this line')}`,
  ],
  [
    'a first quote that is mended',
    String.raw`"notes": [{"body\": \"Came.\", \"pinned\": true}]`,
    `4:12 ${message('this line')}`,
  ],
  [
    'line breaks',
    String.raw`"notes": [{\n  \"body\": \"Came.\\n\",\n  \"pinned\": true\n}]`,
    `4:16 ${message('this line', ', and \\n outside of texts, then one of each two that are left')}`,
  ],
  [
    'an entry with doubled quotes',
    String.raw`"notes": [{ ""body"": ""Said \""Hi\"" (555) 123."", ""title"": """" }]`,
    `4:13 ${doubled('this line')}`,
  ],
  [
    'an entry of several lines with doubled quotes',
    '"notes": [\n{\n ""body"": ""Said """"Hi""""."",\n ""pinned"": true\n}\n]',
    `6:2 ${doubled('2 lines')}`,
  ],
  [
    'a cell of CSV with an entry',
    '"notes": ["{""body"": ""Came."", ""pinned"": true}", { "body": "Called." }]',
    `4:11 ${doubled('this line', ', and those around them')}`,
  ],
  [
    'a cell of CSV with a list',
    '"notes": "[{""body"": ""Came.""}]"',
    `4:10 ${doubled('this line', ', and those around them')}`,
  ],
]

for (const [cause, lines, ...messages] of escaped)
  for (const end of ['\n', '\r\n'])
    t.test(`${cause}, lines ending with ${JSON.stringify(end)}`, (t) => {
      const found = said(t, { 'a.json': contact(lines).replaceAll('\n', end) })
      t.match(found.pop(), /^\d+:10 tags: found the number 5/)
      t.strictSame(found, messages)
      t.end()
    })

t.test('a whole file', (t) => {
  t.strictSame(said(t, { 'a.json': String.raw`{\"subAccounts\": [{\"id\": \"a\"}]}` }), [
    `1:2 ${message('this line')}`,
  ])
  t.end()
})

t.test('escaped quotes inside of texts, and one of a text that has no end', (t) => {
  const right = String.raw`"firstName": "\"Jane\"", "source": "{\"body\": \"a\", \"b\": [\"c\"]}", "lastName": "Jo, \"x\""`
  t.match(said(t, { 'a.json': contact(right).replace('5', '[}') }), [/^5:11 found }, /])
  const open = contact(String.raw`"firstName": "Hello, \"Jane\", you`)
  t.notMatch(said(t, { 'a.json': open }).join('\n'), /escaped quotes/)
  t.end()
})
