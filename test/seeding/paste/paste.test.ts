import t from 'tap'
import { parse, stringify } from 'yaml'
import { defaultFixtures } from '../../../src/seeding/default.js'
import { loadText, validateFixtures } from '../../../src/seeding/load.js'
import { toWorld } from '../../../src/seeding/to-world.js'
import { mock } from '../../support/mock.js'

const judge = (name: string, text: string) => {
  const format =
    text.startsWith('{') || text.startsWith('[') ? ('json' as const) : ('yaml' as const)
  const { seed, problems } = validateFixtures([], { texts: [{ name, text, format }] })
  return { seed, problems, world: seed && toWorld(seed, 'x', 0) }
}
const pasted = (value: unknown) => judge('x', JSON.stringify(value))

/** Routes of the mock, and the rows that their answers hold. */
const routes: readonly [path: string, plural: string, body?: object][] = [
  ['/contacts/contact-xyz789', 'contacts'],
  ['/contacts/?locationId=loc-main', 'contacts'],
  ['/contacts/search', 'contacts', { locationId: 'loc-main', pageLimit: 20 }],
  ['/contacts/upsert', 'contacts', { locationId: 'loc-main', email: 'new@example.com' }],
  ['/contacts/contact-xyz789/notes', 'notes'],
  ['/contacts/contact-xyz789/notes/note-abc123', 'notes'],
  ['/contacts/contact-xyz789/tasks', 'tasks'],
  ['/locations/loc-main/tasks/search', 'tasks', {}],
  ['/locations/loc-main/tags', 'tags'],
  ['/locations/loc-main/customFields', 'customFields'],
  ['/locations/loc-main/customValues', 'customValues'],
  ['/users/?locationId=loc-main', 'users'],
  ['/businesses/?locationId=loc-main', 'businesses'],
  ['/campaigns/?locationId=loc-main', 'campaigns'],
  ['/workflows/?locationId=loc-main', 'workflows'],
]

for (const profile of ['documented', 'observed'] as const) {
  t.test(`answers of the mock are fixtures (${profile})`, async (t) => {
    const { full } = mock(t, { profile })
    for (const [path, plural, body] of routes) {
      const answer = await full(body ? 'POST' : 'GET', path, body)
      t.ok(answer.statusCode < 300, `${path} is answered: ${answer.body}`)
      const { problems, world } = judge('x', answer.body)
      t.ok(problems.length <= 1, `${path} has one warning at most: ${JSON.stringify(problems)}`)
      const sent = Object.values(answer.json()).find((one) => typeof one === 'object') as object
      const rows = [sent].flat()
      if (rows.length > 0) t.equal(world?.[plural]?.length, rows.length, path)
      if (rows.length > 0) t.equal(world?.privateIntegrations?.length, 1, 'a token opens it')
    }
  })
}

const traceId = '0b1c2d3e-0000-4000-8000-000000000000'
const note = {
  id: 'n',
  body: 'b',
  userId: null,
  dateAdded: '2021-07-08T12:02:11.285Z',
  contactId: 'c',
}

