import { join } from 'node:path'
import t from 'tap'
import { checkSeed, validateFixtures } from '../../../src/seeding/load.js'
import { C, faults, S, said, yaml } from '../../support/fixtures.js'
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

t.test('a fault on a user that no fixture has is an error at its place', async (t) => {
  // The API creates no users.
  const text = `subAccounts: [{ id: s, users: [{ id: user-1, firstName: Ann }] }]
faults: [{ match: { userId: user-l }, then: 503 }]
`
  t.same(faults(t, yaml(text)), [
    'a.yaml:2:29  userId: found "user-l", expected the id of a user of the fixtures; did you mean "user-1"?',
  ])
})

t.test('a fault on a contact that no fixture has is a warning at its place', async (t) => {
  const text = world('{ id: contact-1 }')
  t.match(await ghlMock(t, ['validate', join(t.testdir(yaml(text)), 'a.yaml')]).ended, {
    code: 0,
    stderr:
      /a\.yaml:6:27 .*contactId: .*did you mean "contact-1"\?\n.*\n> 6 \| .*\n.*\^{9}\n\n1 warning\n$/,
  })
})

t.test('without a similar id, the message says how to mend it', async (t) => {
  const seed = { subAccounts: [], faults: [{ match: { userId: 'gone' }, then: 410 }] }
  t.throws(() => checkSeed(seed), {
    message:
      /^faults\[0\]\.match\.userId {2}userId: found "gone", expected the id of a user of the fixtures; for a user that does not exist, match its path instead$/m,
  })
  const path = { subAccounts: [], faults: [{ match: { path: '/contacts/gone/notes' }, then: 410 }] }
  t.same(checkSeed(path).seed, path)
})

t.test('a name in place of an id', async (t) => {
  const tags = '    tags: [{ id: tag-vip, name: vip }, lead]\n'
  const at = (tagId: string) =>
    said(t, yaml(`${S}${tags}faults: [{ match: { tagId: ${tagId} }, then: 503 }]\n`))
  t.match(at('vip'), [
    /^warning 7:28 tagId: found "vip", .*; that is a name: write the id, tag-vip$/,
  ])
  t.match(at('lead'), [/^warning 7:28 tagId: found "lead", .*, match its path instead$/])
})

t.test(
  'an id in the path of a fault that is almost one of the fixtures is a warning',
  async (t) => {
    const at = (path: string) =>
      said(t, yaml(`${C}faults: [{ match: { path: ${path} }, then: 503 }]\n`))
    t.same(at('/contacts/c2/notes'), [
      'warning 9:27 path: no contact of the fixtures is "c2"; did you mean "c1"?',
    ])
    t.same(at('/contacts/c2'), [
      'warning 9:27 path: no contact of the fixtures is "c2"; did you mean "c1"?',
    ])
    t.same(at('/contacts/contactId/notes'), [
      'warning 9:27 path: no contact of the fixtures is "contactId"; did you mean ":contactId"?',
    ])
    for (const path of [
      '/contacts/gone/notes',
      '/contacts/c1',
      '/contacts/:contactId',
      '/contacts/search',
    ])
      t.same(at(path), [], path)
  },
)

t.test('the contacts of all fixtures count', async (t) => {
  const contacts = 'subAccounts: [{ id: loc-main, contacts: [{ id: contact-l }] }]\n'
  const files = { 'a.yaml': world('{ id: contact-1 }'), 'b.yaml': contacts }
  const { problems } = validateFixtures([t.testdir(files)])
  t.same(
    problems.filter(({ message }) => message.startsWith('contactId')),
    [],
  )
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
  const subAccounts = [{ id: 'loc-main', users: [{ firstName: 'Ann' }] }]
  const seed = { subAccounts, faults: [{ match: { userId: 'made' }, then: 503 }] }
  const { app } = mock(t, { seed })
  const merge = async (userId: string) => {
    const users = `subAccounts: [{ id: loc-main, users: [{ id: user-2, firstName: Bob }] }]`
    const payload = `${users}\nfaults: [{ match: { userId: ${userId} }, then: 500 }]\n`
    const headers = { 'content-type': 'application/yaml' }
    const url = '/__admin/seed?mode=merge'
    return (await app.inject({ method: 'POST', url, headers, payload })).json()
  }
  t.match(await merge('user-3'), {
    statusCode: 400,
    message: /have 1 error\.\n\nbody:2:29 {2}userId: found "user-3".*mean "user-2"\?/,
  })
  t.match(await merge('user-2'), { subAccounts: 1 })
})

t.test('suggestions for a thousand of them among thousands of long ids are fast', async (t) => {
  const id = (letter: string, index: number) => `user-${letter.repeat(180)}-${index}`
  const users = Array.from({ length: 5000 }, (_, n) => ({ id: id('a', n), firstName: 'A' }))
  const match = (_: unknown, index: number) => ({
    match: { userId: id('b', index) },
    then: 503,
  })
  const seed = { subAccounts: [{ users }], faults: Array.from({ length: 1000 }, match) }
  t.equal(faults(t, { 'a.json': JSON.stringify(seed) }).length, 100, 'the first are shown')
})
