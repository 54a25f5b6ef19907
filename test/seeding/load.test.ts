import { join } from 'node:path'
import t from 'tap'
import { defaultFixtures } from '../../src/seeding/default.js'
import { checkSeed, loadFixtures, loadText } from '../../src/seeding/load.js'
import { tokens } from '../support/mock.js'

t.test('the default seed is the quick start', async (t) => {
  const { seed } = loadFixtures(defaultFixtures)
  const given = seed.subAccounts.flatMap(({ privateIntegrations = [] }) =>
    privateIntegrations.map(({ name, token }) => [name, token]),
  )
  t.same(Object.fromEntries(given), {
    full: tokens.full,
    'read-only': tokens.readOnly,
    'no-contacts': tokens.noContacts,
    expired: tokens.expired,
    revoked: tokens.revoked,
    other: tokens.other,
  })
  t.same(
    seed.subAccounts.map(({ id }) => id),
    ['loc-main', 'loc-other'],
  )
})

t.test('a file that is named twice is read once', async (t) => {
  const folder = t.testdir({ 'a.yaml': 'subAccounts: [{ id: a, contacts: [{ id: c }] }]' })
  const file = join(folder, 'a.yaml')
  t.same(loadFixtures([file, folder, `${folder}/./a.yaml`]).files, [file])
})

t.test('a folder is read in lexical order, and nothing but fixtures of it', async (t) => {
  const folder = t.testdir({
    'b.json': '{"subAccounts":[{"name":"b"}]}',
    'a.yml': 'subAccounts: [{ name: a }]',
    'c.YAML': 'subAccounts: [{ name: c }]',
    'README.md': '# no fixture',
    'schema.json': '{}',
    '.hidden.yaml': 'broken: [',
    deeper: { 'd.yaml': 'subAccounts: [{ name: d }]' },
  })
  const { seed, files } = loadFixtures([folder])
  t.same(
    seed.subAccounts.map(({ name }) => name),
    ['a', 'b', 'c', 'd'],
  )
  t.same(
    files,
    ['a.yml', 'b.json', 'c.YAML', 'deeper/d.yaml'].map((name) => join(folder, name)),
  )
})

t.test('anchors, merges and block text are YAML as usual', async (t) => {
  const folder = t.testdir({
    'a.yaml': `subAccounts:
  - contacts:
      - notes:
          - &first { body: one, title: T }
          - <<: *first
            body: |
              two
              lines
`,
  })
  const notes = loadFixtures([folder]).seed.subAccounts[0]?.contacts?.[0]?.notes
  t.same(notes, [
    { body: 'one', title: 'T' },
    { body: 'two\nlines\n', title: 'T' },
  ])
})

t.test('missing files are reported', async (t) => {
  t.throws(() => loadFixtures(['/no/such.yaml']), {
    message:
      'The fixtures have 1 error.\n\n/no/such.yaml  does not exist, expected a file or folder\n',
    exitCode: 3,
  })
  t.throws(() => loadFixtures([t.testdir()]), { message: /has no fixtures, expected files of/ })
})

t.test('a seed written in code is validated like a file', async (t) => {
  const seed = { subAccounts: [{ id: 's' }] }
  t.same(checkSeed(seed), { seed, files: [] })
  t.throws(() => checkSeed({ subAccounts: [], subAcounts: [] }), {
    message: /^subAcounts {2}found the unknown key "subAcounts".*did you mean "subAccounts"\?$/m,
    exitCode: 3,
  })
  t.throws(() => checkSeed({ subAccounts: [{ contacts: [{ notes: [{ body: 5 }] }] }] }), {
    message:
      /^subAccounts\[0\]\.contacts\[0\]\.notes\[0\]\.body {2}body: found the number 5, expected/m,
  })
})

t.test('a seed written as text goes by a name in place of a file', async (t) => {
  const { seed } = loadText({ name: '--seed', text: 'subAccounts: [{ id: s }]', format: 'yaml' })
  t.same(seed, { subAccounts: [{ id: 's' }] })
  t.throws(() => loadText({ name: '--seed', text: '{"subAccounts":[{"id":5}]}', format: 'json' }), {
    message:
      /^--seed:1:23 {2}id: found the number 5, expected an id such as .*; put it in quotes: "5"\n> 1 \| /m,
  })
})
