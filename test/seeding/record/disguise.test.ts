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

t.test('the names of custom fields tell what is personal in them', async (t) => {
  const values: [name: string, value: unknown, definition?: object][] = [
    ['Spouse', 'Peter Lang'],
    ['Children', { a1: 'Tom', a2: 'Ann Lang' }, { dataType: 'TEXTBOX_LIST' }],
    ['Emergency contact', 'Mary Smith 555-010-0199'],
    ['SSN', '078-05-1120'],
    ['Mobile 2', '555019', { dataType: 'PHONE' }],
    ['Spouse birth date', '1988-02-03', { dataType: 'DATE' }],
    ['Instagram', '@jdx_photo'],
    ['Home address', '77 Oak Ave, 60601 Chicago'],
    ['Latitude', 41.878113, { dataType: 'NUMERICAL' }],
    ['Agent', 'Ole Berg', { dataType: 'RADIO', picklistOptions: ['Ole Berg', 'Lara Croft'] }],
    ['Buyer', 'Not yet', { dataType: 'RADIO', picklistOptions: ['Not yet', 'First time'] }],
    ['Agents', ['Kim Ode'], { dataType: 'CHECKBOX', picklistOptions: ['Kim Ode'] }],
    ['Remarks', 'Peter has not met Mary, nor Lara'],
  ]
  const { subAccount, made } = recorded(
    {
      firstName: 'Jane',
      customFields: values.map(([, value], index) => ({ id: `f${index}`, value })),
    },
    values.map(([name, , definition], index) => ({ id: `f${index}`, name, ...definition })),
  )
  t.notMatch(
    JSON.stringify(subAccount),
    /Peter|Lang|Tom|Ann\b|Mary|Smith|0199|1120|555019"|02-03|jdx|Oak|60601|41\.8|Ole|Berg|Lara|Croft|Ode\b/,
  )
  const valueAt = (index: number) => made?.customFields?.find(({ id }) => id === `f${index}`)?.value
  t.equal(valueAt(10), 'Not yet')
  t.equal(valueAt(5), '1988-01-01')
  t.match(valueAt(12), /^\w+ has not met \w+, nor \w+$/)
  t.equal(valueAt(9), subAccount?.customFields?.[9]?.picklistOptions?.[0])
})

t.test('the user who made a contact is no longer named in texts', async (t) => {
  const contact = (source: string) => ({
    firstName: 'Jane',
    source: 'Nora Lind, web form',
    createdBy: { source, sourceName: source === 'FORM' ? 'Web form' : 'Nora Lind' },
  })
  t.match(recorded(contact('WEB_USER')).made, { source: 'Ashdown Birch, web form' })
  t.match(recorded(contact('FORM')).made, { source: 'Nora Lind, web form' })
})

t.test('tags that are two spellings of a name are one', async (t) => {
  const { made } = recorded({ lastName: 'Müller', tags: ['Müller', 'vip', 'Mueller'] })
  t.same(made?.tags, ['Ashdown', 'vip'])
})
