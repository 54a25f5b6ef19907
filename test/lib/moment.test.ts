import t from 'tap'
import { parseMoment } from '../../src/lib/moment.js'

const now = Date.parse('2026-05-01T12:00:00Z')

t.test('a date, now, and how far from now', async (t) => {
  for (const [text, expected] of Object.entries({
    '2026-03-07': '2026-03-07T00:00:00.000Z',
    now: '2026-05-01T12:00:00.000Z',
    '-3d': '2026-04-28T12:00:00.000Z',
    '-2h30m': '2026-05-01T09:30:00.000Z',
    '+1d': '2026-05-02T12:00:00.000Z',
    '-1w': '2026-04-24T12:00:00.000Z',
    '+1.5s': '2026-05-01T12:00:01.500Z',
  })) {
    t.equal(new Date(parseMoment(text, now)).toISOString(), expected, text)
  }
  for (const text of ['yesterday', '3d', '-', '+', '-3', '-3 d', '2026-02-30', '+999999d']) {
    t.ok(Number.isNaN(parseMoment(text, now)), text)
  }
})
