import t from 'tap'
import { Pages, textOf } from '../../src/sandbox/pages.js'

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
