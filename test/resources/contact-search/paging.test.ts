import t from 'tap'
import { contact } from '../../../src/resources/contact/contact.js'
import { tokens } from '../../support/mock.js'
import { open } from './world.js'

/** Forty-five contacts of few moments and names, some of them without a name. */
const crowd = Array.from({ length: 45 }, (_, index) => ({
  id: `c${index}`,
  ...(index % 4 > 0 && { firstName: ['Ann', 'Bea', 'Cid'][index % 3] }),
  ...(index % 5 > 0 && { email: `p${index}@example.com` }),
  source: `source ${index % 2}`,
  dnd: index % 3 === 0,
  businessId: 'business-1',
  tags: index % 2 === 0 ? ['even'] : [],
  dateAdded: `2026-01-0${1 + (index % 3)}`,
}))
const newestFirst = [...crowd]
  .reverse()
  .sort((a, b) => b.dateAdded.localeCompare(a.dateAdded))
  .map(({ id }) => id)

type Item = { id: string; searchAfter: unknown[] } & Record<string, unknown>

/** Follows `searchAfter` to the end. */
async function walk(search: ReturnType<typeof open>['search'], body: object): Promise<Item[]> {
  const items: Item[] = []
  for (;;) {
    const searchAfter = items.at(-1)?.searchAfter
    const { contacts } = await search({
      pageLimit: 7,
      ...body,
      ...(searchAfter && { searchAfter }),
    })
    if (contacts.length === 0) return items
    items.push(...contacts)
  }
}
const ids = (items: readonly Item[]) => items.map(({ id }) => id)

t.test('searchAfter reaches every contact once, in every order', async (t) => {
  const { search } = open(t, crowd)
  t.same(ids(await walk(search, {})), newestFirst)
  const even = await walk(search, { filters: [{ field: 'tags', operator: 'eq', value: 'even' }] })
  t.same(
    ids(even),
    newestFirst.filter((id) => Number(id.slice(1)) % 2 === 0),
  )
  const fields = ['firstNameLowerCase', 'lastNameLowerCase', 'businessName', 'dateAdded']
  for (const field of [...fields, 'dateUpdated', 'email', 'dnd', 'source']) {
    for (const direction of ['asc', 'desc']) {
      for (const more of [[], [{ field: 'firstNameLowerCase', direction: 'desc' }]]) {
        const sort = [{ field, direction }, ...more]
        const { contacts } = await search({ pageLimit: 100, sort })
        const walked = await walk(search, { sort })
        t.same(ids(walked), ids(contacts), JSON.stringify(sort))
        t.equal(new Set(ids(walked)).size, 45, 'each once')
      }
    }
  }
})

t.test('sort: the values are in order, and the last one decides among equals', async (t) => {
  const { search } = open(t, crowd)
  const sort = [
    { field: 'source', direction: 'desc' },
    { field: 'email', direction: 'asc' },
  ]
  const { contacts } = await search({ pageLimit: 100, sort })
  const keys = contacts.map(
    ({ source, email = '' }: Item) => `${source === 'source 1' ? 0 : 1} ${email}`,
  )
  t.same(keys, [...keys].sort())
  t.same(contacts[20].searchAfter, [contacts[20].source, contacts[20].email, contacts[20].id])
})

t.test('pages by number, and the total', async (t) => {
  const { search } = open(t, crowd)
  const first = await search({ pageLimit: 20 })
  t.equal(first.total, 45)
  t.same(ids(first.contacts), newestFirst.slice(0, 20))
  t.same(first.contacts[0].searchAfter, [Date.UTC(2026, 0, 3), newestFirst[0]])
  const third = await search({ pageLimit: 20, page: 3 })
  t.same(ids(third.contacts), newestFirst.slice(40))
  t.equal(third.total, 45)
  t.match(await search({ pageLimit: 20, page: 4 }), { contacts: [], total: 45 })
})

t.test('a walk goes on where its last contact was, even when that is removed', async (t) => {
  const { search, sandbox } = open(t, crowd)
  const seen: string[] = []
  let place = {}
  for (let page = 0; page < 9; page++) {
    const { contacts } = await search({ pageLimit: 5, ...place })
    for (const { id } of contacts) {
      seen.push(id)
      sandbox.write(contact).remove(id)
    }
    place = { searchAfter: contacts.at(-1).searchAfter }
  }
  t.same(seen, newestFirst)
  const unknown = await search({ searchAfter: [Date.UTC(2026, 0, 3), 'nobody'] })
  t.match(unknown, { status: 200, contacts: [], total: 0 })
})

