import t from 'tap'
import {
  all,
  any,
  filterCondition,
} from '../../../src/resources/contact-filter/contact-condition.js'
import { queryCondition } from '../../../src/resources/contact-filter/query.js'
import { newestFirst, orderOf } from '../../../src/resources/contact-page/order.js'
import { contactSearch } from '../../../src/resources/contact-page/queries.js'
import { open } from '../contact-search/world.js'

const country = () => 'US'

/** How SQLite finds the contacts of a search. */
function plansIn(...given: Parameters<typeof open>) {
  const { sandbox } = open(...given)
  const { connection } = sandbox.database
  const { foundSql, spellings } = sandbox.queries(contactSearch)
  const scope = { subAccountId: 'loc-main', country, spellings }
  const explain = (condition: ReturnType<typeof all>, order = newestFirst) => {
    const { text, values } = foundSql({ subAccountId: 'loc-main', condition, order })
    return connection
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
      .all(...values)
      .map(({ detail }) => detail)
      .join('\n')
  }
  const eq = (field: string, value: unknown) =>
    filterCondition([{ field, operator: 'eq', value }], scope)
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
  const plan = explain(queryCondition('jane', 'loc-main', country))
  for (const index of ['FirstName', 'LastName', 'FullName', 'Email', 'Phone']) {
    t.match(plan, new RegExp(`contactsBy${index} \\(subAccountId=\\? AND \\w+>\\? AND \\w+<\\?\\)`))
  }
  t.notMatch(plan, /SCAN contacts\b|contactsNewestFirst/)
})

t.test('all contacts are read from an index that has them in order', async (t) => {
  const { explain } = plansIn(t)
  const index = 'contacts USING COVERING INDEX'
  t.equal(explain(all([])), `SEARCH ${index} contactsNewestFirst (subAccountId=?)`)
  const byFirstName = orderOf([{ field: 'firstNameLowerCase', direction: 'desc' }])
  t.equal(explain(all([]), byFirstName), `SEARCH ${index} contactsByFirstName (subAccountId=?)`)
})
