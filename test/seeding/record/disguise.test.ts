import t from 'tap'
import { Pseudonyms } from '../../../src/seeding/record/pseudonyms.js'
import { seedOf } from '../../../src/seeding/record/record.js'

/** The fixture of one contact, as the upstream sends it. */
function recorded(contact: object, customFields: object[] = [], names: string[] = []) {
  const sent = { locationId: 'L', dateAdded: '2025-01-01T00:00:00.000Z', ...contact }
  const recording = {
    contacts: [{ id: 'c', contact: sent, notes: [], tasks: [] }],
    customFields: customFields.map((one) => ({ id: 'f', dataType: 'TEXT', ...one })),
  }
  const [subAccount] = seedOf(recording, new Pseudonyms(names), t.fail).subAccounts
  const [made] = subAccount?.contacts ?? []
  return { subAccount, made }
}

t.test('further addresses and numbers are replaced, whatever they are like', async (t) => {
  const { made } = recorded({
    email: 'jane@x.example',
    additionalEmails: [{ email: 'jane@intranet' }, { email: 'JANE@x.example' }],
    additionalPhones: [{ phone: '4477', phoneLabel: "Jane's" }],
    firstName: 'Jane',
  })
  t.match(made, {
    additionalEmails: [{ email: 'person-2@example.com' }, { email: made?.email }],
    additionalPhones: [{ phone: '+15555550001', phoneLabel: "Alex's" }],
  })
})

t.test('a telephone number that is a number is replaced by one', async (t) => {
  const { made } = recorded(
    {
      phone: '+15550104477',
      customFields: [{ id: 'f', value: [5550104477, { answer: 15550104477, sum: 1250000 }] }],
    },
    [{ name: 'Numbers' }],
  )
  t.same(made?.customFields, [
    { id: 'f', value: [15555550001, { answer: 15555550001, sum: 1250000 }] },
  ])
})

t.test('the definitions of custom fields name no people', async (t) => {
  const { subAccount, made } = recorded(
    { firstName: 'Jane', customFields: [{ id: 'f', value: 'Nora Lind' }] },
    [
      {
        name: "Jane's agent",
        fieldKey: 'contact.jane_by',
        dataType: 'RADIO',
        picklistOptions: ['Nora Lind', 'other@x.example'],
      },
    ],
    ['Nora Lind'],
  )
  t.notMatch(JSON.stringify(subAccount), /jane|nora|lind|other@/i)
  t.match(subAccount?.customFields, [{ id: 'f', fieldKey: 'contact.sasha_by' }])
  t.equal(made?.customFields?.[0]?.value, subAccount?.customFields?.[0]?.picklistOptions?.[0])
})

t.test('keys of values are texts too', async (t) => {
  const { made } = recorded(
    {
      firstName: 'Jane',
      lastName: 'Doe',
      customFields: [{ id: 'f', value: { 'jane_doe.pdf': { url: 'https://x.example/jane' } } }],
    },
    [{ name: 'Files', dataType: 'FILE_UPLOAD' }],
  )
  t.same(made?.customFields?.[0]?.value, {
    'alex_ashdown.pdf': { url: 'https://example.com/link-1' },
  })
})

t.test('words of lists stay, though people may have such names', async (t) => {
  const words = { type: 'customer', gender: 'female', country: 'DE', timezone: 'Europe/Paris' }
  const contact = { firstName: 'Paris', lastName: 'Customer', ...words }
  t.match(
    recorded({ ...contact, customFields: [{ id: 'f', value: 'Paris' }] }, [{ name: 'To' }]).made,
    {
      ...words,
      customFields: [{ value: 'Alex' }],
    },
  )
})
