import t from 'tap'
import { Pages, type Piece, textOf } from '../../src/sandbox/pages.js'

t.test('texts and bytes of any length stay what they were', async (t) => {
  const pages = new Pages()
  const given = Array.from({ length: 500 }, (_, n) => {
    const text = `${n} é😀 `.repeat((n % 7) * 1000 + 1)
    return n % 2 === 0 ? text : Buffer.from(text)
  })
  const kept = given.map((one) => pages.keep(one))
  for (const [n, bytes] of kept.entries()) t.equal(textOf(bytes), given[n]?.toString())
})

t.test('many short ones share a page', async (t) => {
  const pages = new Pages()
  const kept = Array.from({ length: 1000 }, () => pages.keep('x'.repeat(1000)))
  const count = new Set(kept.map(({ page }) => page)).size
  t.ok(count <= 17, `${count} pages for a megabyte`)
})

/** Keeps texts of 1,000 characters, and drops each when there are 200 of them. */
function run(pages: Pages, count: number, kept: Piece[] = []) {
  return Array.from({ length: count }, (_, n) => {
    const piece = pages.keep(`${n} `.padEnd(1000, 'x'))
    kept.push(piece)
    const oldest = kept.length > 200 ? kept.shift() : undefined
    if (oldest) pages.drop(oldest)
    return piece
  })
}

t.test('a page whose pieces are dropped is used again', async (t) => {
  const bytes = new Set(run(new Pages(), 5000).map(({ page }) => page.bytes))
  t.ok(bytes.size < 10, `${bytes.size} pages for five megabytes`)
})

t.test('what was lent stays what it was', async (t) => {
  const pages = new Pages()
  const kept: Piece[] = []
  const before = run(pages, 250, kept)
  pages.lend()
  const after = run(pages, 5000, kept)
  for (const [n, piece] of before.slice(50).entries())
    t.equal(textOf(piece), `${n + 50} `.padEnd(1000, 'x'))
  for (const [n, piece] of after.slice(-200).entries())
    t.equal(textOf(piece), `${n + 4800} `.padEnd(1000, 'x'))
})

t.test('a long text that is dropped is no page for others', async (t) => {
  const pages = new Pages()
  const [first, second] = [pages.keep('x'.repeat(100_000)), pages.keep('y'.repeat(100_000))]
  pages.drop(first)
  run(pages, 500)
  t.equal(textOf(second), 'y'.repeat(100_000))
})
