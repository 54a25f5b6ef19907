import t from 'tap'
import { all, any, matcherOf } from '../../../src/resources/contact-filter/matcher.js'
import { queryMatcher } from '../../../src/resources/contact-filter/query.js'
import { byName, newestFirst, orderOf } from '../../../src/resources/contact-page/order.js'
import { contactSearch } from '../../../src/resources/contact-page/queries.js'
import { open } from '../contact-search/world.js'

const country = () => 'US'

/** How SQLite finds the pages of a search. */
function plansIn(...given: Parameters<typeof open>) {
  const { sandbox } = open(...given)
  const { connection } = sandbox.database
  const { pageSql, spellings } = sandbox.queries(contactSearch)
  const scope = { subAccountId: 'loc-main', country, spellings }
  const explain = (
    matcher: ReturnType<typeof all>,
    order = newestFirst,
    after?: { values: unknown[]; seq: number },
  ) =>
    pageSql({ subAccountId: 'loc-main', matcher, order }, { limit: 20, after })
      .map((query) => query(21))
      .map(({ text, values }) =>
        connection
          .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
          .all(...values)
          .map(({ detail }) => detail)
          .join('\n'),
      )
      .join('\n\n')
  const eq = (field: string, value: unknown) => matcherOf([{ field, operator: 'eq', value }], scope)
  return { explain, eq }
}

t.test('what is eq is found by its index', async (t) => {
  const { explain, eq } = plansIn(t)
  const indexes: [field: string, plan: RegExp][] = [
    ['id', /contacts USING COVERING INDEX sqlite_autoindex_contacts_1 \(id=\?\)/],
    ['email', /contacts USING INDEX contactsByEmail \(subAccountId=\? AND emailLowerCase=\?\)/],
    ['phone', /contacts USING INDEX contactsByPhone \(subAccountId=\? AND phone=\?\)/],
    ['contactName', /contactsByFullName \(subAccountId=\? AND fullNameLowerCase=\?\)/],
    ['firstNameLowerCase', /contactsByFirstName \(subAccountId=\? AND firstNameLowerCase=\?\)/],
    ['lastNameLowerCase', /contactsByLastName \(subAccountId=\? AND lastNameLowerCase=\?\)/],
    ['tags', /contactTags USING PRIMARY KEY \(tag=\?\)/],
    ['customFields.plan', /contactCustomFields USING PRIMARY KEY \(id=\?\)/],
  ]
  for (const [field, plan] of indexes) {
    for (const value of ['vip', ['vip', 'y']]) {
      const found = explain(eq(field, value))
      t.match(found, plan, field)
      t.notMatch(found, /SCAN contacts\b|contactsNewestFirst/, field)
    }
  }
  const either = any([eq('email', 'x'), eq('tags', 'vip')])
  t.match(explain(either), /contactsByEmail/)
  t.match(explain(either), /contactTags USING PRIMARY KEY/)
  t.notMatch(explain(either), /SCAN contacts\b|contactsNewestFirst/)
  t.match(explain(all([eq('tags', 'vip'), eq('email', 'x')])), /contactsByEmail/, 'the narrow one')
})

t.test('a query looks in one index for each way to begin', async (t) => {
  const { explain } = plansIn(t)
  const plan = explain(queryMatcher('jane', 'loc-main', country))
  for (const index of ['FirstName', 'LastName', 'FullName', 'Email', 'Phone']) {
    t.match(plan, new RegExp(`contactsBy${index} \\(subAccountId=\\? AND \\w+>\\? AND \\w+<\\?\\)`))
  }
  t.notMatch(plan, /SCAN contacts\b|contactsNewestFirst/)
})

t.test('pages begin where the last one ended, without sorting', async (t) => {
  const { explain } = plansIn(t)
  const place = { values: ['2026-01-01T00:00:00.000Z'], seq: 7 }
  const index = 'contacts USING COVERING INDEX contactsNewestFirst'
  const plan = explain(all([]), newestFirst, place)
  t.match(plan, `${index} (subAccountId=? AND dateAdded=? AND rowid<?)`)
  t.match(plan, `${index} (subAccountId=? AND dateAdded<?)`)
  t.notMatch(plan, /TEMP B-TREE/)
  for (const [order, column] of [
    [byName, 'fullNameLowerCase'],
    [orderOf([{ field: 'firstNameLowerCase', direction: 'desc' }]), 'firstNameLowerCase'],
  ] as const) {
    const sorted = explain(all([]), order, { values: ['jane'], seq: 7 })
    t.match(sorted, new RegExp(`subAccountId=\\? AND ${column}[<>]\\?`))
    t.notMatch(sorted, /TEMP B-TREE|SCAN contacts\b/)
  }
})

t.test('what many have is found on a walk from the newest on', async (t) => {
  const contacts = Array.from({ length: 300 }, (_, index) => ({
    id: `c${index}`,
    dateAdded: '2026-01-01',
    tags: index % 3 === 0 ? ['vip'] : ['rare'],
  }))
  const { explain, eq } = plansIn(t, contacts)
  const plan = explain(eq('tags', 'vip'))
  t.match(plan, /contacts USING COVERING INDEX contactsNewestFirst/)
  t.match(plan, /contactTags USING PRIMARY KEY \(tag=\? AND seq=\?\)/)
  t.notMatch(plan, /TEMP B-TREE/)
})

t.test('a custom field of one contact is found without looking at the others', async (t) => {
  const contacts = Array.from({ length: 300 }, (_, index) => ({
    id: `c${index}`,
    dateAdded: '2026-01-01',
    customFields: [{ id: 'plan', value: index % 3 === 0 ? 'pro' : 'free' }],
  }))
  const { explain, eq } = plansIn(t, contacts)
  const plan = explain(eq('customFields.plan', 'pro'))
  t.match(plan, /contactCustomFields USING PRIMARY KEY \(id=\? AND seq=\?\)/)
})
