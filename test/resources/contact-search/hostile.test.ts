import t from 'tap'
import { open } from './world.js'

const list = '/contacts/?locationId=loc-main'

const deep = (depth: number): object => ({
  group: 'AND',
  filters: depth > 0 ? [deep(depth - 1)] : [],
})

t.test('nothing that is sent is more than a value, and nothing ends in a 5xx', async (t) => {
  const { full, search, sandbox } = open(t)
  const values = [
    `'; DROP TABLE contacts; --`,
    '"',
    '%_\\*?[a]',
    '\u0000',
    '\ud800',
    '\u{10FFFF}',
    'İKß💥',
    'x'.repeat(10_000),
    '[1',
    '[null]',
    '9'.repeat(400),
    -1e308,
    0.1,
    '',
    {},
    null,
    [],
    Array(5000).fill('x'),
  ]
  const fields = [
    'id',
    'email',
    'phone',
    'city',
    'tags',
    'followers',
    'dateAdded',
    'customFields.x',
  ]
  for (const value of values) {
    const text = typeof value === 'string' ? value : 'x'
    const bodies = [
      ...[...fields, `customFields.${text}`, text].flatMap((field) =>
        ['eq', 'not_eq', 'contains', 'range', text].map((operator) => ({
          filters: [{ field, operator, value }],
        })),
      ),
      { query: text.slice(0, 75) },
      { searchAfter: [value, text] },
      {
        searchAfter: [value, value, text],
        sort: Array(2).fill({ field: 'email', direction: 'desc' }),
      },
      { filters: [{ field: 'dateOfBirth', operator: 'range', value: { gt: value } }] },
      { filters: [{ field: 'customFields.x', operator: 'range', value: { gt: value } }] },
      { filters: [value] },
      { filters: value },
    ]
    for (const body of bodies) {
      const { status } = await search(body)
      t.ok([200, 400].includes(status), `${status} ${JSON.stringify(body).slice(0, 100)}`)
    }
    const sent = encodeURIComponent(text.toWellFormed()).slice(0, 3000)
    const paths = ['query', 'startAfterId', 'startAfter'].map((name) => `${list}&${name}=${sent}`)
    for (const path of [
      ...paths,
      `/contacts/business/${sent || 'x'}?locationId=loc-main&startAfter=${sent}`,
    ]) {
      t.ok([200, 400].includes((await full('GET', path)).statusCode), path.slice(0, 100))
    }
  }
  t.match(await search({ filters: [deep(9)] }), { status: 200 })
  t.match(await search({ filters: [deep(10)] }), { status: 400, message: /at most 10 groups/ })
  t.equal((await search({ filters: [deep(2000)] })).status, 400)
  t.equal(sandbox.database.counts().contacts, 4)
})
