// Writes what is derived from the source and kept in the repository: the schema for editors, the ledger of how well
// answers are known, two parts of the README, and the keys of fixtures. The tests fail when one is stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { importSource } from './import-source.mjs'

const { optionsTable } = await importSource('src/cli/output/help.ts')
const { keysReference } = await importSource('src/seeding/write/reference.ts')
const { schemaJson } = await importSource('src/seeding/write/schema.ts')

writeFileSync('fixtures/schema.json', schemaJson())

const { ledger, ledgerText, coverageSentence } = await importSource('scripts/fidelity.ts')
writeFileSync('docs/fidelity.md', ledgerText(ledger))

fill('README.md', { options: optionsTable(), coverage: coverageSentence(ledger) })
fill('fixtures/README.md', { keys: keysReference() })

/** Replaces what is between the markers of a file. */
function fill(file, parts) {
  let text = readFileSync(file, 'utf8')
  for (const [name, part] of Object.entries(parts)) {
    const between = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(\\n<!-- /${name} -->)`)
    text = text.replace(between, (_, open, close) => open + part + close)
  }
  writeFileSync(file, text)
}
