import { createServer } from 'node:http'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { parse } from 'yaml'
import { type GhlMock, startGhlMock } from '../../../src/index.js'
import { ghlMock, served } from '../../support/process.js'

/** A mock to record, and the flags for it. */
async function upstream(t: Test) {
  const mock = await startGhlMock()
  t.teardown(() => mock.close())
  const token = `${mock.tokens.full}\n`
  const tokenFile = join(t.testdir({ token, empty: 'two words\n' }), 'token')
  const record = (...args: string[]) =>
    ghlMock(t, ['record', '--token-file', tokenFile, ...args]).ended
  return { mock, record, tokenFile }
}

const contacts = ['--contact', 'contact-xyz789', '--contact', 'contact-new001']

/** HighLevel itself knows contacts, which a mock does not serve; all else goes to the mock. */
async function knowingContacts(t: Test, mock: GhlMock) {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    const { authorization = '' } = request.headers
    if (/^\/contacts\/[^/]+$/.test(request.url ?? '')) {
      const contact = {
        firstName: 'Jane',
        lastName: 'Doe',
        email: 'jane@example.com',
        phone: null,
        locationId: 'loc-live',
      }
      response.end(JSON.stringify({ contact }))
      return
    }
    fetch(mock.url + request.url, { headers: { authorization } }).then(async (answer) => {
      response.statusCode = answer.status
      response.end(await answer.text())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

t.test('what it records serves the same notes', async (t) => {
  const { mock, record } = await upstream(t)
  // Two failures on the way.
  await mock.faults.add({ match: { contactId: 'contact-xyz789' }, then: [503, 'reset'] })
  const flags = ['--upstream', mock.url, ...contacts, '--keep-personal-data']
  const { code, stdout, stderr } = await record(...flags)
  t.match({ code, stderr }, { code: 0, stderr: /^$/ })
  t.notMatch(stdout, mock.tokens.full)
  t.equal((await record(...flags)).stdout, stdout, 'the same bytes on every run')

  const file = join(t.testdir({ 'live.yaml': stdout }), 'live.yaml')
  const copy = await served(t, ['--fixtures', file])
  const token = parse(stdout).subAccounts[0].privateIntegrations[0].token
  const path = '/contacts/contact-xyz789/notes'
  const [live, copied] = await Promise.all(
    [
      [mock.url, mock.tokens.full],
      [copy.url, token],
    ].map(async ([url, token]) => {
      const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
      return await answer.json()
    }),
  )
  t.same(copied, live)
})

t.test('people become other people, everywhere', async (t) => {
  const { mock, record } = await upstream(t)
  const url = await knowingContacts(t, mock)
  const path = `${mock.url}/contacts/contact-xyz789/notes`
  const headers = { authorization: `Bearer ${mock.tokens.full}` }
  const body = `JANE DOE (jane@example.com, 555-555-0100) gave Bob ${mock.tokens.full}`
  await fetch(path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ body, title: "Jane's token", userId: 'user-of-staff' }),
  })
  const { code, stdout, stderr } = await record('--upstream', url, ...contacts, '--name', 'Bob')
  t.equal(code, 0)
  t.match(stderr, /Read the fixture before you share it/)
  for (const personal of [/jane/i, /\bdoe\b/i, 'Bob', '0100', 'user-of-staff', mock.tokens.full]) {
    t.notMatch(stdout, personal)
  }
  const [
    {
      id,
      contacts: [contact],
    },
  ] = parse(stdout).subAccounts
  t.equal(id, 'loc-live')
  t.match(contact, { id: 'contact-xyz789', firstName: 'Robin', lastName: 'Ashdown' })
  t.equal(contact.notes.at(-1).title, "Robin's token")
  t.match(contact.notes.at(-1).body, `ROBIN ASHDOWN (${contact.email}, `)
})

t.test('says of whom no name is known, as their notes may have it', async (t) => {
  const { mock, record } = await upstream(t)
  const { stderr } = await record('--upstream', mock.url, ...contacts)
  t.match(
    stderr,
    /^No name is known for contact-xyz789, contact-new001, .* pass them with --name\.\n/,
  )
  const known = await record('--upstream', await knowingContacts(t, mock), ...contacts)
  t.notMatch(known.stderr, 'No name')
})

t.test('fails with a sentence, and writes nothing', async (t) => {
  const { mock, record, tokenFile } = await upstream(t)
  t.match(await record('--upstream', mock.url, ...contacts, '--contact', 'nobody'), {
    code: 4,
    stdout: /^$/,
    stderr: /^ghl-mock: GET \S+\/contacts\/nobody\/notes answers 404: .*Nothing was written\.\n$/,
  })
  t.match(await record('--upstream', mock.url), { code: 2, stderr: /at least one --contact ID/ })
  t.match(await record(...contacts), { code: 2, stderr: /--upstream: found nothing, expected/ })
  const empty = join(tokenFile, '../empty')
  const flags = ['record', '--upstream', mock.url, ...contacts, '--token-file']
  t.match(await ghlMock(t, [...flags, empty]).ended, { code: 2, stderr: /does not hold a token/ })
  t.match(await ghlMock(t, [...flags, `${empty}-not`]).ended, { code: 2, stderr: /ENOENT/ })
})
