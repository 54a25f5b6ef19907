import t from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'
import { S } from '../../support/fixtures.js'

t.test('users, businesses and custom fields that the sub-account does not have', async (t) => {
  const text = `subAccounts:
  - id: s
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    users: [{ id: user-1, firstName: Ann }]
    businesses: [{ id: acme, name: Acme }]
    customFields: [{ id: plan, name: Plan, dataType: TEXT }]
    contacts:
      - assignedTo: user-2
        businessId: acne
        followers: [user-1, nobody]
        customFields: [{ key: pln, value: gold }, { key: plan, value: x }, { id: plam, value: x }]
        notes: [{ body: b, userId: user-1 }, { body: b, userId: usr-1 }]
        tasks: [{ title: t, dueDate: 2026-05-01, assignedTo: user-9 }]
  - id: silent
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts: [{ assignedTo: anyone }]
`
  const { problems } = validateFixtures([t.testdir({ 'a.yaml': text })], {})
  t.same(
    problems.map(
      ({ severity, place: { line, column }, message }) =>
        `${severity} ${line}:${column} ${message}`,
    ),
    [
      'warning 8:21 assignedTo: no user of the sub-account is "user-2"; it has user-1',
      'warning 9:21 businessId: no business of the sub-account is "acne"; did you mean "acme"?',
      'warning 10:29 followers: no user of the sub-account is "nobody"; it has user-1',
      'error 11:31 key: found "pln", expected the key of a custom field of the sub-account; did you mean "plan"?',
      'warning 11:82 id: no custom field of the sub-account is "plam"; did you mean "plan"?',
      'warning 12:65 userId: no user of the sub-account is "usr-1"; did you mean "user-1"?',
      'warning 13:62 assignedTo: no user of the sub-account is "user-9"; it has user-1',
    ],
  )
})

const said = (text: string) =>
  validateFixtures([], { texts: [{ name: 'x', text, format: 'yaml' }] }).problems.map(
    ({ severity, place: { line, column }, message }) => `${severity} ${line}:${column} ${message}`,
  )

t.test('the user of an appointment', async (t) => {
  const text = (users: string) => `subAccounts:
  - id: s
    privateIntegrations: [{ name: full, scopes: [contacts] }]${users}
    contacts: [{ id: ira, appointments: [{ id: e, assignedUserId: user-7 }] }]
`
  t.same(said(text('\n    users: [{ id: user-1, firstName: Ann }]')), [
    'warning 5:67 assignedUserId: no user of the sub-account is "user-7"; it has user-1',
  ])
  t.same(said(text('')), [])
})

t.test('a value of a contact in a custom field of opportunities', async (t) => {
  const text = `subAccounts:
  - id: s
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    customFields: [{ id: deal, name: Deal, dataType: TEXT, model: opportunity }]
    contacts:
      - customFields: [{ id: deal, value: x }]
      - customFields: [{ key: opportunity.deal, value: x }]
      - customFields: [{ key: deal, value: x }]
`
  const message =
    'is a custom field of opportunities, which contacts do not have; write model: contact there, or remove the value'
  t.same(said(text), [
    `warning 6:30 id: "deal" ${message}`,
    `warning 7:31 key: "opportunity.deal" ${message}`,
    `error 8:31 key: "deal" ${message}`,
  ])
})

t.test('rows of another sub-account, and rows by what people call them', async (t) => {
  const text = `subAccounts:
  - id: east
    privateIntegrations: [{ name: east, scopes: [contacts] }]
    users: [{ id: user-east, firstName: Eve }]
  - id: west
    privateIntegrations: [{ name: west, scopes: [contacts] }]
    users: [{ id: user-west, firstName: Wes, lastName: Oak, email: wes@example.com }, { id: user-wast }, { firstName: Zoe }]
    businesses: [{ id: nest, name: Nest Ltd }]
    contacts:
      - followers: [user-west, user-east, user-wost]
        assignedTo: Wes@example.com
        businessId: nest ltd
        notes: [{ body: b, userId: wes oak }, { body: c, userId: Zoe }]
`
  t.same(said(text), [
    'warning 10:32 followers: "user-east" is a user of the sub-account east, not of west: write one of west, or remove it',
    'warning 11:21 assignedTo: no user of the sub-account is "Wes@example.com"; write the id, user-west',
    'warning 12:21 businessId: no business of the sub-account is "nest ltd"; write the id, nest',
    'warning 13:36 userId: no user of the sub-account is "wes oak"; write the id, user-west',
    'warning 13:66 userId: no user of the sub-account is "Zoe"; give that user an id, and write it here',
  ])
  t.match(said(text.replace(', { firstName: Zoe }', '')), [
    /user-east/,
    'warning 10:43 followers: no user of the sub-account is "user-wost"; did you mean "user-wast"?',
  ])
})

