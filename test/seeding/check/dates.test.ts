import t from 'tap'
import { N, said } from '../../support/fixtures.js'

/** What is written in place of a date, and what to do about it. */
const dates: readonly [written: string, advice: string][] = [
  ['1772884800', 'as seconds since 1970 this is 2026-03-07T12:00:00Z: write that'],
  ['03/07/2026', 'write year-month-day: 2026-03-07 if 3 is the month, 2026-07-03 if 7 is'],
  [
    '03/07/2026 2:05 PM',
    'write year-month-day: 2026-03-07T14:05:00Z if 3 is the month, 2026-07-03T14:05:00Z if 7 is',
  ],
  ['25.12.2026 8:30', 'write 2026-12-25T08:30:00Z'],
  ['2026-03-0', 'there is no day 0; write year-month-day'],
  ['25/12/2026', 'write year-month-day: 2026-12-25'],
  ['2026/03/07', 'write year-month-day: 2026-03-07'],
  ['2026-02-30', 'there is no such day: 2026-02 has 28 days'],
  ['2026-13-01', 'there is no month 13; write 2026-01-13 if 13 is the day'],
  ['2026-13-40', 'there is no month 13; write year-month-day'],
  ['2026-3-7', 'months and days have two digits: write 2026-03-07'],
  ['2026-3-7T9:00:00Z', 'write 2026-03-07T09:00:00Z'],
  ['2026-03-07T25:00:00Z', 'there is no such time: hours go to 23, minutes and seconds to 59'],
  ['2026-03-07T24:30:00Z', 'there is no such time: the day ends at 24:00:00'],
  ['2026-03-07 12:00 PM', 'write 2026-03-07T12:00:00Z'],
  ['2026-03-07 12:00 UTC', 'write 2026-03-07T12:00:00Z'],
  ['March 7, 2026', 'write year-month-day: 2026-03-07'],
  ['7 March 2026', 'write year-month-day: 2026-03-07'],
  ['Sat, 7th March 2026', 'write year-month-day: 2026-03-07'],
  ['31 February 2026', 'there is no such day: 2026-02 has 28 days'],
  ['March 2026', 'write the day too: 2026-03-01 is the first'],
  ['2026-25-09', 'there is no month 25; write 2026-09-25 if 25 is the day'],
  ['Mar 7th 2026, 10:30 PM', 'write 2026-03-07T22:30:00Z'],
  ['2O26-03-07', 'there is a letter in place of a digit: write 2026-03-07'],
  ['2026-03-l7', 'there is a letter in place of a digit: write 2026-03-17'],
  ['3d', 'write -3d for the past or +3d for the future'],
  ['-1mo', 'write -30d; units are w, d, h, m (minutes), s and ms'],
  ['–3d', '– is not a hyphen: write -3d'],
  ['1.5d', 'write -1.5d for the past or +1.5d for the future'],
  ['3 days ago', 'write -3d; units are w, d, h, m (minutes), s and ms'],
  ['yesterday', 'write -1d'],
  [
    '3600',
    'write the unit after the number: +3600s for seconds from now; units are w, d, h, m (minutes), s and ms',
  ],
  ['-3', 'write the unit after the number: -3d for days; units are w, d, h, m (minutes), s and ms'],
  ['now-3d', 'write -3d; units are w, d, h, m (minutes), s and ms'],
  ['46083.5', 'as a spreadsheet counts days this is 2026-03-02T12:00:00Z: write that'],
  ['-46083d', 'that is more than a hundred years away: write the date'],
  ['2026-03-07T12:00:00 CET', 'write 2026-03-07T12:00:00+01:00'],
  ['2026-03-07 4pm PDT', 'write 2026-03-07T16:00:00-07:00'],
  ['"2026-03-07T12:00:00+99:00"', 'there is no offset +99:00: hours go to 14, minutes to 59'],
  ['"2026-03-07T12:00:00+02:75"', 'there is no offset +02:75: hours go to 14, minutes to 59'],
  ['-1000000000w', 'that is more than a hundred years away: write the date'],
  ['200 years ago', 'that is more than a hundred years away: write the date'],
  ['"- 200000 d"', 'that is more than a hundred years away: write the date'],
  ['1772884800.5', 'as seconds since 1970 this is 2026-03-07T12:00:00.500Z: write that'],
  ['17:30', 'write the day in front of the time: 2026-03-07T17:30:00Z'],
  ['9:05:10', 'write the day in front of the time: 2026-03-07T09:05:10Z'],
]

for (const [written, advice] of dates) {
  t.test(`explains the date ${written}`, async (t) => {
    const [line = '', ...more] = said(t, { 'a.yaml': `${N}            dateAdded: ${written}\n` })
    t.match(
      line,
      /^12:24 dateAdded: found .*, expected a date such as 2026-03-07T12:00:00Z or -3d; /,
    )
    t.equal(line.split('; ').slice(1).join('; '), advice)
    t.same(more, [])
  })
}
