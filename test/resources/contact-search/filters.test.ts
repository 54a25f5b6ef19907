import t from 'tap'
import { open } from './world.js'

const all = ['carl', 'bob', 'jane']

/** Field, operator, value, and who is found, the newest first. */
const filters: [field: string, operator: string, value: unknown, found: string[]][] = [
  ['id', 'eq', 'jane', ['jane']],
  ['id', 'eq', ['jane', 'bob', 'eve'], ['bob', 'jane']],
  ['id', 'not_eq', 'jane', ['carl', 'bob']],
  ['id', 'exists', undefined, all],
  ['id', 'not_exists', undefined, []],
  ['contactName', 'eq', "JANE o'hara", ['jane']],
  ['contactName', 'contains', 'JANE', ['carl', 'jane']],
  ['firstNameLowerCase', 'eq', 'BOB', ['bob']],
  ['firstNameLowerCase', 'not_contains', 'o', ['carl', 'jane']],
  ['lastNameLowerCase', 'eq', ['stone', "O'HARA"], ['bob', 'jane']],
  ['email', 'eq', 'JANE@example.COM', ['jane']],
  ['email', 'not_eq', 'jane@example.com', ['carl', 'bob']],
  ['email', 'exists', undefined, ['bob', 'jane']],
  ['email', 'not_exists', undefined, ['carl']],
  ['phone', 'eq', '+15555550101', ['bob']],
  ['phone', 'eq', '(555) 555-0101', ['bob']],
  ['phone', 'contains', '55501', ['bob', 'jane']],
  ['address', 'eq', '1 main street', ['jane']],
  ['city', 'eq', 'münchen', ['jane']],
  ['city', 'contains', 'ÜNCH', ['jane']],
  ['city', 'contains', '_', ['bob']],
  ['city', 'not_eq', 'münchen', ['carl', 'bob']],
  ['state', 'eq', 'by', ['jane']],
  ['country', 'eq', 'de', ['jane']],
  ['postalCode', 'eq', 80331, ['jane']],
  ['companyName', 'contains', '%', ['jane']],
  ['website', 'contains', 'JANE.', ['jane']],
  ['source', 'eq', 'Public API', ['jane']],
  ['timezone', 'eq', 'Europe/Berlin', ['jane']],
  ['type', 'eq', 'LEAD', ['carl', 'bob']],
  ['assignedTo', 'eq', 'user-1', ['jane']],
  ['assignedTo', 'not_exists', undefined, ['carl', 'bob']],
  ['dnd', 'eq', true, ['jane']],
  ['dnd', 'eq', 'false', ['carl', 'bob']],
  ['dnd', 'not_eq', true, ['carl', 'bob']],
  ['tags', 'eq', 'Vip', ['bob', 'jane']],
  ['tags', 'eq', ['renewal', 'nothing'], ['jane']],
  ['tags', 'not_eq', 'vip', ['carl']],
  ['tags', 'contains', 'NEW', ['jane']],
  ['tags', 'not_contains', 'new', ['carl', 'bob']],
  ['tags', 'exists', undefined, ['bob', 'jane']],
  ['tags', 'not_exists', undefined, ['carl']],
  ['followers', 'eq', 'user-2', ['jane']],
  ['followers', 'not_eq', 'user-2', ['carl', 'bob']],
  ['followers', 'exists', undefined, ['jane']],
  ['followers', 'not_exists', undefined, ['carl', 'bob']],
  ['dateAdded', 'eq', '2026-01-03', ['carl']],
  ['dateAdded', 'eq', '2026-01-03T10:00:00+02:00', ['carl']],
  ['dateAdded', 'range', { gte: '2026-01-02', lt: '2026-01-03' }, ['bob']],
  ['dateAdded', 'range', { gt: Date.UTC(2026, 0, 2) }, ['carl']],
  ['dateAdded', 'range', { lte: String(Date.UTC(2026, 0, 2)) }, ['bob', 'jane']],
  ['dateAdded', 'range', { lte: '2026-01-03' }, all],
  ['dateAdded', 'range', { gt: '2026-01-03' }, []],
  ['dateAdded', 'range', { gt: '2026-01-03T00:00:00Z' }, ['carl']],
  ['dateAdded', 'range', { gte: 0, lt: Date.UTC(2026, 0, 2) }, ['jane']],
  ['dateAdded', 'range', { gt: -1.5 }, all],
  ['dateAdded', 'eq', [0, Date.UTC(2026, 0, 2)], ['bob']],
  ['dateUpdated', 'range', { gte: '2026-02-01' }, ['jane']],
  ['lastActivity', 'exists', undefined, ['jane']],
  ['dateOfBirth', 'eq', '1990-09-25', ['jane']],
  ['dateOfBirth', 'range', { gte: '1990-09-25', lte: '1990-09-25' }, ['jane']],
  ['dateOfBirth', 'not_exists', undefined, ['carl', 'bob']],
  ['customFields.plan', 'eq', 'GOLD', ['jane']],
  ['customFields.plan', 'not_eq', 'gold', ['carl', 'bob']],
  ['customFields.plan', 'contains', 'L', ['bob', 'jane']],
  ['customFields.plan', 'not_contains', 'silv', ['carl', 'jane']],
  ['customFields.plan', 'exists', undefined, ['bob', 'jane']],
  ['customFields.plan', 'not_exists', undefined, ['carl']],
  ['customFields.seats', 'eq', '12', ['jane']],
  ['customFields.seats', 'range', { gte: 7, lt: 12 }, ['bob']],
  ['customFields.seats', 'range', { gt: '7' }, ['jane']],
  ['customFields.plan', 'range', { gte: 0 }, []],
  ['customFields.colours', 'eq', 'blue', ['jane']],
  ['customFields.colours', 'eq', ['green', 'RED'], ['jane']],
  ['customFields.since', 'range', { gte: '2026-02-03', lt: '2026-02-04' }, ['jane']],
  ['customFields.nothing', 'exists', undefined, []],
  ['validEmail', 'exists', undefined, []],
  ['validEmail', 'eq', true, []],
  ['lastAppointment', 'not_exists', undefined, all],
  ['opportunities', 'nested', undefined, []],
]