t.test('several ids in one text', async (t) => {
  const text = (followers: string) => `subAccounts:
  - privateIntegrations: [{ name: full, scopes: [contacts] }]
    users: [{ id: user-1 }, { id: user-2 }]
    contacts: [{ followers: [${followers}] }]
`
  t.same(said(text('"user-1, user-2"')), [
    'warning 4:30 followers: no user of the sub-account is "user-1, user-2"; write an entry for each: user-1, user-2',
  ])
  t.match(said(text('user-1; user-3')), [
    /"user-1; user-3"; write an entry for each: user-1, user-3$/,
  ])
  t.match(said(text('"user-3,user-4"')), [/"user-3,user-4"; it has user-1, user-2$/])
  t.same(said(text('"user-1\u200b"')), [
    'warning 4:30 followers: no user of the sub-account is "user-1\u200b"; there is an invisible character (U+200B) in it: delete it',
  ])
})

t.test('a key in place of the id of a custom field, and the reverse', async (t) => {
  const text = `subAccounts:
  - id: s
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    customFields: [{ id: field-size, name: Pool size, dataType: TEXT }, { name: Other, dataType: TEXT }]
    contacts:
      - customFields: [{ id: pool_size, value: a }, { id: contact.pool_size, value: a }]
      - customFields: [{ id: Pool size, value: a }, { key: field-size, value: a }]
      - customFields: [{ key: Pool size, value: a }]
      - customFields: [{ key: "{{contact.pool_size}}", value: a }, { id: "{{ Pool size }}", value: a }]
      - customFields: [{ key: "{{ contact.pol_size }}", value: a }, { key: "pool_size\u200b", value: a }]
`
  t.same(said(text), [
    'warning 6:30 id: no custom field of the sub-account is "pool_size"; that is a key: write key: pool_size',
    'warning 6:59 id: no custom field of the sub-account is "contact.pool_size"; that is a key: write key: pool_size',
    'warning 7:30 id: no custom field of the sub-account is "Pool size"; that is a name: write key: pool_size',
    'error 7:60 key: found "field-size", expected the key of a custom field of the sub-account; that is an id: write id: field-size',
    'error 8:31 key: found "Pool size", expected the key of a custom field of the sub-account; write pool_size',
    'error 9:31 key: found "{{contact.pool_size}}", expected the key of a custom field of the sub-account; write pool_size',
    'warning 9:74 id: no custom field of the sub-account is "{{ Pool size }}"; that is a name: write key: pool_size',
    'error 10:31 key: found "{{ contact.pol_size }}", expected the key of a custom field of the sub-account; did you mean "pool_size"?',
    'error 10:76 key: found "pool_size\u200b", expected the key of a custom field of the sub-account; there is an invisible character (U+200B) in it: delete it',
  ])
})

t.test('references beside an error are judged', async (t) => {
  const text = `subAccounts:
  - privateIntegrations: [{ name: full, scopes: [contacts] }]
    businesses: [{ id: nest, name: Nest Ltd }]
    contacts: [{ businessId: Nest Ltd, notes: [{ body: 5 }] }]
`
  t.match(said(text), [/^warning 4:30 businessId: .*; write the id, nest$/, /^error 4:56 body: /])
})

t.test('a reference of the defaults is reported once, where it is written', async (t) => {
  const text = `defaults: { note: { userId: usr-1 } }
subAccounts:
  - privateIntegrations: [{ name: full, scopes: [contacts] }]
    users: [{ id: user-1 }]
    contacts: [{ notes: [{ body: a }, { body: b }] }]
`
  t.same(said(text), [
    'warning 1:29 userId: no user of the sub-account is "usr-1"; did you mean "user-1"?',
  ])
})

t.test('the keys of custom fields that are not valid are not known', async (t) => {
  for (const fields of [
    '[{ name: Plan, dataType: TEXT, model: deal }]',
    '{ plan: { dataType: TEXT } }',
  ]) {
    const text = `${S}    customFields: ${fields}\n    contacts: [{ customFields: [{ key: plan, value: gold }] }]\n`
    t.equal(said(text).length, 1, fields)
  }
})

t.test('the id of a tag in place of its name', async (t) => {
  const text = (tags: string) =>
    `${S}    tags: [lead, { id: tag-vip, name: vip }]\n    contacts: [{ tags: [${tags}] }]\n`
  t.same(said(text('lead, tag-vip')), [
    'warning 7:31 tags: found "tag-vip", which is the id of a tag; a contact has its name: write vip',
  ])
  t.same(said(text('lead, vip, other')), [])
})
