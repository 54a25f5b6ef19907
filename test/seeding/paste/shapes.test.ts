import t from 'tap'
import { stringify } from 'yaml'
import { judge } from '../../support/pasted.js'

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
  // Of two notes of one time, a list has the one that was made later first.
  ['a list of bare notes', [note, { ...note, id: 'm' }], 'notes', { id: 'm', contactId: 'c' }],
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
    /does not keep total, meta, traceId, attributions, searchAfter$/,
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
        settings: {
          allowDuplicateContact: true,
          contactUniqueIdentifiers: ['phone'],
          allowFacebookNameMerge: false,
          crmSettings: { deSyncOwners: true },
        },
        social: {},
      },
    },
    'subAccounts',
    { id: 'L', name: 'Acme', allowDuplicateContact: true, contactUniqueIdentifiers: ['phone'] },
    /does not keep settings.crmSettings, social$/,
  ],
  [
    'a changed business',
    { success: true, buiseness: { id: 'b', name: 'B', locationId: 'L' } },
    'businesses',
    { id: 'b' },
  ],
  [
    'a location without an envelope',
    { id: 'L', name: 'Acme', settings: {}, reseller: {} },
    'subAccounts',
    { id: 'L' },
    /reseller$/,
  ],
  [
    'the webhook TaskCreate',
    {
      type: 'TaskCreate',
      locationId: 'L',
      id: 't',
      body: 'b',
      title: 'Call',
      contactId: 'c',
      dateAdded: '2021-11-26T12:41:02.193Z',
      dueDate: '2021-11-26T12:41:02.193Z',
    },
    'tasks',
    { id: 't', title: 'Call', contactId: 'c' },
    /keep tasks\.dateAdded$/,
  ],
  [
    'the webhook NoteUpdate',
    { type: 'NoteUpdate', locationId: 'L', id: 'n', body: 'b', contactId: 'c' },
    'notes',
    { id: 'n', contactId: 'c' },
  ],
  [
    'the webhook ContactDndUpdate',
    {
      type: 'ContactDndUpdate',
      locationId: 'L',
      id: 'c',
      dnd: true,
      dndSettings: { SMS: { status: 'active', message: '', code: '' } },
      attachments: [],
      customFields: [],
    },
    'contacts',
    { id: 'c', type: 'lead', attachments: undefined, dndSettings: { SMS: { status: 'active' } } },
  ],
  [
    'a contact of v3',
    { contact: { id: 'c', locationId: 'L', dndSettings: { sms: { status: 'active' } } } },
    'contacts',
    { dndSettings: { SMS: { status: 'active' } } },
  ],
  [
    'appointments',
    {
      events: [
        { id: 'e', title: 'Visit', contactId: 'c', locationId: 'L' },
        { id: 'f', title: 'Call', contactId: 'd', locationId: 'L' },
        { id: 'g', title: 'Call', contactId: 'c', locationId: 'L' },
      ],
      traceId,
    },
    'contacts',
    { id: 'c', subAccountId: 'L', appointments: [{ id: 'e' }, { id: 'g' }] },
    /keep traceId$/,
  ],
  [
    'placeholders of the specification',
    {
      businesses: [{ id: 'b', name: 'string', locationId: 'L', createdAt: 'string' }],
    },
    'businesses',
    { id: 'b', name: 'string' },
    /keep \w+\.createdAt$/,
  ],
  [
    'users that say nothing but their names',
    { users: [{ id: 'u', firstName: 'Nora' }], count: 1 },
    'users',
    { id: 'u' },
    /keep count$/,
  ],
  [
    'a search answer with texts in its lists',
    {
      contacts: [
        {
          id: 'c',
          locationId: 'L',
          additionalEmails: ['jo@example.com'],
          additionalPhones: ['+15555550100'],
        },
      ],
      total: 1,
      traceId,
    },
    'contacts',
    {
      additionalEmails: [{ email: 'jo@example.com' }],
      additionalPhones: [{ phone: '+15555550100' }],
    },
    /keep total, traceId$/,
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

for (const [name, value, message] of [
  ['a success', { succeded: true }, /^this is an answer of the API without rows.*contacts, notes/],
  ['tags that were added', { tags: ['vip'], tagsAdded: ['vip'], traceId }, /without rows/],
  ['tags of a contact', { tags: ['vip'] }, /without rows/],
  ['no appointments', { events: [] }, /without rows/],
  ['an opportunity', { opportunity: { id: 'o', contactId: 'c' } }, /"stubs:" answers other/],
  ['e-mail templates', { templates: [{ id: 'e' }], totalCount: 1 }, /with templates, totalCount;/],
  ['permissions', { permissions: ['crm'] }, /with permissions;/],
  ['a recurring task', { recurringTask: { id: 'r', contactId: 'c' } }, /with recurringTask;/],
  ['channels', { conversationChannel: { SMS: [] } }, /with conversationChannel;/],
] as const) {
  t.test(`${name} is an empty fixture, with one warning`, async (t) => {
    const { problems, world } = judge('x', JSON.stringify(value))
    t.match(problems, [{ severity: 'warning', message }])
    t.equal(problems.length, 1)
    t.match(world, { subAccounts: [] })
  })
}

t.test('a refusal is refused with one sentence', async (t) => {
  const { problems } = judge('x', JSON.stringify({ statusCode: 401, message: 'Invalid JWT' }))
  const message =
    'this is the answer to a request that was refused, "Invalid JWT": copy the answer to one that was not'
  t.match(problems, [{ severity: 'error', message }])
  t.equal(problems.length, 1)
})

t.test(
  'appointments of v3, which do not name their contact, are those of one contact',
  async (t) => {
    const events = [{ id: 'e', title: 'Visit', startTime: '2026-03-10 11:00:00' }, { id: 'f' }]
    const { problems, world } = judge('x', JSON.stringify({ events }))
    t.same(problems, [])
    t.match(world?.contacts, [{ appointments: events }])
  },
)