t.test('custom fields that are cleared, and numbers however they are written', async (t) => {
  const customFields = [
    { id: 'rooms', name: 'Rooms', dataType: 'MULTIPLE_OPTIONS' as const },
    { id: 'score', name: 'Score', dataType: 'NUMERICAL' as const },
    { id: 'zip', name: 'Zip', dataType: 'TEXT' as const },
  ]
  const values = { a: ' 12 ', b: '1e3', c: 1e21, d: 0.0000001, e: '+7', f: undefined }
  const contacts = Object.entries(values).map(([id, value], index) => ({
    id,
    dateAdded: `2026-01-0${index + 1}`,
    customFields: [
      { id: 'rooms', value: id === 'a' ? ['hall'] : [] },
      { id: 'zip', value: id === 'a' ? '012' : '' },
      ...(value === undefined ? [] : [{ id: 'score', value }]),
    ],
  }))
  const { find } = open(t, contacts, {}, customFields)
  for (const [field, operator, value, found] of [
    ['rooms', 'exists', undefined, 'a'],
    ['zip', 'exists', undefined, 'a'],
    ['score', 'exists', undefined, 'edcba'],
    ['score', 'range', { gte: 12, lt: 2000 }, 'ba'],
    ['score', 'range', { gt: 1e20 }, 'c'],
    ['score', 'range', { lt: '10' }, 'ed'],
    ['score', 'eq', 12, 'a'],
    ['score', 'eq', '12.0', 'a'],
    ['score', 'eq', [1000, 7], 'eb'],
    ['score', 'eq', 1e21, 'c'],
    ['score', 'eq', 1e-7, 'd'],
    ['score', 'not_eq', 12, 'fedcb'],
    ['zip', 'eq', 12, ''],
    ['zip', 'eq', '012', 'a'],
  ] as const) {
    const filters = [{ field: `customFields.${field}`, operator, value }]
    t.same((await find({ filters })).join(''), found, JSON.stringify(filters))
  }
})

