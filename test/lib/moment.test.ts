import t from 'tap'
import { instantOf, parseMoment } from '../../src/lib/moment.js'

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

t.test(
  'a date that is written as HighLevel writes it stays, and another one becomes so',
  async (t) => {
    for (const [written, kept] of [
      ['2026-03-07T12:00:00.000Z', '2026-03-07T12:00:00.000Z'],
      ['2026-03-07T24:00:00.000Z', '2026-03-08T00:00:00.000Z'],
      ['2026-03-07t12:00:00.000z', '2026-03-07T12:00:00.000Z'],
      ['2026-03-07 12:00:00.0000', '2026-03-07T12:00:00.000Z'],
      ['2026-03-07T12:00:00+01:00', '2026-03-07T11:00:00.000Z'],
    ] as const) {
      t.equal(instantOf(written, 0), kept)
    }
  },
)
