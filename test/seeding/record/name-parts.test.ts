import t from 'tap'
import { Pseudonyms } from '../../../src/seeding/record/pseudonyms.js'

/** The replacement of a name in one field, and a text by that contact's pseudonyms. */
function named(name: string) {
  const other = new Pseudonyms()
  return { made: other.contact({ name }).name, text: (written: string) => other.text(written) }
}

t.test('a name is replaced whole, however short its words are', async (t) => {
  for (const name of ['Li Na', 'Jo Ng', 'Bo Le', 'Ed Al', 'J D', 'Wei Li', 'Ван Ли', 'Des Das']) {
    const { made, text } = named(name)
    t.equal(made, 'Ashdown Birch', name)
    t.equal(text(`${name} called`), `${made} called`)
    t.match(text(name.toUpperCase()), /^ashdown birch$/i)
    t.equal(text(name.split(' ').toReversed().join(', ')), 'Birch Ashdown', 'the last name first')
  }
  t.equal(named('John F. Kennedy').made, 'Ashdown Birch Calder')
  t.equal(named('John F. Kennedy').text('John F. Kennedy'), 'Ashdown Birch Calder')
  t.equal(named('Bo').made, 'Ashdown')
  t.equal(named('Đỗ Văn Ân').made, 'Ashdown Birch Calder')
})

t.test('words of a short name stay where they are no name', async (t) => {
  for (const [name, kept] of [
    ['An To', 'an to-do: she will mark the date, An apple to AN'],
    ['Al So', 'also so Al'],
    ['Li Wu', 'Liwu, li, Li'],
    ['Văn Ân', 'van an, the van'],
    ['Des Das', 'des das Auto, das Das und Des'],
    ['J D', 'a j d, JD'],
  ] as const)
    t.equal(named(name).text(kept), kept, name)
  t.equal(named('Li Wu').text('li wu came'), 'ashdown birch came')
})

t.test('a short first or last name is found as it is spelled, unless it is a word', async (t) => {
  const other = new Pseudonyms()
  other.contact({ firstName: 'Jo', lastName: 'Ng', email: 'jo@x.example' })
  t.equal(
    other.text('Jo came, Mr. Ng too; JO, a jo, no ng'),
    'Alex came, Mr. Ashdown too; JO, a jo, no ng',
  )
  other.contact({ firstName: 'An', lastName: 'Do', email: 'ando@x.example' })
  t.equal(other.text('An apple, do, ando'), 'An apple, do, ando')
  t.equal(other.text('An Do, Do An'), 'Robin Birch, Birch Robin')
  t.equal(new Pseudonyms(['An', 'Des']).text('An and Des, an des'), 'Alex and Robin, an des')
})

t.test('particles stay within a longer name alone', async (t) => {
  for (const [firstName, lastName] of [
    ['Des', 'Das'],
    ['Bin', 'Der'],
    ['Văn', 'Đỗ'],
    ['Van', 'Le'],
    ['Dr.', 'Van'],
  ] as const)
    t.match(
      new Pseudonyms().contact({ firstName, lastName, email: 'a@x.example' }),
      { firstName: 'Alex', lastName: 'Ashdown', email: 'alex.ashdown@example.com' },
      `${firstName} ${lastName}`,
    )
  for (const [lastName, expected] of [
    ['van Beethoven', 'van Ashdown'],
    ['de la Cruz', 'de la Ashdown'],
    ['Al-Rashid', 'Al-Ashdown'],
    ['Le Van', 'Ashdown Birch'],
  ] as const)
    t.equal(new Pseudonyms().contact({ lastName }).lastName, expected)
  t.equal(named('Ludwig van Beethoven').made, 'Ashdown van Birch')
  t.equal(named('Des Smith').made, 'Ashdown Birch')
  t.equal(named('Dr. Des Smith').made, 'Dr. Ashdown Birch')
})

t.test('people who share a name are found by themselves', async (t) => {
  for (const name of ['Bo and Jo', 'Bo & Jo', 'Bo und Jo Ng']) {
    const { made = '', text } = named(name)
    t.equal(text(name), made)
    t.equal(text('Bo came'), 'Ashdown came')
  }
})

t.test('the same short name has the same replacement in every field', async (t) => {
  const other = new Pseudonyms()
  const { firstName, lastName, name } = other.contact({
    firstName: 'Li',
    lastName: 'Wu',
    name: 'Li Wu',
  })
  t.equal(name, `${firstName} ${lastName}`)
  t.equal(other.text('Wu, Li and Li Wu'), `${lastName} ${firstName} and ${name}`)
})

t.test('a number in the place of a name is replaced', async (t) => {
  t.equal(named('+49 171 1234567').made, '+15555550001')
  t.equal(named('Jane 555-010-4477').made, 'Ashdown +15555550001')
  t.equal(named('Client 4711').made, 'Ashdown 4711')
})

t.test('a letter or two of a name do not make the first part of an address one', async (t) => {
  const other = new Pseudonyms()
  other.contact({ firstName: 'A', lastName: 'Li', email: 'billing@x.example' })
  t.equal(other.text('billing, ali'), 'billing, ali')
})

t.test('an address has the letters of addresses alone', async (t) => {
  const emailOf = (firstName: string, lastName: string) =>
    new Pseudonyms().contact({ firstName, lastName, email: 'a@x.example' }).email
  t.equal(emailOf('Robin', "O'Neil, Jr."), 'alex.ashdown-jr@example.com')
  t.equal(emailOf('Dr. Jane & Tom', '(Smith)'), 'dr-alex-robin.ashdown@example.com')
  t.equal(emailOf('🙂', 'Smith'), 'ashdown@example.com')
  const words = 'Anna Berta Carla Doris Emily Frieda Gerda Hanna Irene'
  t.match(emailOf(words, words), /^[a-z.-]{1,50}(?<![.-])@example\.com$/)
})
