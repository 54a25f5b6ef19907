import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { parse } from 'yaml'
import { type GhlMockOptions, startGhlMock } from '../../../src/index.js'
import { ghlMock, served } from '../../support/process.js'

/** A mock to record, and the flags for it. */
async function upstream(t: Test, options: GhlMockOptions = {}) {
  const mock = await startGhlMock(options)
  t.teardown(() => mock.close())
  const token = Object.values(mock.tokens)[0] ?? ''
  const folder = t.testdir({ token: `${token}\n`, empty: 'two words\n' })
  const tokenFile = join(folder, 'token')
  const record = (...args: string[]) =>
    ghlMock(t, ['record', '--token-file', tokenFile, '--upstream', mock.url, ...args]).ended
  return { mock, record, token, tokenFile }
}

const contacts = ['--contact', 'contact-xyz789', '--contact', 'contact-new001']

/** The contact of the pack that has every field, with a note and tasks that have every field. */
function everyField() {
  const [world] = parse(readFileSync('fixtures/packs/every-field.yaml', 'utf8')).subAccounts
  world.privateIntegrations[0].scopes.push('locations/customFields.readonly')
  // Not among those of the contact.
  world.customFields.push({ id: 'field-other', name: 'Other', dataType: 'TEXT' })
  const note = { title: 'Call', userId: 'user-whole', color: '#FFAA00', pinned: true }
  const dates = { dueDate: '2026-05-01T12:00:00Z', completed: true }
  const task = { body: 'Ida asked for it.', assignedTo: 'user-whole', ...dates }
  world.contacts[0].notes = [
    { body: 'First.', dateAdded: '2026-03-01T12:00:00Z' },
    { body: 'Ida Quist of Acme, Hauptstraße 1', ...note, dateAdded: '2026-03-02T12:00:00Z' },
  ]
  world.contacts[0].tasks = [
    { title: 'Send', dueDate: '2026-04-01T12:00:00Z' },
    { title: 'Ring Quist', ...task },
  ]
  return world
}

const whole = ['--contact', 'contact-whole']

t.test('what it records is a fixture that serves the same answers', async (t) => {
  const { mock, record, token } = await upstream(t, { fixtures: { subAccounts: [everyField()] } })
  // Two failures on the way.
  await mock.faults.add({ match: { contactId: 'contact-whole' }, then: [503, 'reset'] })
  const flags = [...whole, '--keep-personal-data']
  const { code, stdout, stderr } = await record(...flags)
  t.match({ code, stderr }, { code: 0, stderr: /^$/ })
  t.notMatch(stdout, token)
  t.equal((await record(...flags)).stdout, stdout, 'the same bytes on every run')

  const file = join(t.testdir({ 'live.yaml': stdout }), 'live.yaml')
  t.match(await ghlMock(t, ['validate', file]).ended, { code: 0, stderr: /^$/ })
  const [recorded] = parse(stdout).subAccounts
  t.match(recorded.customFields, [{ id: 'field-whole', name: 'Plan' }])
  t.equal(recorded.customFields.length, 1)
  const copy = await served(t, ['--fixtures', file])
  const body = async (url: string, token: string, path: string) => {
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
    t.equal(answer.status, 200)
    return answer.text()
  }
  for (const part of ['', '/notes', '/tasks']) {
    const path = `/contacts/contact-whole${part}`
    const [live, copied] = await Promise.all([
      body(mock.url, token, path),
      body(copy.url, recorded.privateIntegrations[0].token, path),
    ])
    t.equal(copied, live)
  }
})

