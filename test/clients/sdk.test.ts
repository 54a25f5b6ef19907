import type { HighLevel } from '@gohighlevel/api-client'
import t from 'tap'
import { type GhlMockOptions, startGhlMock } from '../../src/index.js'
import { tokens } from '../support/mock.js'
import { refusal, sdk } from '../support/sdk.js'

const contactId = 'contact-xyz789'

t.test('the SDK creates, lists, gets, updates and deletes', async (t) => {
  await using mock = await startGhlMock()
  const { contacts } = sdk(mock.url, tokens.full)

  const sent = {
    body: 'Called 📞',
    title: 'Call',
    userId: 'user-1',
    color: '#FFAA00',
    pinned: true,
  }
  const { note } = await contacts.createNote({ contactId }, sent)
  t.match(note, { ...sent, id: /^\w{20}$/, contactId })
  const id = note?.id ?? ''

  const { notes } = await contacts.getAllNotes({ contactId })
  t.same(notes?.[0], note)
  t.same((await contacts.getNote({ contactId, id })).note, note)

  const { note: updated } = await contacts.updateNote({ contactId, id }, { body: 'Called back' })
  t.same(updated, { ...note, body: 'Called back' })

  t.same(await contacts.deleteNote({ contactId, id }), { succeded: true })
  t.equal(await refusal(contacts.getNote({ contactId, id })), 'GHLNotFoundError 404')
})

t.test('the SDK creates, lists, gets, updates, completes, finds and deletes tasks', async (t) => {
  for (const profile of ['documented', 'observed'] as const) {
    const privateIntegrations = [
      { name: 'full', token: tokens.full, scopes: ['contacts', 'locations/tasks.readonly'] },
    ]
    const subAccounts = [{ id: 'loc-main', privateIntegrations, contacts: [{ id: contactId }] }]
    await using mock = await startGhlMock({ profile, fixtures: { subAccounts } })
    const { contacts, locations } = sdk(mock.url, tokens.full)
    const sent = { title: 'Call', dueDate: '2026-05-01T12:00:00.000Z', completed: false }
    const { task } = await contacts.createTask({ contactId }, sent)
    t.match(task, { ...sent, id: /^\w{20}$/, contactId })
    const taskId = task?.id ?? ''
    t.same((await contacts.getAllTasks({ contactId })).tasks, [task])
    t.same((await contacts.getTask({ contactId, taskId })).task, task)
    const changed = await contacts.updateTask({ contactId, taskId }, { body: 'Ring twice' })
    t.equal(changed.task?.body, 'Ring twice')
    const done = await contacts.updateTaskCompleted({ contactId, taskId }, { completed: true })
    t.equal(done.task?.completed, true)
    const found = await locations.taskSearch({ locationId: 'loc-main' }, { completed: true })
    t.match(found.tasks, [{ _id: taskId, title: 'Call' }])
    t.equal((await contacts.deleteTask({ contactId, taskId })).succeded, true)
    t.same((await contacts.getAllTasks({ contactId })).tasks, [])
  }
})

/** A sub-account whose token may do what the tests below do. */
async function account(profile: 'documented' | 'observed') {
  const lists = ['tags', 'customFields', 'customValues'].map((one) => `locations/${one}`)
  const scopes = [
    ...[...lists, 'businesses'].flatMap((one) => [`${one}.readonly`, `${one}.write`]),
    ...['locations', 'users', 'campaigns', 'workflows'].map((one) => `${one}.readonly`),
  ]
  const fixtures = {
    subAccounts: [
      {
        id: 'loc-main',
        name: 'Acme',
        timezone: 'America/Chicago',
        privateIntegrations: [{ name: 'full', token: tokens.full, scopes }],
        users: [{ id: 'user-1', firstName: 'Nora', email: 'nora@example.com' }],
        campaigns: [{ id: 'campaign-1', name: 'Spring' }],
        workflows: [{ id: 'workflow-1', name: 'Missed call' }],
      },
    ],
  }
  return startGhlMock({ profile, fixtures })
}

const locationId = 'loc-main'

