import { join } from 'node:path'
import t from 'tap'
import { checkSeed, validateFixtures } from '../../../src/seeding/load.js'
import { faults, yaml } from '../../support/fixtures.js'
import { mock } from '../../support/mock.js'
import { ghlMock } from '../../support/process.js'

const world = (contact: string, more = '') => `subAccounts:
  - id: loc-main
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts: [${contact}]
${more}faults:
  - { match: { contactId: contact-l }, then: 503 }
  - { match: { contactId: contact-1 }, then: 503 }
`

t.test('a fault on a contact that no fixture has is an error at its place', async (t) => {
  const text = world('{ id: contact-1 }')
  t.same(faults(t, yaml(text)), [
    'a.yaml:6:27  contactId: found "contact-l", expected the id of a contact of the fixtures; did you mean "contact-1"?',
  ])
  t.match(await ghlMock(t, ['validate', join(t.testdir(yaml(text)), 'a.yaml')]).ended, {
    code: 3,
    stderr: /a\.yaml:6:27 {2}contactId: .*\n.*\n> 6 \| .*\n.*\^{9}\n\n1 error\n$/,
  })
})

t.test('without a similar id, the message says how to mend it', async (t) => {
  const seed = { subAccounts: [], faults: [{ match: { contactId: 'gone' }, then: 410 }] }
  t.throws(() => checkSeed(seed), {
    message:
      /^faults\[0\]\.match\.contactId {2}contactId: found "gone", expected the id of a contact of the fixtures; for a contact that does not exist, match its path instead$/m,
  })
  const path = { subAccounts: [], faults: [{ match: { path: '/contacts/gone/notes' }, then: 410 }] }
  t.same(checkSeed(path).seed, path)
})

t.test('the contacts of all fixtures count', async (t) => {
  const contacts = 'subAccounts: [{ id: loc-main, contacts: [{ id: contact-l }] }]\n'
  t.same(faults(t, { 'a.yaml': world('{ id: contact-1 }'), 'b.yaml': contacts }), [])
})

t.test('it is a warning when ids are generated or a fixture cannot be read', async (t) => {
  const odd = (files: Record<string, string>) =>
    validateFixtures([t.testdir(files)]).problems.map(({ severity, message }) =>
      message.startsWith('contactId') ? `${severity} ${message}` : severity,
    )
  const warning =
    'warning contactId: found "contact-l", expected the id of a contact of the fixtures; did you mean "contact-1"?'
  t.same(odd(yaml(world('{ id: contact-1 }, { firstName: Jane }'))), [warning])
  const generated = world('{ id: contact-1 }', '    generate: { contacts: 1 }\n')
  t.same(odd(yaml(generated)), [warning])
  t.same(odd({ ...yaml(world('{ id: contact-1 }')), 'b.yaml': 'subAccounts: [' }), [
    'error',
    warning,
  ])
})

t.test('a seed in force is not validated again when another is added', async (t) => {
  const subAccounts = [{ id: 'loc-main', contacts: [{ firstName: 'Jane' }] }]
  const seed = { subAccounts, faults: [{ match: { contactId: 'made' }, then: 503 }] }
  const { app } = mock(t, { seed })
  const merge = async (contactId: string) => {
    const contacts = `subAccounts: [{ id: loc-main, contacts: [{ id: contact-2 }] }]`
    const payload = `${contacts}\nfaults: [{ match: { contactId: ${contactId} }, then: 500 }]\n`
    const headers = { 'content-type': 'application/yaml' }
    const url = '/__admin/seed?mode=merge'
    return (await app.inject({ method: 'POST', url, headers, payload })).json()
  }
  t.match(await merge('contact-3'), {
    statusCode: 400,
    message: /have 1 error\.\n\nbody:2:32 {2}contactId: found "contact-3".*mean "contact-2"\?/,
  })
  t.match(await merge('contact-2'), { contacts: 2 })
})

t.test('suggestions for a thousand of them among thousands of long ids are fast', async (t) => {
  const id = (letter: string, index: number) => `contact-${letter.repeat(180)}-${index}`
  const contacts = Array.from({ length: 5000 }, (_, index) => ({ id: id('a', index) }))
  const match = (_: unknown, index: number) => ({
    match: { contactId: id('b', index) },
    then: 503,
  })
  const seed = { subAccounts: [{ contacts }], faults: Array.from({ length: 1000 }, match) }
  t.equal(faults(t, { 'a.json': JSON.stringify(seed) }).length, 100, 'the first are shown')
})
