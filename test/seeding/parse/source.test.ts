import t from 'tap'
import { Source } from '../../../src/seeding/parse/source.js'

t.test('lines end as on any system, and columns count from 1', async (t) => {
  const source = new Source('a', 'ab\ncd\r\nef\rgh')
  const at = (offset: number) => {
    const { line, column } = source.at(offset)
    return [line, column]
  }
  t.same([0, 2, 3, 6, 7, 10, 11].map(at), [
    [1, 1],
    [1, 3],
    [2, 1],
    [2, 4],
    [3, 1],
    [4, 1],
    [4, 2],
  ])
  t.same(at(99), [4, 3], 'the end')
})

t.test('an excerpt of a long line is the part around the place', async (t) => {
  const text = `${'a'.repeat(500)}X${'b'.repeat(500)}`
  const { excerpt } = new Source('a', `before\n${text}\nafter\n`).at(7 + 500)
  t.equal(excerpt?.line, `…${'a'.repeat(39)}X${'b'.repeat(60)}…`)
  t.equal(excerpt?.line[excerpt.indent], 'X')
  t.equal(excerpt?.before, '…')
})

t.test(
  'an excerpt has no control characters, and the first line has no line before it',
  async (t) => {
    const { excerpt } = new Source('a', 'a\tb\u0007c').at(2)
    t.same(excerpt, { line: 'a b c', before: '', indent: 2 })
  },
)
