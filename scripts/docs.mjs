// Writes what is derived from the source and kept in the repository: the schema for editors and the README's table
// of options. The tests fail when either is stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { importSource } from './import-source.mjs'

const { optionsTable } = await importSource('src/cli/output/help.ts')
const { schemaJson } = await importSource('src/seeding/write/schema.ts')

writeFileSync('fixtures/schema.json', schemaJson())

const readme = readFileSync('README.md', 'utf8')
const between = /(<!-- options -->\n)[\s\S]*?(\n<!-- \/options -->)/
writeFileSync('README.md', readme.replace(between, `$1${optionsTable().replaceAll('$', '$$$$')}$2`))
