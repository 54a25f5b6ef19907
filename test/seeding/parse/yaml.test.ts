import t from 'tap'
import type { FixtureDocument } from '../../../src/seeding/parse/document.js'
import { readText } from '../../../src/seeding/parse/read.js'
import { collect, type Problem, Source } from '../../../src/seeding/parse/source.js'
import { readYaml } from '../../../src/seeding/parse/yaml.js'
import { matchEach } from '../../support/fixtures.js'

const parsed = (text: string) => readText('a', text, 'yaml').value

/** The text at the place of a value or of its key. */
function textAt(text: string, path: (string | number)[], of?: 'key' | 'value'): string | undefined {
  const { line = 0, column = 0, length = 0 } = readText('a', text, 'yaml').place(path, of)
  return text.split(/\r\n?|\n/)[line - 1]?.slice(column - 1, column - 1 + length)
}

function problems(read: () => FixtureDocument): string[] {
  const found: Problem[] = []
  found.push(...(collect(found, read)?.problems ?? []))
  return found.map(({ place, message }) => `${place.line}:${place.column} ${message}`)
}

t.test('plain values are those of YAML 1.2', async (t) => {
  t.strictSame(parsed('[1, -1.5e3, 0x1F, 0o17, .inf, 0042]'), [1, -1500, 31, 15, Infinity, 42])
  t.strictSame(parsed('[true, TRUE, false, null, ~, yes]'), [true, true, false, null, null, 'yes'])
  const text = ['yes', 'no', 'on', '2026-01-01', '12:30:45', '1_000', '0b11', '=']
  t.strictSame(parsed(text.map((word) => `- ${word}\n`).join('')), text)
  t.strictSame(parsed('%YAML 1.1\n---\n[yes, 0o7, 2026-01-01]\n'), ['yes', 7, '2026-01-01'])
})

t.test('keys are text', async (t) => {
  t.strictSame(parsed('{ 1: a, 0x10: b, null: c, true: d, "": e, f }'), {
    1: 'a',
    '0x10': 'b',
    null: 'c',
    true: 'd',
    '': 'e',
    f: null,
  })
  t.strictSame(Object.keys(Object(parsed('__proto__: { a: 1 }'))), ['__proto__'])
})

t.test('aliases share a value, and << adds missing keys', async (t) => {
  const text = `- &a { x: 1, y: 2 }
- *a
- { y: 3, <<: *a }
- { <<: [{ y: 4 }, *a], z: 5 }
- { <<: *a, y: 6 }
`
  t.strictSame(parsed(text), [
    { x: 1, y: 2 },
    { x: 1, y: 2 },
    { y: 3, x: 1 },
    { y: 4, x: 1, z: 5 },
    { x: 1, y: 6 },
  ])
  t.strictSame(parsed('- &a 1\n- &a 2\n- *a\n- "<<": 3\n'), [1, 2, 2, { '<<': 3 }])
})

t.test('an alias repeats what its anchor meant where it was written', async (t) => {
  t.strictSame(parsed('- &x 1\n- &a [*x]\n- &x 2\n- *a\n'), [1, [1], 2, [1]])
  t.strictSame(parsed('- &a [&b 1]\n- &b 2\n- *a\n- *b\n'), [[1], 2, [1], 2])
  t.strictSame(
    problems(() => readText('a', '- &a { b: 1, b: 2 }\n- *a\n', 'yaml')).length,
    1,
    'a mistake is reported at the anchor alone',
  )
})

t.test('line ends are those of any system', async (t) => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = ['a:', '  - b: 1', '    c: |', '      x', '      y', ''].join(end)
    t.strictSame(parsed(text), { a: [{ b: 1, c: 'x\ny\n' }] })
    t.equal(textAt(text, ['a', 0, 'b']), '1')
  }
})

t.test('every value and key has a place', async (t) => {
  const text = `# comment
list: &l
  - one
  - key: "two"
    text: |
      three
    empty:
    flow: { a: 'four', b: [5, 6] }
alias: *l
`
  t.equal(textAt(text, ['list', 0]), 'one')
  t.equal(textAt(text, ['list', 1]), 'k')
  t.equal(textAt(text, ['list', 1, 'key']), '"two"')
  t.equal(textAt(text, ['list', 1, 'key'], 'key'), 'key')
  t.equal(textAt(text, ['list', 1, 'text']), '|')
  t.equal(textAt(text, ['list', 1, 'empty']), 'empty', 'a value that is left out: its key')
  t.equal(textAt(text, ['list', 1, 'flow']), '{')
  t.equal(textAt(text, ['list', 1, 'flow', 'a']), "'four'")
  t.equal(textAt(text, ['list', 1, 'flow', 'b', 1]), '6')
  t.equal(textAt(text, ['alias']), '*l')
  t.equal(textAt(text, ['alias', 1, 'key']), '"two"', 'behind an alias: where it is written')
  t.equal(textAt(text, ['list', 1, 'flow', 'no', 'such']), '{', 'what surrounds it')
})

t.test('what contradicts itself is refused at its place', async (t) => {
  const said = (text: string) => problems(() => readText('a', text, 'yaml'))
  matchEach(t, said('a: 1\nb: { c: 1, c: 2, c: 3 }\na: 2\n'), [
    /^2:12 the key "c" is already at a:2:6, expected it once: remove one$/,
    /^3:1 the key "a" is already at a:1:1, expected it once: remove one$/,
  ])
  matchEach(t, said('- b: { id: 1, id: 2 }\n'), [/expected it once: remove one$/])
  matchEach(t, said('a: &a [*a]\n'), [/^1:8 found \*a inside of &a, which never ends/])
  matchEach(t, said('- *a\n- &a 1\n'), [
    /^1:3 found \*a, but &a comes after it, in line 2: move it above$/,
  ])
  matchEach(t, said('<<: text\n'), [
    /^1:5 found << with text, expected an alias of an object, or a list of them, or "like: text" for a template$/,
  ])
})

t.test(
  'a text of too many words, signs and line breaks is refused where it is too much',
  async (t) => {
    const said = (text: string) => problems(() => readYaml(new Source('a', text), 1000))
    t.same(said('\n'.repeat(900)), [])
    for (const text of ['\n', '- a\n', '- *a\n', '[a,b]\n', '#\n', '- "a": "b"\n']) {
      matchEach(t, said(text.repeat(2000)), [
        /^\d+:\d+ found more than 1,000 words, signs and line breaks up to here, expected fewer: split it into several files, which add up, or generate the data with generate:$/,
      ])
    }
    matchEach(t, said('\n'.repeat(5000)), [/^1002:1 /])
  },
)
