import t from 'tap'
import { readText } from '../../../src/seeding/parse/read.js'

const value = {
  'a "key"': [1, { deep: ['x', true, null, -1.5e3] }, 'two [words], {quoted} "and" \\'],
  empty: { list: [], object: {} },
  ключ: 'é',
}

t.test('every value and key has a place', async (t) => {
  for (const text of [JSON.stringify(value), JSON.stringify(value, null, 2)]) {
    const document = readText('a', text, 'json')
    t.strictSame(document.value, value)
    const textAt = (path: (string | number)[], of?: 'key' | 'value') => {
      const { line = 0, column = 0, length = 0 } = document.place(path, of)
      return text.split('\n')[line - 1]?.slice(column - 1, column - 1 + length)
    }
    t.equal(textAt([]), '{')
    t.equal(textAt(['a "key"'], 'key'), '"a \\"key\\""')
    t.equal(textAt(['a "key"', 1, 'deep', 1]), 'true')
    t.equal(textAt(['a "key"', 1, 'deep', 3]), '-1500')
    t.equal(textAt(['a "key"', 2]), JSON.stringify(value['a "key"'][2]))
    t.equal(textAt(['empty', 'list']), '[')
    t.equal(textAt(['empty', 'object'], 'key'), '"object"')
    t.equal(textAt(['ключ']), '"é"')
    t.strictSame(document.place(['empty', 'list', 0]), document.place(['empty', 'list']))
    t.strictSame(document.place(['empty', 'x', 'y']), document.place(['empty']))
  }
})

t.test('a key may be escaped', async (t) => {
  const text = '{"\\u0061": 1, "b": {"a": 2}}'
  t.equal(readText('a', text, 'json').place(['a']).column, 12)
  const { problems } = readText('a', text.replace('"b"', '"a"'), 'json')
  t.same(
    problems?.map(({ message }) => message),
    ['the key "a" is already at a:1:2, expected it once'],
  )
})

t.test('a byte order mark is no part of the text', async (t) => {
  t.equal(readText('a', '\uFEFF{"a": 1}', 'json').place(['a']).column, 7)
})
