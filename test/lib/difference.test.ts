import t from 'tap'
import { difference } from '../../src/lib/difference.js'

const long = 'note-'.repeat(2000)

const words: [written: string, known: string, how: string | undefined][] = [
  ['note-1', 'note-1', undefined],
  ['note-1 ', 'note-1', 'differs only in white space'],
  ['Note-1', 'note-1', 'differs only in letter case'],
  ['note-2', 'note-1', 'differs in one character'],
  ['nte-12', 'note-1', 'differs in 2 characters'],
  ['ab', 'cd', undefined],
  ['note-1234', 'note-1', undefined],
  [`${long}1`, `${long}2`, 'differs in one character'],
  [`1${long}`, `2${long}`, 'differs in one character'],
  [`1${long}1`, `2${long}2`, undefined],
]
for (const [written, known, how] of words) {
  t.test(`${written.slice(0, 20)} ${how} from ${known.slice(0, 20)}`, async (t) => {
    t.equal(difference(written, known), how)
  })
}

t.test('very many long words are compared in little time', async (t) => {
  const digits = Array.from({ length: 10_000 }, (_, at) => (at * at) % 7).join('')
  const start = performance.now()
  for (let from = 0; from < 5000; from++) {
    difference(long.slice(0, 4000), digits.slice(from, from + 4000))
  }
  t.ok(performance.now() - start < 3000)
})