t.test('the list: meta and nextPageUrl lead to the end', async (t) => {
  const { full, app } = open(t, crowd)
  const headers = { host: 'mock.test:8080' }
  const seen: string[] = []
  const pages: (number | null | undefined)[][] = []
  let url: string | undefined = '/contacts/?locationId=loc-main&limit=20'
  while (url) {
    const path: string = url.replace('http://mock.test:8080', '')
    const { contacts, count, meta } = (await full('GET', path, undefined, headers)).json()
    seen.push(...ids(contacts))
    t.equal(count, 45)
    t.equal(meta.total, 45)
    t.equal(meta.startAfterId, seen.at(-1))
    t.equal(meta.startAfter, Date.parse(contacts.at(-1).dateAdded))
    pages.push([meta.prevPage, meta.currentPage, meta.nextPage])
    const { startAfter, startAfterId } = meta
    const next = `http://mock.test:8080/contacts/?locationId=loc-main&limit=20&startAfter=${startAfter}&startAfterId=${startAfterId}`
    t.equal(meta.nextPageUrl, pages.length < 3 ? next : undefined)
    url = meta.nextPageUrl
  }
  t.same(seen, newestFirst)
  t.same(pages, [
    [null, 1, 2],
    [1, 2, 3],
    [2, 3, undefined],
  ])
  const inSandbox = await app.inject({
    url: '/__sandbox/default/contacts?limit=1&locationId=loc-main',
    headers: { ...headers, authorization: `Bearer ${tokens.full}` },
  })
  t.match(
    inSandbox.json().meta.nextPageUrl,
    /^http:\/\/mock\.test:8080\/__sandbox\/default\/contacts\?limit=1&locationId=loc-main&startAfter=\d+&startAfterId=c44$/,
  )
})

t.test(
  'the list: either half of a start is enough, and pages are counted from anywhere',
  async (t) => {
    const { full } = open(t, crowd)
    const list = async (query: string) =>
      (await full('GET', `/contacts?locationId=loc-main&limit=10&${query}`)).json()
    const [third = ''] = newestFirst.slice(29)
    const byId = await list(`startAfterId=${third}`)
    t.same(ids(byId.contacts), newestFirst.slice(30, 40))
    t.match(byId.meta, { currentPage: 4, prevPage: 3, nextPage: 5 })
    const byDate = await list(`startAfter=${Date.UTC(2026, 0, 2)}`)
    t.same(ids(byDate.contacts), newestFirst.slice(30, 40), 'after all contacts of that moment')
    t.same(ids((await list('startAfterId=nobody')).contacts), newestFirst.slice(0, 10))
    const none = { total: 0, currentPage: 1, prevPage: null }
    t.same((await list('query=nobody')).meta, none)
    const observed = open(t, crowd, { profile: 'observed' }).full
    const last = await observed('GET', '/contacts?locationId=loc-main&query=nobody')
    const nulls = { nextPageUrl: null, startAfterId: null, startAfter: null, nextPage: null }
    t.same(last.json().meta, { ...none, ...nulls })
  },
)

t.test('the contacts of a business, by name', async (t) => {
  const { full } = open(t, crowd)
  const list = async (query: string, business = 'business-1') =>
    (await full('GET', `/contacts/business/${business}?locationId=loc-main&${query}`)).json()
  const { contacts, count } = await list('limit=100')
  t.equal(count, 45)
  const names = contacts.map(({ contactName = '' }: Item) => contactName)
  t.same(names, [...names].sort())
  t.equal((await list('')).contacts.length, 25)
  t.same((await list('limit=5&skip=40')).contacts, contacts.slice(40))
  const { contactName, id } = contacts[30]
  const cursor = `${contactName.toLowerCase()},${id}`
  t.same((await list(`limit=9&startAfter=${cursor}`)).contacts, contacts.slice(31, 40))
  const pair = `startAfter=${contactName.toLowerCase()}&startAfter=${id}`
  t.same((await list(`limit=9&${pair}`)).contacts, contacts.slice(31, 40))
  t.equal((await list('query=ann')).count, names.filter((name: string) => name === 'Ann').length)
  t.same(await list('', 'nothing'), { contacts: [], count: 0 })
})
