import { readFileSync } from 'node:fs'
import t from 'tap'
import { optionsTable } from '../src/cli/output/help.js'
import { schemaJson } from '../src/seeding/write/schema.js'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

t.test('fixtures/schema.json is what the source says (npm run docs writes it)', async (t) => {
  t.equal(read('fixtures/schema.json'), schemaJson())
})

t.test('the README shows every option (npm run docs writes them)', async (t) => {
  t.ok(read('README.md').includes(optionsTable()))
})

t.test('every shipped fixture names the schema in its first line', async (t) => {
  t.equal(
    read('fixtures/quickstart.yaml').split('\n')[0],
    '# yaml-language-server: $schema=./schema.json',
  )
})
