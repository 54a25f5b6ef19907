import t from 'tap'
import { defaultFixtures, loadSeed } from '../../src/seeding/default.js'
import { loadFixtures } from '../../src/seeding/load.js'

t.test('the seed that the build prepared says what the default fixture says', async (t) => {
  t.same(await loadSeed([]), loadFixtures(defaultFixtures))
})

t.test('named fixtures replace the default one', async (t) => {
  const folder = t.testdir({ 'a.yaml': 'subAccounts: [{ id: loc-a }]\n' })
  t.same((await loadSeed([folder])).seed, { subAccounts: [{ id: 'loc-a' }] })
})

t.test('a fixture may be given as text, in base64 too, and adds to files', async (t) => {
  const folder = t.testdir({ 'a.yaml': 'subAccounts: [{ id: loc-a }]\n' })
  const texts = ['subAccounts: [{ id: loc-b }]', '{"subAccounts":[{"id":"loc-b"}]}']
  for (const text of [...texts, ...texts.map((text) => Buffer.from(text).toString('base64'))]) {
    t.same((await loadSeed([], text)).seed, { subAccounts: [{ id: 'loc-b' }] }, text)
    t.same((await loadSeed([folder], text)).seed, {
      subAccounts: [{ id: 'loc-a' }, { id: 'loc-b' }],
    })
  }
  await t.rejects(loadSeed([], 'hello'), { message: /found "hello", expected/ })
  await t.rejects(loadSeed([], 'subAcounts: []'), {
    exitCode: 3,
    message: /^--seed:1:1 {2}.*did you mean "subAccounts"/m,
  })
})
