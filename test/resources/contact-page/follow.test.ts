import t from 'tap'
import { contact } from '../../../src/resources/contact/contact.js'
import { open } from '../contact-search/world.js'

const crowd = Array.from({ length: 60 }, (_, index) => ({
  id: `c${index}`,
  firstName: ['Ann', 'Bea', 'Cid'][index % 3],
  tags: index % 2 === 0 ? ['even', `t${index % 10}`] : [],
  customFields: [{ id: 'seats', value: index }],
  dateAdded: `2026-01-0${1 + (index % 3)}`,
}))

const filter = (field: string, operator: string, value: unknown) => ({ field, operator, value })
const searches = [
  {},
  { filters: [filter('tags', 'eq', 'EVEN')] },
  { filters: [filter('tags', 'eq', 't2')] },
  { query: 'an' },
  { query: 'b', filters: [filter('tags', 'eq', 'even')] },
  { filters: [filter('customFields.seats', 'range', { gte: 30 })] },
  { filters: [filter('tags', 'not_eq', 'even')] },
  { filters: [filter('firstNameLowerCase', 'eq', 'cid')] },
  { sort: [{ field: 'dateUpdated', direction: 'desc' }] },
  {
    filters: [filter('id', 'eq', ['c20', 'c21', 'c22'])],
    sort: [{ field: 'dateUpdated', direction: 'desc' }],
  },
  {
    sort: [
      { field: 'firstNameLowerCase', direction: 'asc' },
      { field: 'dateUpdated', direction: 'asc' },
    ],
  },
]

t.test('a search finds what was written since the last one', async (t) => {
  const { search, sandbox } = open(t, crowd)
  const contacts = sandbox.write(contact)
  const searchAll = async () => {
    const answers = await Promise.all(searches.map((body) => search({ pageLimit: 100, ...body })))
    return answers.map(({ status, contacts, total }) => ({ status, contacts, total }))
  }
  const writes: [what: string, write: () => void][] = [
    ['a field that no search looks at', () => contacts.update('c4', { city: 'Rome' })],
    ['the second of three', () => contacts.update('c22', { city: 'Rome' })],
    ['a name', () => contacts.update('c5', { firstName: 'Anton' })],
    ['a tag less', () => contacts.update('c2', { tags: ['t2'] })],
    ['a tag in other letters', () => contacts.update('c7', { tags: ['Even'] })],
    [
      'a new contact',
      () => contacts.create({ subAccountId: 'loc-main', firstName: 'Andy', tags: ['even'] }),
    ],
    ['a contact removed', () => contacts.remove('c12')],
    [
      'several at once',
      () => {
        contacts.remove('c14')
        contacts.update('c16', { firstName: 'Bo', tags: ['even'] })
        contacts.update('c17', { firstName: 'Ana' })
        contacts.create({ subAccountId: 'loc-main', firstName: 'Bob' })
        contacts.create({ subAccountId: 'loc-other', firstName: 'Andy', tags: ['even'] })
        contacts.update('c16', { firstName: 'Anna' })
      },
    ],
    [
      'very many',
      () => {
        for (const { id } of crowd) contacts.update(id, { firstName: `An ${id}` })
        for (const { id } of crowd) contacts.update(id, { tags: ['even'] })
      },
    ],
    ['a reset', () => sandbox.reset()],
  ]
  const seed = JSON.stringify(await searchAll())
  let before = seed
  for (const [what, write] of writes) {
    write()
    const known = await searchAll()
    // The world is the same one, but nothing is known of it.
    sandbox.database.glimpse(() => undefined)
    t.same(known, await searchAll(), what)
    t.match(known, Array(searches.length).fill({ status: 200 }))
    t.ok(JSON.stringify(known) !== before, `${what} is seen`)
    before = JSON.stringify(known)
  }
  t.ok(before === seed, 'after the reset the seed is found')
})

t.test(
  'a walk goes on from where it was, also where another search or a write has come between',
  async (t) => {
    const { search, sandbox } = open(t, crowd)
    const ids = (answer: { contacts: { id: string }[] }) => answer.contacts.map(({ id }) => id)
    const all = ids(await search({ pageLimit: 100 }))
    const even = { filters: [filter('tags', 'eq', 'even')] }
    const evens = ids(await search({ pageLimit: 100, ...even }))
    const { contacts } = await search({ pageLimit: 10, ...even })
    const { id, searchAfter } = contacts.at(-1)
    const later = all.slice(all.indexOf(id) + 1)
    t.same(ids(await search({ pageLimit: 100, searchAfter })), later, 'another search')
    t.same(ids(await search({ pageLimit: 100, searchAfter, ...even })), evens.slice(10), 'the same')
    sandbox.write(contact).create({ subAccountId: 'loc-main', tags: ['even'] })
    t.same(
      ids(await search({ pageLimit: 100, searchAfter, ...even })),
      evens.slice(10),
      'one before',
    )
    for (const first of evens.slice(0, 2)) sandbox.write(contact).remove(first)
    t.same(
      ids(await search({ pageLimit: 100, searchAfter, ...even })),
      evens.slice(10),
      'two fewer',
    )
    sandbox.write(contact).remove(id)
    t.same(ids(await search({ pageLimit: 100, searchAfter })), later, 'it is no longer there')
  },
)