t.test('dates of custom fields are compared as moments, numbers as numbers', async (t) => {
  const customFields = [
    { id: 'due', name: 'Due', dataType: 'DATE' as const },
    { id: 'text', name: 'Text', dataType: 'TEXT' as const },
  ]
  const values = {
    a: '2026-05-01',
    b: '2026-05-01T10:00:00Z',
    c: '2026-05-02T01:00:00+0200',
    d: '1969-12-31',
    e: undefined,
  }
  const texts = ['2026-05-01', '555-1234', '1.2.3', '2026', '2026-05-01T10:00:00Z']
  const contacts = Object.entries(values).map(([id, value], index) => ({
    id,
    dateAdded: `2026-01-0${index + 1}`,
    customFields: [
      { id: 'text', value: texts[index] },
      ...(value === undefined ? [] : [{ id: 'due', value }]),
    ],
  }))
  const { find } = open(t, contacts, {}, customFields)
  const may = Date.UTC(2026, 4)
  for (const [field, operator, value, found] of [
    ['due', 'range', { lt: Date.UTC(2020) }, 'd'],
    ['due', 'range', { gte: Date.UTC(2020) }, 'cba'],
    ['due', 'range', { gte: String(may), lt: may + 1 }, 'a'],
    ['due', 'range', { lte: '2026-05-01' }, 'dcba'],
    ['due', 'range', { gt: -1 }, 'cba'],
    ['due', 'range', { lt: 1e21 }, 'dcba'],
    ['due', 'range', { gte: '2026' }, ''],
    ['due', 'eq', '2026-05-01', 'cba'],
    ['due', 'eq', may, 'a'],
    ['due', 'eq', String(may), 'a'],
    ['due', 'eq', '2026-05-01T12:00:00+02:00', 'b'],
    ['due', 'eq', ['1969-12-31', may], 'da'],
    ['due', 'not_eq', '2026-05-01', 'ed'],
    ['due', 'eq', 'soon', ''],
    ['due', 'exists', undefined, 'dcba'],
    ['text', 'range', { gte: 555, lte: 2026 }, 'd'],
    ['text', 'range', { gte: 0, lte: 600 }, ''],
    ['text', 'eq', '2026-05-01', 'a'],
    ['text', 'eq', may, ''],
  ] as const) {
    const filters = [{ field: `customFields.${field}`, operator, value }]
    t.same((await find({ filters })).join(''), found, JSON.stringify(filters))
  }
  const filters = [
    is(
      'customFields.due',
      Array.from({ length: 500 }, (_, day) => may - day),
    ),
  ]
  t.same(await find({ filters }), ['a'], 'a list of any length')
})

t.test('each field, by each operator', async (t) => {
  const { find } = open(t)
  for (const [field, operator, value, found] of filters) {
    const name = `${field} ${operator} ${JSON.stringify(value)}`
    t.same(await find({ filters: [{ field, operator, value }] }), found, name)
  }
})

const is = (field: string, value: unknown) => ({ field, operator: 'eq', value })

t.test('filters must all hold; groups say otherwise, in each other too', async (t) => {
  const { find } = open(t)
  const vip = is('tags', 'vip')
  t.same(await find({ filters: [] }), all)
  t.same(await find({ filters: [vip, is('dnd', true)] }), ['jane'])
  const either = [is('email', 'bob@example.com'), is('id', 'carl')]
  t.same(await find({ filters: [{ group: 'OR', filters: either }] }), ['carl', 'bob'])
  t.same(await find({ filters: [{ group: 'AND', filters: either }] }), [])
  t.same(await find({ filters: [vip, { group: 'OR', filters: either }] }), ['bob'])
  const inner = { group: 'AND', filters: [vip, { group: 'OR', filters: [is('city', 'münchen')] }] }
  t.same(await find({ filters: [{ group: 'OR', filters: [inner, is('id', 'carl')] }] }), [
    'carl',
    'jane',
  ])
  t.same(await find({ filters: [{ group: 'or', filters: [] }] }), all)
})

t.test('query: how a name, an e-mail address or a telephone number begins', async (t) => {
  const { find, full } = open(t)
  const queries: [query: string, found: string[]][] = [
    ['JANE', ['carl', 'jane']],
    [' bob st', ['bob']],
    ["o'h", ['jane']],
    ['bob@', ['bob']],
    ['+1555555010', ['bob', 'jane']],
    ['(555) 555-0100', ['jane']],
    ['stoned', []],
    ['%', []],
    ['', all],
  ]
  for (const [query, found] of queries) {
    t.same(await find({ query }), found, query)
    const { contacts } = (
      await full('GET', `/contacts/?locationId=loc-main&query=${encodeURIComponent(query)}`)
    ).json()
    t.same(
      contacts.map(({ id }: { id: string }) => id),
      found,
      `list: ${query}`,
    )
  }
  t.same(await find({ query: 'jane', filters: [is('tags', 'vip')] }), ['jane'])
})

t.test('what is remembered of a search is forgotten when contacts change', async (t) => {
  const { find, sandbox } = open(t)
  const vips = () => find({ filters: [is('tags', 'vip')] })
  t.same(await vips(), ['bob', 'jane'])
  const { contact } = await import('../../../src/resources/contact/contact.js')
  sandbox.write(contact).update('bob', { tags: ['other'] })
  t.same(await vips(), ['jane'])
  sandbox.write(contact).remove('jane')
  t.same(await vips(), [])
  sandbox.reset()
  t.same(await vips(), ['bob', 'jane'])
})
