import t from 'tap'
import { startGhlMock } from '../../src/index.js'
import { tokens } from '../support/mock.js'
import { refusal, refused, sdk } from '../support/sdk.js'

const locationId = 'loc-main'
const appointment = { id: 'event-1', title: 'Visit', startTime: '2026-03-10 11:00:00' }

for (const profile of ['documented', 'observed'] as const) {
  const start = () =>
    startGhlMock({
      profile,
      fixtures: {
        subAccounts: [
          {
            id: locationId,
            privateIntegrations: [{ name: 'full', token: tokens.full, scopes: ['contacts'] }],
            users: [{ id: 'user-1', firstName: 'Nora' }],
            customFields: [{ id: 'plan', name: 'Plan', dataType: 'TEXT' }],
            businesses: [{ id: 'business-1', name: 'Acme' }],
            campaigns: [{ id: 'campaign-1', name: 'Spring' }],
            workflows: [{ id: 'workflow-1', name: 'Missed call' }],
            contacts: [
              { id: 'jane', firstName: 'Jane', email: 'jane@example.com', tags: ['vip'] },
              { id: 'omar', firstName: 'Omar', appointments: [appointment] },
            ],
          },
        ],
      },
    })

  t.test(`${profile}: the SDK creates, gets, updates and deletes a contact`, async (t) => {
    await using mock = await start()
    const { contacts } = sdk(mock.url, tokens.full)
    const sent = {
      firstName: 'Zoë',
      lastName: 'Kern',
      email: 'Zoe@example.com',
      phone: '+15555550120',
      address1: '1 Main Street',
      city: 'Springfield',
      state: 'IL',
      country: 'US',
      postalCode: '62701',
      website: 'https://example.com',
      timezone: 'America/Chicago',
      source: 'public api',
      tags: ['lead'],
      dnd: true,
      assignedTo: 'user-1',
      dndSettings: { SMS: { status: 'active', message: 'STOP', code: '103' } },
    }
    const made = await contacts.createContact({
      ...sent,
      locationId,
      gender: 'female',
      companyName: 'Acme',
      customFields: [{ id: 'plan', field_value: 'gold' }],
    } as never) // Its types ask for every field, and know no value of a custom field.
    const contactId = made.contact?.id ?? ''
    t.match(made.contact, { ...sent, locationId, customFields: [{ id: 'plan', value: 'gold' }] })

    const { contact } = await contacts.getContact({ contactId })
    t.match(contact, { ...sent, emailLowerCase: 'zoe@example.com', fullNameLowerCase: 'zoë kern' })
    const updated = await contacts.updateContact({ contactId }, { city: 'Salem' } as never)
    t.equal(updated.succeded, true)
    t.match(updated.contact, { city: 'Salem', lastName: 'Kern', tags: ['lead'] })
    t.equal((await contacts.getContact({ contactId })).contact?.city, 'Salem')
    t.equal((await contacts.deleteContact({ contactId })).succeded, true)
    const gone = profile === 'documented' ? 'GHLNotFoundError 404' : 'GHLValidationError 400'
    t.equal(await refusal(contacts.getContact({ contactId })), gone)
  })

  t.test(`${profile}: the SDK upserts, and finds duplicates`, async (t) => {
    await using mock = await start()
    const { contacts } = sdk(mock.url, tokens.full)
    const email = 'JANE@example.com'
    const known = await contacts.upsertContact({ locationId, email, lastName: 'Doe' } as never)
    t.match(known, { new: false, contact: { id: 'jane', firstName: 'Jane', lastName: 'Doe' } })
    const other = { locationId, email: 'new@example.com', phone: '+15555550121' }
    const made = await contacts.upsertContact(other as never)
    t.match(made, { new: true, contact: { email: 'new@example.com' } })
    const found = await contacts.getDuplicateContact({ locationId, number: other.phone })
    t.equal(found.contact.id, made.contact?.id)
    const none = await contacts.getDuplicateContact({ locationId, email: 'none@example.com' })
    t.equal(none.contact, null)

    t.match(await refused(contacts.createContact({ locationId, email } as never)), {
      statusCode: 400,
      response: { meta: { contactId: 'jane', matchingField: 'email' } },
    })
  })

  t.test(`${profile}: the SDK adds and removes tags and followers`, async (t) => {
    await using mock = await start()
    const { contacts } = sdk(mock.url, tokens.full)
    const one = { contactId: 'jane' }
    t.same((await contacts.addTags(one, { tags: ['new'] })).tags, ['vip', 'new'])
    t.same((await contacts.removeTags(one, { tags: ['vip'] })).tags, ['new'])
    const followers = { followers: ['user-1'] }
    const then = await contacts.addFollowersContact(one, followers)
    t.same([then.followers, then.followersAdded], [['user-1'], ['user-1']])
    const after = await contacts.removeFollowersContact(one, followers)
    t.same([after.followers, after.followersRemoved], [[], ['user-1']])
    const many = { contacts: ['jane', 'omar', 'none'], tags: ['bulk'], locationId }
    const added = await contacts.createAssociation({ type: 'add' }, many as never)
    t.match(added, { succeded: true, errorCount: 1 })
    t.same((await contacts.getContact(one)).contact?.tags, ['new', 'bulk'])
    await contacts.createAssociation({ type: 'remove' }, many as never)
    t.same((await contacts.getContact({ contactId: 'omar' })).contact?.tags, [])
  })

  t.test(`${profile}: the SDK says where a contact belongs`, async (t) => {
    await using mock = await start()
    const { contacts } = sdk(mock.url, tokens.full)
    const one = { contactId: 'omar' }
    const campaign = { ...one, campaignId: 'campaign-1' }
    const workflow = { ...one, workflowId: 'workflow-1' }
    const at = { eventStartTime: '2026-05-01T12:00:00+01:00' }
    for (const call of [
      contacts.addContactToCampaign(campaign, {}),
      contacts.removeContactFromCampaign(campaign),
      contacts.removeContactFromEveryCampaign(one),
      contacts.addContactToWorkflow(workflow, at),
      contacts.deleteContactFromWorkflow(workflow, at),
    ]) {
      t.equal((await call).succeded, true)
    }
    const asked = await mock.requests.find({ contactId: 'omar' })
    t.equal(asked.filter(({ status }) => status === 200 || status === 201).length, 5)

    const business = { locationId, ids: ['omar', 'jane'], businessId: 'business-1' }
    const joined = await contacts.addRemoveContactFromBusiness(business)
    t.same([joined.success, joined.ids], [true, business.ids])
    t.equal((await contacts.getContact(one)).contact?.businessId, 'business-1')
    await contacts.addRemoveContactFromBusiness({ ...business, businessId: null } as never)
    t.equal((await contacts.getContact(one)).contact?.businessId, undefined)
    t.match((await contacts.getAppointmentsForContact(one)).events, [appointment])
    t.same((await contacts.getAppointmentsForContact({ contactId: 'jane' })).events, [])
  })
}
