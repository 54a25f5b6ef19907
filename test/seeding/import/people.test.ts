import { join } from 'node:path'
import t, { type Test } from 'tap'
import { importContacts } from '../../../src/seeding/import/import.js'
import { Pseudonyms } from '../../../src/seeding/record/pseudonyms.js'

async function imported(t: Test, text: string | Buffer, { keep = true, name = 'c.csv' } = {}) {
  const file = join(t.testdir({ [name]: text }), name)
  const { seed, notes } = await importContacts(file, new Map(), keep ? undefined : new Pseudonyms())
  const [{ contacts = [], customFields = [] } = {}] = seed.subAccounts
  const values = contacts.map(({ customFields: own }) =>
    (own ?? []).map(({ id, value }) => [customFields.find((one) => one.id === id)?.name, value]),
  )
  return { contacts, values, notes }
}

t.test('a contact gets one address of several, the main one, whole', async (t) => {
  const { contacts, notes } = await imported(
    t,
    'Name,Other Street,Other City,Business Street,Business City,Home State,Home Postal Code\nJo,1 Side Road,Bonn,2 Work Road,London,TX,78701\nEd,3 Side Road,Ulm,,,,\n',
  )
  t.match(contacts, [
    { address1: '2 Work Road', city: 'London', state: undefined, postalCode: undefined },
    { address1: '3 Side Road', city: 'Ulm' },
  ])
  t.ok(notes.some((one) => /one address, .*: Home State, once/.test(one)))
})

t.test('whether a contact must not be called, in the words of spreadsheets', async (t) => {
  const words = ['ja', 'oui', 'WAHR', 'x', 'checked', 'DND enabled', 'nein', 'FALSCH', 'maybe']
  const { contacts, notes } = await imported(
    t,
    `Name,DND,SMS opt out\n${words.map((word) => `Jo ${word},${word},`).join('\n')}\nEd,,perhaps\n`,
  )
  const [yes, no] = [true, false]
  const found = contacts.map(({ dnd }) => dnd)
  t.same(found, [yes, yes, yes, yes, yes, yes, no, no, undefined, undefined])
  t.same(notes, [
    'Left out, as a contact cannot have such a value: DND, once.',
    'Left out, as a contact cannot have such a value: SMS opt out, once.',
  ])
})

t.test('letters and signs of Windows-1252', async (t) => {
  const { contacts } = await imported(
    t,
    Buffer.from('Name,City\nC\x9cur,d\x92Armes \x80\n', 'latin1'),
  )
  t.match(contacts, [{ name: 'Cœur', city: 'd’Armes €' }])
})

t.test('what spreadsheets write so that a text is no number', async (t) => {
  const { contacts } = await imported(
    t,
    `Name,Phone,Postal Code,Created\nJo,="+15035550331",'01067,2025-01-05 10:15am\n`,
  )
  t.match(contacts, [
    { phone: '+15035550331', postalCode: '01067', dateAdded: '2025-01-05T10:15:00.000Z' },
  ])
})

t.test('the line of a row after line breaks in quotes', async (t) => {
  const text = 'Id,Name\r\n1,"Jo\r\nNe"\r\n2,"Ed\r\nOx"\r\n2,Al\r\n'
  await t.rejects(imported(t, text), { message: /c\.csv:6 has the id "2" as in .*c\.csv:4/ })
})

t.test('other persons, their accounts and numbers are replaced', async (t) => {
  const columns = ['Reporting To', 'Relation 1 - Value', 'Verkäufer', 'Conjoint', 'Skype ID']
  const { values } = await imported(
    t,
    `First Name,Last Name,${columns.join(',')},Kontonummer,Ansprechpartner\nJo,Ne,Cuthbert Loxley,Iker Goiko,Vera Sachs,Ambroise Marchand,aloy.trev,DE89370400440532013000,Wendelin Zog\n`,
    { keep: false },
  )
  const text = JSON.stringify(values)
  for (const name of ['Cuthbert', 'Iker', 'Sachs', 'Ambroise', 'aloy', 'DE8937', 'Wendelin'])
    t.notMatch(text, name)
  t.match(text, /Reporting To.*Relation 1 - Value.*Verkäufer.*Conjoint.*Skype ID.*Ansprechpartner/)
})

t.test('ids of others, lists of notes, and lists of addresses without a first one', async (t) => {
  const contact = {
    ...{ firstName: 'Jo', businessId: 'b1', notes: ['Met.', 'Called.'] },
    ...{ emails: ['a@x.example', 'b@x.example'], phones: ['+15035550331'] },
  }
  const { contacts } = await imported(t, JSON.stringify([contact]), { name: 'c.json' })
  t.match(contacts, [
    {
      id: undefined,
      businessId: 'b1',
      notes: [{ body: 'Met.' }, { body: 'Called.' }],
      email: 'a@x.example',
      additionalEmails: [{ email: 'b@x.example' }],
      phone: '+15035550331',
      additionalPhones: undefined,
    },
  ])
})
