import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { loadFixtures, validateFixtures } from '../../../src/seeding/load.js'
import { faults, matchEach } from '../../support/fixtures.js'

t.test('rejects other extensions, and files without one', async (t) => {
  matchEach(t, faults(t, { 'a.txt': '' }), [
    /^a\.txt {2}found "\.txt", expected a file of \.yaml, \.yml, \.json$/,
  ])
  matchEach(t, faults(t, { 'a.csv': 'Email\n', 'b.HTML': '<html>' }), [
    /^a\.csv {2}found "\.csv", which is a table, expected a fixture .*: ghl-mock import FILE makes one/,
    /^b\.HTML {2}found "\.HTML", which is a page, expected a fixture .*: was a page saved/,
  ])
  matchEach(t, faults(t, { fixture: '' }), [/^fixture {2}found no extension/])
})

t.test('rejects paths that are not files, and files that are too large', async (t) => {
  const folder = t.testdir()
  const said = (name: string) => validateFixtures([join(folder, name)]).problems[0]?.message

  t.match(said('none.yaml'), /^does not exist/)
  mkdirSync(join(folder, 'folder.yaml'))
  t.match(said('folder.yaml'), /^has no fixtures/)
  mkdirSync(join(folder, 'locked'), { mode: 0 })
  // Root may read everything.
  t.match(said('locked'), process.getuid?.() === 0 ? /^has no fixtures/ : /^cannot be read/)
  symlinkSync('loop.yaml', join(folder, 'loop.yaml'))
  t.match(said('loop.yaml'), /^cannot be read/)
  symlinkSync('/dev/null', join(folder, 'device.yaml'))
  t.match(said('device.yaml'), /^is not a file, expected a fixture$/)
})

t.test('refuses more than 10 MB of YAML and 50 MB of JSON, and says what to do', async (t) => {
  const folder = t.testdir()
  const said = (name: string, bytes: number) => {
    writeFileSync(join(folder, name), '')
    truncateSync(join(folder, name), bytes)
    return validateFixtures([join(folder, name)]).problems[0]?.message
  }
  const megabyte = 1024 ** 2
  t.equal(
    said('a.yaml', 10 * megabyte + 1),
    'found 11 MB, expected at most 10 MB of YAML: write it as JSON, which may have 50 MB, or generate the data with generate:',
  )
  t.equal(
    said('a.json', 1024 * megabyte),
    'found 1024 MB, expected at most 50 MB of JSON: split it into several JSON files, which add up, or generate the data with generate:',
  )
  // A file within the limit is read: it consists of NULs.
  t.match(said('a.yaml', 10 * megabyte), /^found text in UTF-16/)
  t.match(said('a.json', 50 * megabyte), /^found text in UTF-16/)
})

t.test('folders are read with the folders in them, and what is left out is named', async (t) => {
  const fixture = 'subAccounts: []\n'
  const folder = t.testdir({
    'b.yaml': fixture,
    'README.md': '',
    'schema.json': '{}',
    '.git': { 'x.yaml': fixture },
    node_modules: { 'x.yaml': fixture },
    a: { 'a.yml': fixture, deeper: { 'c.json': '{"subAccounts":[]}' } },
  })
  const short = (file: string) => file.slice(folder.length + 1)
  const { files, leftOut = [] } = validateFixtures([folder])
  t.same(files.map(short), ['b.yaml', 'a/a.yml', 'a/deeper/c.json'])
  t.same(
    leftOut.map(({ file, reason }) => `${short(file)}: ${reason}`),
    [
      'README.md: it is not a file of .yaml, .yml, .json',
      'schema.json: it is the schema of fixtures',
      '.git: its name begins with a dot',
      'node_modules: it holds packages',
    ],
  )
})

t.test('links to files and folders are followed, and each file is read once', async (t) => {
  const fixture =
    'subAccounts: [{ id: s, name: Acme, privateIntegrations: [{ name: full, scopes: [contacts] }] }]\n'
  const folder = t.testdir({
    elsewhere: { 'a.yaml': fixture, deeper: { 'b.yaml': 'subAccounts: []\n' } },
    fixtures: {},
  })
  const fixtures = join(folder, 'fixtures')
  symlinkSync('../elsewhere/a.yaml', join(fixtures, 'one.yaml'))
  symlinkSync('../elsewhere', join(fixtures, 'shared'))
  symlinkSync('..', join(folder, 'elsewhere', 'back'))
  const { files, leftOut = [], problems } = validateFixtures([fixtures])
  const short = (file: string) => file.slice(folder.length + 1)
  t.same(problems, [])
  t.same(files.map(short), ['fixtures/one.yaml', 'fixtures/shared/deeper/b.yaml'])
  t.same(
    leftOut.map(({ file, reason }) => `${short(file)}: ${reason}`),
    ['elsewhere', 'fixtures'].map(
      (name) => `fixtures/shared/back/${name}: it leads back to a folder around it`,
    ),
  )
  symlinkSync('nowhere', join(fixtures, 'gone.yaml'))
  t.match(validateFixtures([fixtures]).problems, [{ message: /^does not exist/ }])
})

t.test('who loads a folder hears what is left out of it', async (t) => {
  const folder = t.testdir({ 'a.yaml': 'subAccounts: []\n', 'b.txt': '', 'c.csv': '' })
  const said: string[] = []
  loadFixtures([folder], { warn: (text) => said.push(text.replaceAll(`${folder}/`, '')) })
  t.same(said, ['Left out of the fixtures: b.txt, c.csv; ghl-mock validate says why.'])
})
