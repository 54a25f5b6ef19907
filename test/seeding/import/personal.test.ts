import { join } from 'node:path'
import t from 'tap'
import { importContacts } from '../../../src/seeding/import/import.js'
import { validateFixtures } from '../../../src/seeding/load.js'
import { Pseudonyms } from '../../../src/seeding/record/pseudonyms.js'
import { writeSeed } from '../../../src/seeding/write/write.js'
import { imported } from '../../support/imported.js'

t.test(
  'columns that became custom fields are listed once, with the way to change that',
  async (t) => {
    const { notes } = await imported(t, { Email: 'a@b.example', Heating: 'oil', Rooms: '4' })
    t.same(notes, [
      'These columns became custom fields: Heating, Rooms. --map "Heating=source" makes one a field of contacts instead, and --map "Heating=" leaves it out.',
    ])
    t.same((await imported(t, { Email: 'a@b.example' })).notes, [])
  },
)

t.test('a value that a column before it has is left out, and said to be', async (t) => {
  const cells = { 'Home Street': 'A 1', 'Business Street': 'B 2', Birthday: '01/25' }
  const { contact, notes } = await imported(t, cells)
  t.match(contact, { address1: 'A 1', dateOfBirth: undefined })
  t.same(notes, [
    'Left out, as a contact has one address, and another column says it: Business Street, once.',
    'Left out, as a contact cannot have such a value: Birthday, once.',
  ])
})

t.test('personal data is replaced where the names of columns tell', async (t) => {
  const cells = {
    'First Name': 'Jane',
    Email: 'jane@doe.example',
    Notes: 'Jane knows Nora',
    'Contact Owner': 'Nora Lind',
    'Billing Street': '12 Main St',
    'Billing Zip': '78701',
    Spouse: 'Johannes',
    Anniversary: '2/14/2010',
    OPTIN_IP: '203.0.113.9',
    LATITUDE: '30.2672',
    SSN: '078-05-1120',
    Fax: '(555) 555-0199',
    'Lead Status': 'New',
    'Contact Owner Id': '4711',
  }
  const { contact, custom } = await imported(t, cells, false)
  t.notMatch(
    JSON.stringify([contact, custom]),
    /Jane|Nora|Lind|Main|78701|Johannes|2-14|203\.0|30\.26|078-05|0199/,
  )
  t.match(custom, {
    'Billing Street': /Example Street/,
    Anniversary: '2010-01-01',
    OPTIN_IP: '192.0.2.1',
    'Lead Status': 'New',
    'Contact Owner Id': '4711',
  })
  t.match(contact, { notes: [{ body: / knows / }] })
  const kept = await imported(t, cells)
  t.match(kept.custom, { 'Contact Owner': 'Nora Lind', SSN: '078-05-1120' })
})

t.test('names in texts are replaced when a column tells that they are names', async (t) => {
  const cells = {
    Email: 'jane@doe.example',
    'Emergency Contact': 'Peter Lang',
    'Referred By': 'Anna Schmidt',
    Technician: 'Ole Berg',
    'Lead Source': 'Ole',
    Remarks: 'Ask Peter, ANNA or Ole',
  }
  const { custom } = await imported(t, cells, false)
  t.notMatch(JSON.stringify(custom), /Peter|Lang|Anna|Schmidt|Berg|ANNA/i)
  t.match(custom, { Remarks: /^Ask \w+, [A-Z]+ or \w+$/ })
})

t.test('names beside an address are replaced, and answers are no names', async (t) => {
  const cells = {
    Email: 'jane@doe.example',
    'Emergency Contact': 'Peter Lang <peter@lang.example>, 555-010-0199',
    Spouse: 'No',
    Partner: 'yes',
    Guardian: 'N/A',
    'Tax ID': 'DE123456789',
    'VAT number': 'DE987654321',
    'Policy Number': 'P-77812',
    Instagram: '@jdx_photo',
    Skype: 'live:jdx77',
    'User Agent': 'Mozilla',
    Lawyer: 'Lara Croft',
    Remarks: 'Peter said yes, no Mozilla',
  }
  const { custom } = await imported(t, cells, false)
  t.notMatch(JSON.stringify(custom), /Peter|Lang|0199|123456789|987654321|77812|jdx|Lara|Croft/i)
  t.match(custom, { Spouse: 'No', Partner: 'yes', Guardian: 'N/A' })
  t.match(custom.Remarks, /^\w+ said yes, no Mozilla$/)
})

t.test('contacts are assigned to users, whom the export names', async (t) => {
  const text =
    'Email,Assigned To,Remarks\na@b.example,Nora Lind,Nora knows\nb@b.example,Ole,\nc@b.example,Nora Lind,\n'
  const file = join(t.testdir({ 'c.csv': text }), 'c.csv')
  const read = async (pseudonyms?: Pseudonyms) => {
    const { seed, notes } = await importContacts(file, new Map(), pseudonyms)
    const written = writeSeed(seed, 'yaml')
    const { problems } = validateFixtures([], {
      texts: [{ name: 'x', text: written, format: 'yaml' }],
    })
    t.same(problems, [])
    return { ...seed.subAccounts[0], notes, written }
  }
  const { users, contacts, notes } = await read()
  t.same(users, [
    { id: 'user-nora-lind', firstName: 'Nora', lastName: 'Lind' },
    { id: 'user-ole', firstName: 'Ole' },
  ])
  t.match(contacts, [
    { assignedTo: 'user-nora-lind' },
    { assignedTo: 'user-ole' },
    { assignedTo: 'user-nora-lind' },
  ])
  t.match(notes, [/custom fields: Remarks\./])
  t.notMatch((await read(new Pseudonyms())).written, /nora|lind|ole/i)
  const ids = JSON.stringify([{ id: 'c', locationId: 'L', email: 'a@b.example', assignedTo: 'u1' }])
  const { seed } = await importContacts(
    join(t.testdir({ 'c.json': ids }), 'c.json'),
    new Map(),
    undefined,
  )
  t.match(seed.subAccounts, [{ users: undefined, contacts: [{ assignedTo: 'u1' }] }])
})

t.test('an account whose contacts are alike allows that', async (t) => {
  const text = 'Email\na@b.example\nA@b.example\n'
  const file = join(t.testdir({ 'c.csv': text }), 'c.csv')
  const { seed, notes } = await importContacts(file, new Map(), undefined)
  t.equal(seed.subAccounts[0]?.allowDuplicateContact, true)
  t.match(notes, [/^Several contacts have the same e-mail address or telephone number/])
  const { problems } = validateFixtures([], {
    texts: [{ name: 'x', text: writeSeed(seed, 'yaml'), format: 'yaml' }],
  })
  t.same(problems, [])
})
