import { join } from 'node:path'
import t from 'tap'
import { checkSeed, loadFixtures, loadText, validateFixtures } from '../../../src/seeding/load.js'
import { faults, S } from '../../support/fixtures.js'

const base = 'subAccounts: [{ id: s, privateIntegrations: [{ name: full, scopes: [contacts] }] }]\n'
const extending = (path: string, id: string) =>
  `extends: ${path}\nsubAccounts: [{ id: s, contacts: [{ id: ${id} }] }]\n`

t.test('a fixture adds to those that it extends, each of which is read once', async (t) => {
  const folder = t.testdir({
    common: { 'base.yaml': base },
    one: {
      'a.yaml': extending('../common/base.yaml', 'a'),
      'b.yaml': extending('[./a.yaml, ../common/base.yaml]', 'b'),
    },
  })
  for (const paths of [['one/b.yaml'], ['one'], ['one', 'common']]) {
    const { seed, files } = loadFixtures(paths.map((path) => join(folder, path)))
    const [owner] = seed.subAccounts
    t.equal(seed.subAccounts.length, 1)
    t.same(
      owner?.contacts?.map(({ id }) => id),
      ['a', 'b'],
    )
    t.equal(owner?.privateIntegrations?.length, 1)
    t.same(
      files.map((file) => file.slice(folder.length + 1)),
      ['common/base.yaml', 'one/a.yaml', 'one/b.yaml'],
    )
  }
})

t.test('a base of the same name in another folder is suggested', async (t) => {
  const places = ['base.yaml', 'fixtures/base.yaml', './bases/base.yaml']
  const files = Object.fromEntries(places.map((path, n) => [`${n}.yaml`, extending(path, 'a')]))
  const own = { 'own.yaml': extending('./other/own.yaml', 'a') }
  const folder = t.testdir({ near: { 'base.yaml': base }, files, sub: own })
  t.match(validateFixtures([join(folder, 'sub')]), {
    problems: [{ message: /counted from the folder of this one$/ }],
  })
  for (const name of Object.keys(files)) {
    t.match(validateFixtures([join(folder, 'files', name)]), {
      problems: [{ message: /; did you mean "\.\.\/near\/base\.yaml"\?$/ }],
    })
  }
})

t.test('circles are refused with both places', async (t) => {
  t.match(
    faults(t, { 'a.yaml': extending('./b.yaml', 'a'), 'b.yaml': extending('./a.yaml', 'b') }),
    [
      /^b\.yaml:1:10 {2}extends: this leads back to a\.yaml, which extends this file by way of a\.yaml:1:10: remove/,
    ],
  )
  t.same(faults(t, { 'a.yaml': extending('a.yaml', 'a') }), [
    'a.yaml:1:10  extends: found this file itself, expected another one: remove the line',
  ])
})

t.test(
  'errors of bases, bases that do not exist, and values that are no path are reported',
  async (t) => {
    const near = { 'aa.yaml': extending('./base.yml', 'a'), 'base.yaml': 'subAccounts: []\n' }
    t.match(faults(t, near), [
      /counted from the folder of this one; did you mean "\.\/base\.yaml"\?$/,
    ])
    t.match(faults(t, { 'a.yaml': extending('./no.yaml', 'a') }), [
      /^a\.yaml:1:10 {2}extends: there is no file "\.\/no\.yaml", expected the path of a fixture/,
    ])
    t.same(faults(t, { 'a.yaml': extending('./', 'a') }), [
      'a.yaml:1:10  extends: found "./", expected a file of .yaml, .yml, .json',
    ])
    t.match(faults(t, { 'a.yaml': extending('3', 'a') }), [
      /^a\.yaml:1:10 {2}extends: found the number 3/,
    ])
    const folder = t.testdir({
      'base.yaml': 'subAccounts: [{ nam: x }]\n',
      'a.yaml': extending('./base.yaml', 'a'),
    })
    t.throws(() => loadFixtures([join(folder, 'a.yaml')]), {
      message: /base\.yaml:1:17 .*did you mean "name"/,
    })
  },
)

t.test('several bases in one text', (t) => {
  t.match(faults(t, { 'a.yaml': extending('./b.yaml, c.yaml', 'a') }), [
    /there is no file .*; write a list: \[\.\/b\.yaml, c\.yaml\]$/,
  ])
  t.end()
})

t.test('templates, anchors and entries of a base are its own', (t) => {
  const common = `x-city: &city { city: Berlin }
templates: { regular: { type: lead } }
${base.replace('id: s,', 'id: s, contacts: [{ id: max, email: max@example.com }],')}`
  const ofBase = (contact: string) =>
    faults(t, {
      'a.yaml': `extends: ./base.yaml\nsubAccounts:\n  - id: s\n    contacts:\n      - ${contact}\n`,
      'base.yaml': common,
    })
  t.match(ofBase('{ like: regular }'), [
    /^a\.yaml:5:17 {2}like: found "regular", .* of this file; those of a file that it extends are not: copy it$/,
  ])
  t.match(ofBase('{ <<: *city }'), [
    /^a\.yaml:5:15 {2}found \*city, but there is no &city above: those of a file that this one extends are not here, so copy it$/,
  ])
  t.match(ofBase('{ id: max, email: max@example.com }'), [
    /^a\.yaml:5:15 {2}the contact "max" is already at base\.yaml:\S+; a fixture adds to those that it extends and changes nothing in them: change it there, or /,
  ])
  t.end()
})

t.test('what is not a file has nothing to extend', async (t) => {
  const text = extending('./base.yaml', 'a')
  t.throws(() => loadText({ name: '--seed', text, format: 'yaml' }), {
    message: /--seed:1:10 {2}extends: found "\.\/base\.yaml" outside of a file/,
  })
  t.throws(() => checkSeed({ extends: 'x.yaml', subAccounts: [] }), {
    message: /outside of a file/,
  })
})

t.test('the name of a base without its extension', async (t) => {
  const folder = t.testdir({ parts: { 'base.yaml': S, 'a.yaml': 'extends: ../parts/base\n' } })
  const { problems } = validateFixtures([join(folder, 'parts/a.yaml')])
  t.match(problems[0]?.message, /did you mean "\.\.\/parts\/base\.yaml"\?$/)
})