t.test('people become other people, everywhere', async (t) => {
  const { mock, record } = await upstream(t)
  const path = `${mock.url}/contacts/contact-xyz789/notes`
  const headers = { authorization: `Bearer ${mock.tokens.full}` }
  const body = `JANE DOE (jane@example.com, 555-555-0100) gave Bob ${mock.tokens.full}`
  await fetch(path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ body, title: "Jane's token", userId: 'user-of-staff' }),
  })
  const { code, stdout, stderr } = await record(...contacts, '--name', 'Bob')
  t.equal(code, 0)
  t.match(stderr, /^Names, .* Read the fixture before you share it/)
  for (const personal of [/jane/i, /\bdoe\b/i, 'Bob', '0100', 'user-of-staff', mock.tokens.full]) {
    t.notMatch(stdout, personal)
  }
  const [
    {
      id,
      contacts: [contact],
    },
  ] = parse(stdout).subAccounts
  t.equal(id, 'loc-main')
  t.match(contact, { id: 'contact-xyz789', firstName: 'Robin', lastName: 'Ashdown' })
  t.equal(contact.notes.at(-1).title, "Robin's token")
  t.match(contact.notes.at(-1).body, `ROBIN ASHDOWN (${contact.email}, `)
})

t.test('no field of a contact says who it is', async (t) => {
  const world = everyField()
  Object.assign(world.contacts[0], {
    customFields: [{ key: 'plan', value: 'Ida, ida@example.org' }],
    attributionSource: { url: 'https://acme.example', ip: '192.0.2.1', utmSource: 'newsletter' },
    createdBy: { source: 'WEB_USER', sourceName: 'Nora Lindqvist' },
  })
  const { record } = await upstream(t, { fixtures: { subAccounts: [world] } })
  const { stdout } = await record(...whole)
  const [subAccount] = parse(stdout).subAccounts
  const [{ id, notes, tasks, ...fields }] = subAccount.contacts
  t.same(fields, {
    firstName: 'Alex',
    lastName: 'Ashdown',
    email: 'alex.ashdown@example.com',
    phone: '+15555550001',
    companyName: 'Company 1',
    address1: '1 Example Street',
    city: 'Berlin',
    state: 'BE',
    postalCode: '00001',
    country: 'DE',
    website: 'https://example.com/link-1',
    timezone: 'Europe/Berlin',
    gender: 'female',
    dateOfBirth: '1990-01-01',
    type: 'customer',
    source: 'public api',
    assignedTo: 'user-1',
    dnd: true,
    dndSettings: world.contacts[0].dndSettings,
    inboundDndSettings: world.contacts[0].inboundDndSettings,
    tags: ['customer', 'renewal-2026'],
    customFields: [{ id: 'field-whole', value: 'Alex, person-2@example.com' }],
    businessId: 'business-whole',
    followers: ['user-1'],
    additionalEmails: [{ email: 'person-2@example.com' }],
    additionalPhones: [{ phone: '+15555550002', phoneLabel: 'Office' }],
    attachments: 'https://example.com/link-2',
    keyword: 'heating',
    attributionSource: { url: 'https://example.com/link-3', utmSource: 'newsletter' },
    lastAttributionSource: { url: 'https://example.com/link-4', medium: 'chat_widget' },
    createdBy: { source: 'WEB_USER' },
    lastActivity: '2026-03-08T09:30:00.000Z',
    dateAdded: '2026-01-15T08:00:00.000Z',
    dateUpdated: '2026-03-08T09:30:00.000Z',
  })
  t.match(notes.at(-1), { body: 'Alex Ashdown of Company 1, 1 Example Street', userId: 'user-1' })
  t.match(tasks.at(-1), { title: 'Ring Ashdown', body: 'Alex asked for it.', assignedTo: 'user-1' })
})

