// Writes what is derived from the source and kept in the repository: the schema for editors, the ledger of how well
// answers are known, and two parts of the README. The tests fail when one is stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { importSource } from './import-source.mjs'

const { optionsTable } = await importSource('src/cli/output/help.ts')
const { schemaJson } = await importSource('src/seeding/write/schema.ts')

writeFileSync('fixtures/schema.json', schemaJson())

const { ledger, ledgerText, coverageSentence } = await importSource('scripts/fidelity.ts')
writeFileSync('docs/fidelity.md', ledgerText(ledger))

const parts = { options: optionsTable(), coverage: coverageSentence(ledger) }
let readme = readFileSync('README.md', 'utf8')
for (const [name, text] of Object.entries(parts)) {
  const between = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(\\n<!-- /${name} -->)`)
  readme = readme.replace(between, (_, open, close) => open + text + close)
}
writeFileSync('README.md', readme)
