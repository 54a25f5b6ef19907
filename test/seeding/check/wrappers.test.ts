import t from 'tap'
import { S, said } from '../../support/fixtures.js'

t.test('what to match in one line of text', async (t) => {
  const stub = (match: string) =>
    said(t, {
      'a.yaml': `${S.replace('[contacts]', '[calendars.readonly]')}stubs:\n  - match: ${match}\n    body: {}\n`,
    })
  for (const [written, meant] of [
    ['GET /calendars/', '{ method: GET, path: /calendars/ }'],
    [
      'GET /calendars/:id/free-slots?timezone=UTC',
      '{ method: GET, path: /calendars/:id/free-slots, query: { timezone: UTC } }',
    ],
  ] as const) {
    const [message = '', ...more] = stub(written)
    t.ok(message.endsWith(`; write ${meant}`), message)
    t.same(more, [])
    t.same(stub(meant), [], 'it is valid')
  }
  t.match(stub('all of them'), [/; write its keys below it, such as method: GET$/])
})

t.test('a list in place of a template', async (t) => {
  t.match(said(t, { 'a.yaml': `templates:\n  vip:\n    - tags: [vip]\n${S}` }), [
    /^3:5 vip: found a list, expected a contact; write two spaces in place of the "- "/,
  ])
})

t.test('a token in place of the private integrations, and channels as a list', async (t) => {
  const text = `subAccounts:
  - privateIntegrations: pit-1
    contacts:
      - tasks: none
        dndSettings:
          - SMS
          - Email
`
  t.match(said(t, { 'a.yaml': text }), [
    /; write an entry below it: "- \{ name: full, token: pit-1, scopes: \[contacts\] \}"$/,
    /; remove the line for none, or write \[\]$/,
    /; write "SMS:" and its value in place of "- SMS", and so on$/,
  ])
})

t.test('values of custom fields by names, and a telephone number alone', async (t) => {
  const text = (value: string) => `subAccounts:
  - customFields: [{ id: f, name: What fuel?, dataType: TEXT }]
    contacts:
      - ${value}
`
  const fields: readonly [string, string][] = [
    ['customFields: [{ What fuel?: gas }]', 'write { key: what_fuel, value: gas }'],
    ['customFields: [{ contact.what_fuel: gas }]', 'write { key: contact.what_fuel, value: gas }'],
    ["additionalPhones: ['+15555550101']", 'write { phone: "+15555550101" }'],
  ]
  for (const [value, advice] of fields) {
    const [line = ''] = said(t, { 'a.yaml': text(value) })
    t.equal(line.split('; ').at(-1), advice)
  }
})
