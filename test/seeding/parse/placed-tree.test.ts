import { join } from 'node:path'
import t from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'
import { readText } from '../../../src/seeding/parse/read.js'
import { collect, type Problem } from '../../../src/seeding/parse/source.js'
import type { Format } from '../../../src/seeding/write/write.js'
import { faults, matchEach } from '../../support/fixtures.js'

function problems(text: string, format: Format): string[] {
  const found: Problem[] = []
  found.push(...(collect(found, () => readText('a', text, format))?.problems ?? []))
  return found.map(({ place, message }) => `${place.line}:${place.column} ${message}`)
}

/** Objects inside each other. */
const nested = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`

t.test('a hundred levels are read, and no more', async (t) => {
  for (const format of ['yaml', 'json'] as const) {
    t.same(problems(nested(100), format), [], format)
    matchEach(
      t,
      problems(nested(102), format),
      [/^1:\d+ found more than 100 levels of nesting/],
      format,
    )
    const [problem, ...more] = problems('['.repeat(100_000), format)
    t.match(problem, /^1:10[12] found more than 100 levels of nesting/, format)
    t.same(more, [])
  }
})

t.test('aliases of aliases count as levels', async (t) => {
  const lines = Array.from({ length: 200 }, (_, at) => `a${at}: &a${at} [${at && `*a${at - 1}`}]`)
  matchEach(t, problems(lines.join('\n'), 'yaml'), [
    /^10\d:\d+ found more than 100 levels of nesting/,
  ])
})

t.test('two million keys and values of JSON are read, and no more', async (t) => {
  const list = (values: number) => `[\n${'1,'.repeat(values - 2)}1]`
  t.same(problems(list(2_000_000), 'json'), [])
  matchEach(t, problems(list(2_000_001), 'json'), [
    /^2:3999999 found more than 2,000,000 keys and values up to here, expected fewer: split it into several files, which add up, or generate the data with generate:$/,
  ])
})

t.test('an alias counts as many values as its anchor has', async (t) => {
  const levels = Array.from(
    { length: 10 },
    (_, level) => `l${level}: &l${level} [${level === 0 ? 'x' : Array(10).fill(`*l${level - 1}`)}]`,
  )
  matchEach(t, problems(levels.join('\n'), 'yaml'), [
    /^7:\d+ found more than 2,000,000 keys and values, with aliases resolved, up to here/,
  ])
})

t.test('an object may have ten thousand keys', async (t) => {
  const keys = Array.from({ length: 10_000 }, (_, at) => [`k${at}`, 1])
  const text = JSON.stringify(Object.fromEntries(keys))
  for (const format of ['yaml', 'json'] as const) {
    t.same(problems(text, format), [], format)
    matchEach(
      t,
      problems(text.replace('"k9999"', '"k5"'), format),
      [/^1:\d+ the key "k5" is already at a:1:\d+, expected it once$/],
      format,
    )
  }
})

t.test('finds a slip among many notes', async (t) => {
  const notes = Array.from({ length: 2000 }, (_, at) => ({
    id: `n-${at}`,
    body: 'Spoke with Jane',
  }))
  const seed = { subAccounts: [{ contacts: [{ notes: [...notes, { bdy: 'x' }] }] }] }
  const json = JSON.stringify(seed, null, 1)
  const line = json.slice(0, json.indexOf('"bdy"')).split('\n').length
  const said = new RegExp(`:${line}:8 {2}found the unknown key "bdy".*did you mean "body"\\?$`)
  t.match(faults(t, { 'a.json': json })[0], said)
  t.match(faults(t, { 'a.yaml': json })[0], said)
})

t.test('long names are shortened', async (t) => {
  const key = 'k'.repeat(1000)
  const shown = `${'k'.repeat(57)}...`
  const found = faults(t, { 'a.yaml': `subAccounts: []\n${key}: 1\n`, 'b.yaml': `- *${key}\n` })
  matchEach(t, found, [
    new RegExp(`^a\\.yaml:2:1 {2}found the unknown key "${shown}", expected one of`),
    new RegExp(`^b\\.yaml:1:3 {2}found \\*${shown}, but there is no &${shown} above`),
  ])
})

t.test('at most a thousand problems of a kind are reported', async (t) => {
  const accounts = Array.from({ length: 5000 }, (_, index) => `  - id: a${index}\n`).join('')
  const file = join(t.testdir({ 'a.yaml': `subAccounts:\n${accounts}` }), 'a.yaml')
  t.equal(validateFixtures([file]).problems.length, 1000)
  t.equal(problems('- a: b: c\n'.repeat(1500), 'yaml').length, 1000)
  t.equal(problems('- a\n- *b\n'.repeat(1500), 'yaml').length, 1000)
  t.equal(problems(`[${'{"a":1,"a":2},'.repeat(1500)}1]`, 'json').length, 1000)
})