for (const profile of ['documented', 'observed'] as const) {
  t.test(`${profile}: the SDK reads what stands around contacts`, async (t) => {
    await using mock = await account(profile)
    const ghl = sdk(mock.url, tokens.full)
    const { locations, users, campaigns, workflows } = ghl
    t.equal(await ghl.healthCheck(), true)
    const { location } = await locations.getLocation({ locationId })
    t.match(location, { id: locationId, name: 'Acme', timezone: 'America/Chicago', country: 'US' })
    t.equal((await locations.searchLocations({ limit: '1' })).locations?.[0]?.id, locationId)
    t.ok((await locations.getTimezones({ locationId })).timezones.includes('Europe/Berlin'))
    const nora = { id: 'user-1', name: 'Nora', email: 'nora@example.com' }
    t.match((await users.getUserByLocation({ locationId })).users, [nora])
    t.match(await users.getUser({ userId: 'user-1' }), nora)
    const found = await users.searchUsers({ companyId: 'c', locationId, query: 'nora', limit: '5' })
    t.match(found, { users: [nora], count: 1 })
    t.match(await campaigns.getCampaigns({ locationId }), {
      campaigns: [{ id: 'campaign-1', name: 'Spring', status: 'published' }],
    })
    t.match(await workflows.getWorkflow({ locationId }), {
      workflows: [{ id: 'workflow-1', name: 'Missed call', version: 1 }],
    })
    t.equal(await refusal(locations.getLocation({ locationId: 'loc-x' })), 'GHLForbiddenError 403')
    const unknown = profile === 'documented' ? 'GHLNotFoundError 404' : 'GHLValidationError 400'
    t.equal(await refusal(users.getUser({ userId: 'nobody' })), unknown)
  })

  t.test(`${profile}: the SDK keeps tags, custom fields and values`, async (t) => {
    await using mock = await account(profile)
    const { locations } = sdk(mock.url, tokens.full)
    const { tag } = await locations.createTag({ locationId }, { name: 'vip' })
    const oneTag = { locationId, tagId: tag?.id ?? '' }
    t.match(tag, { name: 'vip', locationId })
    t.same((await locations.getLocationTags({ locationId })).tags, [tag])
    t.same((await locations.getTagById(oneTag)).tag, tag)
    t.equal((await locations.updateTag(oneTag, { name: 'gold' })).tag?.name, 'gold')
    t.equal((await locations.deleteTag(oneTag)).succeded, true)
    t.same((await locations.getLocationTags({ locationId })).tags, [])

    const field = { name: 'Heating', dataType: 'TEXT' }
    const { customField } = await locations.createCustomField({ locationId }, field)
    const oneField = { locationId, id: customField?.id ?? '' }
    t.match(customField, { ...field, fieldKey: 'contact.heating', model: 'contact' })
    const listed = await locations.getCustomFields({ locationId, model: 'contact' })
    t.same(listed.customFields, [customField])
    t.same((await locations.getCustomField(oneField)).customField, customField)
    const changed = await locations.updateCustomField(oneField, { name: 'Fuel' })
    t.same(changed.customField, { ...customField, name: 'Fuel' })
    t.equal((await locations.deleteCustomField(oneField)).succeded, true)

    const given = { name: 'Review link', value: 'https://example.com' }
    const { customValue } = await locations.createCustomValue({ locationId }, given)
    const oneValue = { locationId, id: customValue?.id ?? '' }
    t.match(customValue, { ...given, fieldKey: '{{ custom_values.review_link }}' })
    t.same((await locations.getCustomValues({ locationId })).customValues, [customValue])
    t.same((await locations.getCustomValue(oneValue)).customValue, customValue)
    const then = await locations.updateCustomValue(oneValue, { name: 'Review link', value: 'x' })
    t.equal(then.customValue?.value, 'x')
    t.equal((await locations.deleteCustomValue(oneValue)).succeded, true)
  })

  t.test(`${profile}: the SDK keeps businesses`, async (t) => {
    await using mock = await account(profile)
    const { businesses } = sdk(mock.url, tokens.full)
    const made = await businesses.createBusiness({ locationId, name: 'Haddad Tiles' })
    t.equal(made.success, true)
    const { buiseness } = made
    const one = { businessId: buiseness.id }
    t.same((await businesses.getBusiness(one)).business, buiseness)
    t.same((await businesses.getBusinessesByLocation({ locationId })).businesses, [buiseness])
    t.equal((await businesses.updateBusiness(one, { city: 'Boston' })).buiseness.city, 'Boston')
    t.equal((await businesses.deleteBusiness(one)).success, true)
    t.same((await businesses.getBusinessesByLocation({ locationId })).businesses, [])
  })
}

const errors: [
  name: string,
  options: GhlMockOptions,
  outcome: string,
  call: (ghl: HighLevel) => Promise<unknown>,
  token?: string,
][] = [
  [
    'missing body',
    {},
    'GHLValidationError 400',
    ({ contacts }) => contacts.createNote({ contactId }, {} as never),
  ],
  [
    'missing body, observed',
    { profile: 'observed' },
    'GHLValidationError 422',
    ({ contacts }) => contacts.createNote({ contactId }, {} as never),
  ],
  [
    'unknown token',
    {},
    'GHLAuthenticationError 401',
    ({ contacts }) => contacts.getAllNotes({ contactId }),
    tokens.unknown,
  ],
  [
    'missing scope',
    {},
    'GHLAuthenticationError 401',
    ({ contacts }) => contacts.createNote({ contactId }, { body: 'x' }),
    tokens.readOnly,
  ],
  [
    'unknown contact',
    {},
    'GHLNotFoundError 404',
    ({ contacts }) => contacts.getAllNotes({ contactId: 'nobody' }),
  ],
  [
    'another sub-account, observed',
    { profile: 'observed' },
    'GHLForbiddenError 403',
    ({ contacts }) => contacts.getAllNotes({ contactId }),
    tokens.other,
  ],
  [
    'unknown note',
    {},
    'GHLNotFoundError 404',
    ({ contacts }) => contacts.deleteNote({ contactId, id: 'none' }),
  ],
  [
    'unknown note, observed',
    { profile: 'observed' },
    'GHLValidationError 400',
    ({ contacts }) => contacts.getNote({ contactId, id: 'none' }),
  ],
  [
    'large body',
    { bodyLimit: 10 },
    'GHLError 413',
    ({ contacts }) => contacts.createNote({ contactId }, { body: 'x'.repeat(100) }),
  ],
]
for (const [name, options, outcome, call, token = tokens.full] of errors) {
  t.test(`the SDK understands a refusal: ${name}`, async (t) => {
    await using mock = await startGhlMock(options)
    t.equal(await refusal(call(sdk(mock.url, token))), outcome)
  })
}

t.test('the SDK understands the rate limit', async (t) => {
  await using mock = await startGhlMock({ rateLimit: true, rateLimitBurst: 1 })
  const { contacts } = sdk(mock.url, tokens.full)
  await contacts.getAllNotes({ contactId })
  t.equal(await refusal(contacts.getAllNotes({ contactId })), 'GHLRateLimitError 429')
})
