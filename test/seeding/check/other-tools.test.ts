import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

t.test('conditions of WireMock', async (t) => {
  const query = (condition: string) =>
    said(t, {
      'a.yaml': `${S}faults:\n  - match: { path: /contacts/, query: { limit: ${condition} } }\n    then: 503\n`,
    })
  for (const [written, meant] of [
    ['{ equalTo: "20" }', '"20"'],
    ['{ pattern: "2." }', '{ matches: "2." }'],
    ['{ includes: "2" }', '{ contains: "2" }'],
  ] as const) {
    const [message = '', ...more] = query(written)
    t.ok(message.endsWith(`; write ${meant}`), message)
    t.same(more, [])
    t.same(query(meant), [], 'it is valid')
  }
})

t.test('patterns of paths', async (t) => {
  const text = `${S}faults:\n  - match:\n      path: **/contacts/*/notes\n    then: 503\n`
  t.same(said(t, { 'a.yaml': text }), [
    '8:13 found **/contacts/*/notes, expected a path that begins with /, in which a name with a colon before it is any segment: /contacts/:id/notes',
  ])
})

t.test('a loop of ERB around an entry with its variable', async (t) => {
  const text = `${C}<% 3.times do |i| %>\n      - id: lee-<%= i %>\n        emial: x\n<% end %>\n`
  t.same(said(t, { 'a.yaml': text }), [
    '9:1 found <% 3.times do |i| %>, a tag of a template: templates are not run on fixtures; render the file first',
    '11:9 found the unknown key "emial"; did you mean "email"?',
  ])
})

t.test("Python's None, and a variable with a default", async (t) => {
  const text = C.replace('firstName: Jane', `companyName: None\n        source: \${SOURCE:-web}`)
  t.match(said(t, { 'a.yaml': text }), [
    /^warning 8:22 companyName: found "None", which is text here: remove the line for no value, or write null$/,
    /^warning 9:17 source: found "\$\{SOURCE:-web\}", but variables are not replaced in fixtures: write the value$/,
  ])
})

t.test('what Ansible encrypts, and its pairs in one line', async (t) => {
  const vault = `${C}        source: !vault |\n          $ANSIBLE_VAULT;1.1;AES256\n`
  t.match(said(t, { 'a.yaml': vault }), [
    /found !vault, a tag of YAML, expected plain data: what is encrypted is not decrypted here, write the value$/,
  ])
  t.same(
    said(t, { 'a.yaml': `${C}        notes:\n          - body="Left a mail." pinned=true\n` }),
    [
      '10:13 found "=" after body and after pinned, expected a colon after each key, and each in a line of its own: "body: Left a mail."',
    ],
  )
})

t.test('a command of an editor behind a key', async (t) => {
  t.same(said(t, { 'a.yaml': `${N.replace('notes:', 'notes::w')}` }), [
    '9:9 found "::w" after notes, expected "notes:" alone, and its entries below it',
  ])
})
