import t from 'tap'
import { RingBuffer } from '../../src/sandbox/ring-buffer.js'

t.test(
  'keeps the last texts, whatever their length, and reuses the pages of older ones',
  async (t) => {
    const texts = new RingBuffer(3)
    const sent = Array.from({ length: 200 }, (_, n) => `${n} é😀 `.repeat((n % 7) * 3000 + 1))
    const kept = sent.map((text, n) => {
      const bytes = texts.keep(text)
      return { bytes, text, at: n }
    })
    for (const { bytes, text } of kept.slice(-3)) t.equal(bytes.toString(), text)
    const memory = new Set(kept.map(({ bytes }) => bytes.buffer))
    t.ok(memory.size < 60, `${memory.size} pages`)
  },
)

t.test(
  'the bytes of a text are valid until as many texts as the capacity have followed',
  async (t) => {
    const texts = new RingBuffer(2)
    let before: { bytes: Buffer; text: string } | undefined
    for (let n = 0; n < 500; n++) {
      const text = `${n}`.repeat(20_000)
      const bytes = texts.keep(text)
      if (before && before.bytes.toString() !== before.text) t.fail(`${n - 1} is gone`)
      before = { bytes, text }
    }
    t.equal(before?.bytes.toString(), before?.text)
  },
)
