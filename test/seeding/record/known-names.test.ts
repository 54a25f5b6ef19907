import t from 'tap'
import { Pseudonyms } from '../../../src/seeding/record/pseudonyms.js'

const person = {
  firstName: 'Jane',
  lastName: 'Müller-McDonald',
  email: 'jdmueller77@acme.example',
  phone: '+1 (555) 010-4477',
  companyName: 'Acme Plumbing, Inc.',
  address1: '12 Elm Street, Apt 4',
  postalCode: '78701',
  dateOfBirth: '1990-09-25',
  website: 'https://www.acme-plumbing.plumbing/about',
}

const known = () => {
  const other = new Pseudonyms()
  other.contact(person)
  return other
}

t.test('what is known of a person is found in every spelling', async (t) => {
  for (const [written, expected] of [
    ['ACME PLUMBING, INC., acme plumbing', 'COMPANY 1., company 1'],
    ['acme-plumbing #AcmePlumbing Acme\nPlumbing', 'company 1 #Company 1 Company 1'],
    ['of Acmé Plumbing LLC', 'of Company 1 LLC'],
    ['12 ELM STREET, APT 4; 12 elm st', '1 EXAMPLE STREET; 1 example street st'],
    ['in 78701', 'in 00001'],
    ['born 1990-09-25, 9/25/1990, 25.09.90', 'born 1990-01-01, 1990-01-01, 1990-01-01'],
    ['on September 25, 1990 or 25 Sep 1990', 'on 1990-01-01 or 1990-01-01'],
    ['Mueller, MUELLER, Muller, Mcdonald', 'Ashdown, ASHDOWN, Ashdown, Birch'],
    ['JaneMcDonaldContract.pdf jane_muller_2.jpg', 'AlexBirchContract.pdf alex_ashdown_2.jpg'],
    ['Janes Auto', 'Alexs Auto'],
    ['skype jdmueller77', 'skype alex.ashdown-birch'],
    ['see acme-plumbing.plumbing', 'see example.com'],
  ] as const) {
    t.equal(known().text(written), expected)
  }
  t.equal(known().text('Plumbing since May 1990'), 'Plumbing since May 1990')
})

t.test('addresses, numbers and links are found in other spellings', async (t) => {
  const text = (written: string) => known().text(written)
  const email = 'alex.ashdown-birch@example.com'
  t.equal(
    text('jdmueller77(at)acme.example, jdmueller77 [at] acme [dot] example'),
    `${email}, ${email}`,
  )
  t.equal(text('jdmueller77 at acme dot example, jdmueller77 @ acme.example'), `${email}, ${email}`)
  t.equal(text('555–010–4477 or 5550104477x12'), '+15555550001 or +15555550001')
  t.equal(text('card 4111 1111 1111 1111'), 'card +15555550002')
  t.equal(
    text('smithlaw.com, müller-bau.de.'),
    'https://example.com/link-1, https://example.com/link-2.',
  )
  for (const kept of ['Lunch @ 12.30', 'at 10 dot com', 'version 1.2.3 of Node.js', 'contact.plan'])
    t.equal(text(kept), kept)
})

t.test('what replaces a text is not replaced again', async (t) => {
  const other = new Pseudonyms()
  const alex = other.contact({ firstName: 'Alex', lastName: 'Link', email: 'a@x.example' })
  other.contact({ companyName: 'Example', firstName: 'Robin', email: 'r@x.example' })
  t.not(alex.firstName, 'Alex', 'no person keeps a name')
  t.equal(
    other.text('a@x.example, https://x.example/a'),
    `${alex.email}, https://example.com/link-1`,
  )
})

t.test('words that stand for no company are no names', async (t) => {
  const other = new Pseudonyms()
  for (const companyName of ['-', 'N/A', 'None'])
    t.match(other.contact({ companyName }), { companyName: /^Company \d$/ })
  t.equal(other.text('none - n/a'), 'none - n/a')
})

t.test('a company does not give its name to a person', async (t) => {
  const other = new Pseudonyms()
  const made = other.contact({ companyName: 'Doe', firstName: 'Jane', lastName: 'Doe' })
  t.match(made, { companyName: 'Company 1', lastName: 'Ashdown' })
  t.match(other.contact({ companyName: 'Doe LLC', lastName: 'Roe' }), { lastName: 'Birch' })
  t.equal(other.text('Doe of Doe LLC'), 'Ashdown of Company 1')
})

t.test(
  'the first part of an e-mail address is a name elsewhere, but not that of an office',
  async (t) => {
    const other = new Pseudonyms()
    other.contact({ firstName: 'Jane', lastName: 'Doe', email: 'jdoe@x.example' })
    other.contact({ email: 'office@x.example' })
    t.equal(
      other.text('@jdoe of our office, x.example'),
      '@alex.ashdown of our office, example.com',
    )
  },
)

t.test('titles and the like are no names', async (t) => {
  const other = new Pseudonyms()
  const made = other.contact({ firstName: 'Dr. Jane and John', lastName: 'Doe Jr.' })
  t.match(made, { firstName: 'Dr. Alex and Robin', lastName: 'Ashdown Jr.' })
  t.equal(other.text('the Dr. and Mr. Doe'), 'the Dr. and Mr. Ashdown')
})

t.test('a letter is no name in a text', async (t) => {
  const other = new Pseudonyms()
  t.equal(other.contact({ firstName: 'A' }).firstName, 'Alex')
  t.equal(other.text('a letter to A'), 'a letter to A')
})

t.test('letters are found as rich text escapes them', async (t) => {
  const other = new Pseudonyms()
  other.contact({ firstName: 'Renée', lastName: 'Müller' })
  for (const written of [
    'Ren&eacute;e M&uuml;ller',
    'Ren&#233;e M&#xFC;ller',
    'REN&Eacute;E&nbsp;MUELLER',
  ])
    t.match(other.text(written), /^alex(?: |&nbsp;)ashdown$/i)
  t.equal(other.text('&lt;Ren&amp;eacute;'), '&lt;Ren&amp;eacute;')
})

t.test('companies are found with another sign between, addresses by their parts', async (t) => {
  const other = new Pseudonyms()
  other.contact({
    companyName: 'Smith & Sons Ltd',
    address1: 'Flat 2, 10 Downing St\nLondon',
  })
  other.contact({ companyName: 'Bread and Butter' })
  t.equal(other.text('SMITH AND SONS, Smith &amp; Sons'), 'COMPANY 1, Company 1')
  t.equal(other.text('bread & butter'), 'company 2')
  t.equal(other.text('10 downing st, London'), '1 example street, London')
  t.equal(other.text('a\uff20x.example'), 'person-1@example.com')
})