t.test('says what it leaves out', async (t) => {
  const world = everyField()
  world.privateIntegrations[0].scopes = ['contacts']
  const { mock, record } = await upstream(t, { fixtures: { subAccounts: [world] } })
  const flags = [...whole, '--keep-personal-data']
  const { code, stdout, stderr } = await record(...flags)
  t.match({ code, stderr }, { code: 0, stderr: /^Values of custom fields were left out, .*\.\n$/ })
  t.equal(parse(stdout).subAccounts[0].contacts[0].customFields, undefined)

  const contact = { firstName: 'Ida', lastActivity: 1772962200000, unheardOf: 1, email: null }
  await mock.faults.add({
    match: { path: '/contacts/:contactId' },
    then: { status: 200, body: { contact } },
  })
  const odd = await record(...flags)
  t.equal(
    odd.stderr,
    "Left out, as a fixture cannot have such a value: contact contact-whole's lastActivity.\n",
  )
  const [entry] = parse(odd.stdout).subAccounts[0].contacts
  t.equal(Object.keys(entry).join(), 'id,firstName,dateAdded,notes,tasks')

  await mock.faults.clear()
  const sent = [
    { id: 'blank', body: ' ', contactId: 'contact-whole', dateAdded: '2026-03-07T12:00:00.000Z' },
    { id: 'kept', body: 'Back', contactId: 'contact-whole', dateAdded: '2026-03-07T12:00:00.000Z' },
  ]
  await mock.faults.add({
    match: { path: '/contacts/:contactId/notes' },
    then: { status: 200, body: { notes: sent } },
  })
  const blank = await record(...flags)
  t.equal(blank.code, 0)
  t.match(blank.stderr, 'cannot have such a value: note blank, because of its body.\n')
  t.match(parse(blank.stdout).subAccounts[0].contacts[0].notes, [{ id: 'kept' }])
})

t.test('says of whom no name is known, as their notes may have it', async (t) => {
  const named = [{ id: 'one' }, { id: 'two' }, { id: 'three', firstName: 'Ida' }]
  const subAccount = { ...everyField(), contacts: named }
  const { record } = await upstream(t, { fixtures: { subAccounts: [subAccount] } })
  const { stderr } = await record(...named.flatMap(({ id }) => ['--contact', id]))
  t.match(stderr, /^No name is known for one, two, .* pass them with --name\.\n/)
  t.notMatch((await record('--contact', 'three')).stderr, 'No name')
})

t.test('says which values have no definition', async (t) => {
  const world = everyField()
  const { mock, record } = await upstream(t, { fixtures: { subAccounts: [world] } })
  await mock.faults.add({
    match: { path: '/locations/:locationId/customFields' },
    then: { status: 200, body: { customFields: [] } },
  })
  const { code, stdout, stderr } = await record(...whole, '--keep-personal-data')
  t.equal(code, 0)
  t.equal(
    stderr,
    "Left out, as a fixture cannot have such a value: contact contact-whole's value of the custom field field-whole, which is not defined.\n",
  )
  t.equal(parse(stdout).subAccounts[0].contacts[0].customFields, undefined)
})

t.test('an address that is none is refused before anything is sent', async (t) => {
  const { tokenFile } = await upstream(t)
  for (const url of ['http://', 'http:///', 'http://127.0.0.1:99999', 'https://a b/']) {
    const flags = ['--token-file', tokenFile, '--upstream', url, ...whole]
    t.match(await ghlMock(t, ['record', ...flags]).ended, {
      code: 2,
      stdout: /^$/,
      stderr: `--upstream: found "${url}", expected an address such as https://`,
    })
  }
})

t.test('fails with a sentence, and writes nothing', async (t) => {
  const { mock, record, tokenFile } = await upstream(t)
  t.match(await record(...contacts, '--contact', 'nobody'), {
    code: 4,
    stdout: /^$/,
    stderr: /^ghl-mock: GET \S+\/contacts\/nobody\/notes answers 404: .*Nothing was written\.\n$/,
  })
  t.match(await record(), { code: 2, stderr: /at least one --contact ID/ })
  const bare = ['record', ...contacts, '--token-file']
  t.match(await ghlMock(t, [...bare, tokenFile]).ended, {
    code: 2,
    stderr: /--upstream: found nothing, expected/,
  })
  const empty = join(tokenFile, '../empty')
  const flags = [...bare.slice(0, -1), '--upstream', mock.url, '--token-file']
  t.match(await ghlMock(t, [...flags, empty]).ended, { code: 2, stderr: /does not hold a token/ })
  t.match(await ghlMock(t, [...flags, `${empty}-not`]).ended, { code: 2, stderr: /ENOENT/ })
})
