import t from 'tap'
import { Pseudonyms } from '../../../src/seeding/record/pseudonyms.js'

const jane = {
  firstName: 'Jane',
  lastName: "O'Connor",
  email: 'Jane@acme.test',
  phone: '+1 (555) 010-4477',
}

t.test('a contact gets the same pseudonym on every run', async (t) => {
  const [one, again] = [new Pseudonyms().contact(jane), new Pseudonyms().contact(jane)]
  t.same(one, again)
  t.same(one, {
    firstName: 'Alex',
    lastName: 'Ashdown',
    email: 'alex.ashdown@example.com',
    phone: '+15555550001',
  })
  t.same(new Pseudonyms().contact({ firstName: null, email: '' }), {})
})

t.test('one person is one person everywhere', async (t) => {
  const other = new Pseudonyms(['Bob'])
  const { firstName, lastName, email, phone } = other.contact(jane)
  const rené = other.contact({ firstName: 'René', lastName: 'de la Cruz' })
  for (const [written, expected] of [
    ['Spoke with Jane.', `Spoke with ${firstName}.`],
    ["JANE O'CONNOR's file", `${firstName?.toUpperCase()} ${lastName?.toUpperCase()}'s file`],
    [
      "jane_o’connor, janeo'connor",
      `${firstName?.toLowerCase()}_${lastName?.toLowerCase()}, ${firstName?.toLowerCase()}${lastName?.toLowerCase()}`,
    ],
    [
      'Rene, RENÉ, Rene\u0301: de la Cruz',
      `${rené.firstName}, ${rené.firstName?.toUpperCase()}, ${rené.firstName}: de la ${rené.lastName?.slice(6)}`,
    ],
    ['write to jane@ACME.test', `write to ${email}`],
    ['ring 555 010 4477 or 1-555-010-4477', `ring ${phone} or ${phone}`],
    ['janet, Janeway and Cruzado are others', 'janet, Janeway and Cruzado are others'],
  ] as const) {
    t.equal(other.text(written), expected)
  }
  t.notMatch(other.text('Bob took the call'), 'Bob')
})

t.test('everything that looks like personal data is replaced', async (t) => {
  const text = (written: string) => new Pseudonyms().text(written)
  t.equal(
    text('cc bob@x.example.org, +49 30 1234567 and 030/1234567'),
    'cc person-1@example.com, +15555550001 and +15555550001',
  )
  t.equal(
    text('<a href="https://crm.test/people/jane-doe?x=1">her file</a> linkedin.com/in/janedoe'),
    '<a href="https://example.com/link-1">her file</a> https://example.com/link-2',
  )
  t.equal(text('mailto:a.b+c@d.co'), 'mailto:person-1@example.com')
  for (const kept of [
    'on 2026-03-07 at 10:30',
    '2026-03-07 12:00:00',
    '07.03.2026, 3/7/2026',
    '1.250.000 in 12 months, 50%, #1234',
    '<p>First <strong>visit</strong></p>',
  ]) {
    t.equal(text(kept), kept)
  }
})

t.test('a text takes a time that grows with its length, whatever it consists of', async (t) => {
  for (const part of [
    'a',
    'aB',
    'A',
    '&a',
    'a at ',
    'a dot ',
    'a (at) b',
    'a.',
    'a-',
    'a+',
    'a@',
    'a@b',
    '1',
    '1 ',
    "'",
    '://',
    'x.yz/',
    '田',
  ]) {
    const other = new Pseudonyms()
    other.contact({ firstName: '花子', lastName: 'Smith' })
    const start = performance.now()
    other.text(part.repeat(200_000 / part.length))
    t.ok(performance.now() - start < 2000, part)
  }
  const start = performance.now()
  const addresses = Array.from({ length: 30_000 }, (_, number) => `p${number}@x.test`)
  t.match(new Pseudonyms().text(addresses.join(' ')), /person-30000@example\.com$/)
  t.ok(performance.now() - start < 2000, 'many addresses')
})

t.test('a link, an address or a number is found behind a long word', async (t) => {
  const other = new Pseudonyms()
  const word = 'x'.repeat(1000)
  t.notMatch(other.text(`${word}https://crm.test/jane`), 'jane')
  t.notMatch(other.text(`${word} crm.test/jane ${word}.crm.test/jane`), 'jane')
  t.notMatch(other.text(`${word}, jane@crm.test ${word}@jane.test`), 'jane')
})

t.test('names do not change HTML tags, and are found without spaces around them', async (t) => {
  const other = new Pseudonyms()
  const { firstName } = other.contact({ firstName: 'Strong' })
  t.equal(other.text('<strong>Strong</strong>'), `<strong>${firstName}</strong>`)
  const { lastName } = other.contact({ firstName: '花子', lastName: '田中' })
  t.equal(other.text('田中さんに電話した。'), `${lastName}さんに電話した。`)
})

t.test('names are found as rich text escapes them', async (t) => {
  const other = new Pseudonyms()
  const { lastName } = other.contact(jane)
  for (const apostrophe of ['&#39;', '&#x27;', '&apos;', '&rsquo;', '&#8217;']) {
    t.equal(other.text(`<p>Mrs. O${apostrophe}Connor</p>`), `<p>Mrs. ${lastName}</p>`)
  }
  t.equal(other.text('Jane&#39;s &amp; Bob&#39;s'), `Alex&#39;s &amp; Bob&#39;s`)
})

t.test('there are more people than names', async (t) => {
  const other = new Pseudonyms()
  const made = Array.from({ length: 300 }, (_, n) =>
    other.contact({ firstName: `Given${n}`, lastName: `Family${n}`, email: `p${n}@x.test` }),
  )
  t.equal(new Set(made.map(({ email }) => email)).size, 300)
  t.equal(new Set(made.map(({ firstName, lastName }) => `${firstName} ${lastName}`)).size, 300)
})
