// Writes what is derived from the source and kept in the repository: the schema for editors and the README's table
// of options. The tests fail when either is stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { optionsTable } from '../src/cli/output/help.js'
import { schemaJson } from '../src/seeding/write/schema.js'

writeFileSync('fixtures/schema.json', schemaJson())

const readme = readFileSync('README.md', 'utf8')
const between = /(<!-- options -->\n)[\s\S]*?(\n<!-- \/options -->)/
writeFileSync('README.md', readme.replace(between, `$1${optionsTable().replaceAll('$', '$$$$')}$2`))