/** Answers as the live API and the specification have them. */
const shapes: readonly [
  name: string,
  value: unknown,
  plural: string,
  row: object,
  warns?: RegExp,
][] = [
  [
    'a note of the live API',
    {
      notes: [{ ...note, bodyText: 'b', relations: [{ objectKey: 'contact', recordId: 'c' }] }],
      traceId,
    },
    'notes',
    { id: 'n', contactId: 'c', userId: undefined },
    /does not keep traceId, bodyText, relations$/,
  ],
  ['a bare note', note, 'notes', { id: 'n', body: 'b' }],
  ['a list of bare notes', [note, { ...note, id: 'm' }], 'notes', { id: 'n', contactId: 'c' }],
  [
    'a contact of the specification',
    {
      contact: {
        id: 'seD4PfOuKoVMLkEZqohJ',
        name: 'rubika deo',
        locationId: 've9EPM428h8vShlRW1KT',
        firstName: 'rubika',
        lastName: 'Deo',
        emailLowerCase: 'rubika@deos.com',
        timezone: null,
        dnd: true,
        dndSettings: { Call: null, SMS: { status: 'active', message: null } },
        tags: ['nisi sint commodo amet', 'consequat'],
        dateAdded: '2021-07-02T05:18:26.704Z',
        customFields: [{ id: 'MgobCB14YMVKuE4Ka8p1', value: 'x', fieldValue: 'x' }],
        attributionSource: { url: 'Trigger Link', medium: null },
        followers: '641c094001436dbc2081e642',
      },
    },
    'contacts',
    {
      subAccountId: 've9EPM428h8vShlRW1KT',
      followers: ['641c094001436dbc2081e642'],
      dndSettings: { SMS: { status: 'active' } },
      customFields: [{ id: 'MgobCB14YMVKuE4Ka8p1', value: 'x' }],
    },
  ],
  [
    'a page of contacts',
    {
      contacts: [
        {
          id: 'a',
          locationId: 'L',
          contactName: 'Jane Doe',
          firstNameRaw: 'Jane',
          address: '1 Main Street',
          dateAdded: 1_772_884_800_000,
          dateOfBirth: 631_152_000_000,
          attributions: [],
          searchAfter: [1, 'a'],
        },
      ],
      total: 1,
      meta: { nextPage: null },
      traceId,
    },
    'contacts',
    {
      name: 'Jane Doe',
      address1: '1 Main Street',
      dateAdded: '2026-03-07T12:00:00.000Z',
      dateOfBirth: '1990-01-01',
    },
    /does not keep total, meta, traceId, firstNameRaw, attributions, searchAfter$/,
  ],
  [
    'a task of a search',
    {
      tasks: [
        {
          _id: 't',
          title: 'Call',
          dueDate: '2021-07-08T02:30:00.000Z',
          completed: false,
          contactId: 'c',
          locationId: 'L',
          deleted: false,
          assignedTo: null,
        },
      ],
    },
    'tasks',
    { id: 't', contactId: 'c' },
    /deleted$/,
  ],
  [
    'a user',
    {
      id: 'u',
      firstName: 'Nora',
      name: 'Nora L',
      roles: { type: 'account', role: 'admin', locationIds: ['L'] },
    },
    'users',
    { id: 'u', role: 'admin', firstName: 'Nora' },
  ],
  [
    'a location',
    {
      location: {
        id: 'L',
        name: 'Acme',
        email: null,
        settings: { allowDuplicateContact: false },
        social: {},
      },
    },
    'subAccounts',
    { id: 'L', name: 'Acme' },
    /settings, social$/,
  ],
  [
    'a changed business',
    { success: true, buiseness: { id: 'b', name: 'B', locationId: 'L' } },
    'businesses',
    { id: 'b' },
  ],
  ['no contacts', { contacts: [], total: 0, traceId }, 'subAccounts', {}],
]

for (const [name, value, plural, row, warns] of shapes) {
  t.test(`${name} is a fixture, in JSON and in YAML`, async (t) => {
    for (const text of [JSON.stringify(value), stringify(value)]) {
      const { problems, world } = judge('x', text)
      const words = problems.map(({ severity, message }) => `${severity}: ${message}`)
      if (warns) t.match(words, [warns])
      t.ok(words.length <= 1, words.join('\n'))
      t.match(world?.[plural]?.[0], row)
    }
  })
}

t.test("entries with HighLevel's names are taken among those that are written", async (t) => {
  const text = `subAccounts:
  - id: L
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts:
      - { firstName: Written }
      - { _id: a, locationId: L, firstName: Jane, profilePhoto: x, notes: [{ body: b, contactId: a, relations: [] }] }
`
  const { problems, world } = judge('x', text)
  t.match(problems, [
    { severity: 'warning', place: { line: 6 }, message: /does not keep profilePhoto, relations$/ },
  ])
  t.equal(problems.length, 1)
  t.equal(world?.notes?.[0]?.contactId, 'a')
})

t.test('an owner without an id takes the one that its entries name', async (t) => {
  const { world } = pasted({ subAccounts: [{ contacts: [{ id: 'a', locationId: 'L' }] }] })
  t.equal(world?.subAccounts?.[0]?.id, 'L')
})

t.test('names that do not agree, and slips, are errors at their places', async (t) => {
  const at = (line: string) => {
    const text = `subAccounts:\n  - id: L\n    contacts:\n      - id: a\n        ${line}\n`
    return judge('x', text).problems.filter(({ severity }) => severity === 'error')
  }
  t.match(at('locationId: M'), [{ place: { line: 5, column: 9 }, message: /locationId/ }])
  t.match(at('emial: x'), [{ place: { line: 5 }, message: /did you mean "email"/ }])
  t.match(at('dateAdded: 1772884800'), [{ place: { line: 5 }, message: /dateAdded/ }])
  t.same(at('dateAdded: 1772884800000'), [])
  const broken = {
    contacts: [
      { id: 'a', locationId: 'L' },
      { id: 'b c', locationId: 'L' },
    ],
  }
  const [problem] = judge('x', JSON.stringify(broken, null, 1)).problems
  t.match(problem, { severity: 'error', place: { line: 8, excerpt: { line: /b c/ } } })
})

t.test('a fixture that is not pasted is taken as it is', async (t) => {
  const [file = ''] = defaultFixtures
  t.same(validateFixtures([file]).problems, [])
  t.match(judge('x', 'contacts: [{ firstName: Jane }]').problems, [{ severity: 'error' }])
  t.ok(parse('{}'))
  t.throws(() => loadText({ name: 'x', text: '[]', format: 'json' }), {
    message: /the fixture: found an empty list/,
  })
})
