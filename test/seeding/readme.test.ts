import { readFileSync } from 'node:fs'
import t from 'tap'
import { loadText } from '../../src/seeding/load.js'

t.test('every example of fixtures/README.md loads', async (t) => {
  const readme = readFileSync(new URL('../../fixtures/README.md', import.meta.url), 'utf8')
  const examples = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  t.ok(examples.length > 0)
  for (const text of examples) {
    const { seed } = loadText({ name: 'README.md', text, format: 'yaml' })
    t.ok(seed.subAccounts.length > 0, text)
  }
})
