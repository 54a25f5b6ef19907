import t from 'tap'
import { isPossiblePhone } from '../../../src/lib/phone.js'
import { Phones } from '../../../src/seeding/record/phones.js'
import { Pseudonyms } from '../../../src/seeding/record/pseudonyms.js'

t.test('a number has one replacement, with and without its country', async (t) => {
  for (const [number, ...spellings] of [
    [
      '+4930123456',
      '+49 30 123456',
      '030 123456',
      '030123456',
      '0049 30 123456',
      '+49 (0)30 123456',
      '(030) 123456',
      '49 30 123456',
    ],
    ['+15550104477', '555-010-4477', '1 555 010 4477', '+1 (555) 010-4477'],
    ['+442079460958', '020 7946 0958', '+44 (0) 20 7946 0958'],
    ['+390612345678', '06 1234 5678', '+39 06 1234 5678'],
    ['+79123456789', '8 912 345-67-89'],
    ['+33142345678', '01 42 34 56 78', '+33 1 42 34 56 78'],
  ] as const) {
    const other = new Pseudonyms()
    const { phone = '' } = other.contact({ phone: number })
    for (const spelling of spellings) t.equal(other.text(spelling), phone, spelling)
    for (const spelling of spellings) {
      const reversed = new Pseudonyms()
      t.equal(reversed.text(spelling), '+15555550001')
      t.equal(reversed.contact({ phone: number }).phone, '+15555550001', `${spelling} first`)
    }
  }
})

t.test('numbers of two countries are two, though they are equal in them', async (t) => {
  const other = new Pseudonyms()
  t.equal(other.contact({ phone: '+4930123456' }).phone, '+15555550001')
  t.equal(other.contact({ phone: '+4330123456' }).phone, '+15555550002')
  t.equal(other.contact({ phone: '+4940123456' }).phone, '+15555550003')
})

t.test('there are replacements for more than ten thousand numbers', async (t) => {
  const phones = new Phones()
  const made = Array.from({ length: 20_000 }, (_, n) => phones.replacement(`+1555${2_000_000 + n}`))
  t.equal(made[9998], '+15555559999')
  t.equal(made[9999], '+15555560000')
  t.equal(new Set(made).size, 20_000)
  t.ok(made.every(isPossiblePhone))
})
