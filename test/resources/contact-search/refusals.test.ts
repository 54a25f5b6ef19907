import t from 'tap'
import { mock } from '../../support/mock.js'
import { open } from './world.js'

const list = '/contacts/?locationId=loc-main'

const error = 'Unprocessable Entity'
/** A list of messages, as the validation of the live API sends them. */
const pipe = (...message: string[]) => ({ message, error, statusCode: 422 })
const one = (message: string) => ({ message, error, statusCode: 422 })
const noAccess = { statusCode: 403, message: 'The token does not have access to this location.' }
const ok = { locationId: 'loc-main', pageLimit: 10 }
const filtered = (...filters: unknown[]) => ({ ...ok, filters })
const pageLimit = 'pageLimit must be a number conforming to the specified constraints'
const elsewhere = { documented: noAccess, observed: noAccess, reason: 'location-elsewhere' }
const noLocation = {
  documented: { statusCode: 400, message: /^locationId is missing/ },
  observed: noAccess,
  reason: 'location-missing',
}
const invalid = (body: object, message: string) => ({
  body,
  documented: { statusCode: 400, message },
  observed: one(message),
  reason: 'search-invalid',
})
const refused = (body: object | undefined, message: RegExp, ...observed: string[]) => ({
  body,
  documented: { statusCode: 400, message },
  observed: pipe(...observed),
  reason: 'invalid',
})

/** Requests, and how they are refused. A text is a path of GET. */
const cases: {
  path?: string
  body?: object | undefined
  documented: object
  observed: object
  reason: string
}[] = [
  refused({}, /^pageLimit is missing: expected a number from 1 to 500/, pageLimit),
  refused({ ...ok, pageLimit: '10' }, /^pageLimit: expected a number/, pageLimit),
  refused({ ...ok, pageLimit: 1.5 }, /^pageLimit/, pageLimit),
  refused({ ...ok, pageLimit: 501 }, /^pageLimit/, 'pageLimit must not be greater than 500'),
  refused({ ...ok, pageLimit: 0 }, /^pageLimit/, 'pageLimit must not be less than 1'),
  refused(
    { ...ok, query: 'x'.repeat(76) },
    /^query/,
    'query must be shorter than or equal to 75 characters',
  ),
  refused(
    { email: 'x', locationId: 'loc-main' },
    /^pageLimit is missing/,
    'property email should not exist',
    pageLimit,
  ),
  refused(
    { ...ok, sort: [{ field: 'dnd', direction: 'DESC' }] },
    /^sort.0.direction: expected one of asc, desc, found "DESC"$/,
    'sort.0.direction must be one of the following values: asc, desc',
  ),
  refused(
    { ...ok, searchAfter: null },
    /^searchAfter: expected a list, each entry a value of a found contact's searchAfter, found null$/,
    'searchAfter must be an array',
  ),
  {
    body: { pageLimit: 10 },
    documented: { statusCode: 400, message: /^locationId is missing/ },
    observed: one("locationId can't be undefined"),
    reason: 'location-undefined',
  },
  { body: { ...ok, locationId: 'loc-other' }, ...elsewhere },
  {
    body: filtered({ field: 'shoeSize', operator: 'eq', value: 1 }),
    documented: { statusCode: 400, message: 'Invalid field: shoeSize' },
    observed: { message: 'Invalid field: shoeSize', error: 'Bad Request', statusCode: 400 },
    reason: 'search-field-unknown',
  },
  {
    body: { ...ok, sort: [{ field: '__proto__', direction: 'asc' }] },
    documented: { statusCode: 400, message: 'Invalid field: __proto__' },
    observed: { message: 'Invalid field: __proto__', error: 'Bad Request', statusCode: 400 },
    reason: 'search-field-unknown',
  },
  ...[
    ['dateAdded', 'gte', 'date_added'],
    ['email', 'contains', 'email'],
    ['customFields.x', 'like', 'custom_fields.x'],
  ].map(([field, operator, named]) => ({
    body: filtered({ field, operator, value: 'x' }),
    documented: {
      statusCode: 400,
      message: `Invalid Operator (${operator}) passed for field ${named}`,
    },
    observed: one(`Invalid Operator (${operator}) passed for field ${named}`),
    reason: 'search-operator-invalid',
  })),
  invalid(
    { ...ok, page: 2, searchAfter: [1, 'x'] },
    'page: expected no page beside searchAfter, found 2',
  ),
  invalid({ ...ok, page: 1001 }, 'page: expected page * pageLimit of at most 10000, found 10010'),
  invalid(
    { ...ok, searchAfter: ['x'] },
    'searchAfter: expected 1 values of the order and the id of a contact, found a list',
  ),
  invalid(
    { ...ok, sort: Array(3).fill({ field: 'dnd', direction: 'asc' }) },
    'sort: expected at most 2 fields, found 3',
  ),
  invalid(filtered('x'), 'filters.0: expected a filter, found "x"'),
  invalid(
    filtered({ operator: 'eq' }),
    'filters.0.field: expected the name of a field, found nothing',
  ),
  invalid(
    filtered({ group: 'NOT', filters: [] }),
    'filters.0.group: expected AND or OR, found "NOT"',
  ),
  invalid(
    filtered({ group: 'OR' }),
    'filters.0.filters: expected a list of filters, found nothing',
  ),
  invalid(
    filtered({ field: 'city', operator: 'eq', value: ['x', null] }),
    'filters.0.value: expected text, a number, true, false or a list of them, found null',
  ),
  invalid(
    filtered({ field: 'city', operator: 'contains' }),
    'filters.0.value: expected text, a number, true, false or a list of them, found nothing',
  ),
  invalid(
    filtered({ field: 'dnd', operator: 'eq', value: 'maybe' }),
    'filters.0.value: expected true or false, found "maybe"',
  ),
  invalid(
    filtered({ field: 'dateAdded', operator: 'range', value: { low: 1 } }),
    'filters.0.value: expected gt, gte, lt or lte, found an object',
  ),
  invalid(
    filtered({
      group: 'OR',
      filters: [{ field: 'dateAdded', operator: 'range', value: { gt: 'x' } }],
    }),
    'filters.0.filters.0.value.gt: expected an ISO 8601 date, or milliseconds since 1970, found "x"',
  ),
  invalid(
    filtered(...Array(101).fill({ field: 'dnd', operator: 'exists' })),
    'filters: expected at most 100 filters, found "more"',
  ),
  { path: '/contacts/', ...noLocation },
  { path: '/contacts/?startAfterId=jane&startAfter=1', ...noLocation },
  { path: '/contacts/business/business-1', ...noLocation },
  { path: '/contacts/?locationId=loc-other', ...elsewhere },
  { path: '/contacts/business/x?locationId=loc-other', ...elsewhere },
  {
    path: `${list}&limit=101`,
    ...refused(undefined, /^limit/, 'limit must not be greater than 100'),
  },
  {
    path: `${list}&startAfter=x`,
    ...refused(
      undefined,
      /^startAfter/,
      'startAfter must be a number conforming to the specified constraints',
    ),
  },
]

for (const profile of ['documented', 'observed'] as const) {
  t.test(`${profile}: refusals`, async (t) => {
    const { full } = open(t, undefined, { profile })
    for (const { path, body, reason, ...wanted } of cases) {
      const asked = path ?? `search ${JSON.stringify(body).slice(0, 200)}`
      const answer = await full(path ? 'GET' : 'POST', path ?? '/contacts/search', body)
      const { traceId: _, ...json } = answer.json()
      t.match(json, wanted[profile], asked)
      t.equal(answer.statusCode, json.statusCode, asked)
      t.match(answer.headers['x-mock-reason'], new RegExp(`^${reason}; need=`), asked)
    }
  })
}

t.test('an unknown parameter of the list', async (t) => {
  const documented = await open(t).full('GET', `${list}&search=jane`)
  t.equal(documented.statusCode, 200)
  t.match(documented.headers['x-mock-warning'], /: search$/)
  const { full } = open(t, undefined, { profile: 'observed' })
  const observed = await full('GET', `${list}&search=jane`)
  t.match(observed.json(), pipe('property search should not exist'))
})

for (const [profile, message] of [
  [
    'documented',
    'filters: expected a list, each entry a filter or a group of filters, found an object',
  ],
  ['observed', ['filters must be an array']],
] as const) {
  t.test(`${profile}: filters that are an object, as some clients send them`, async (t) => {
    const { full } = mock(t, { profile })
    const body = { locationId: 'loc-main', pageLimit: 1, filters: { email: 'jane@example.com' } }
    t.same((await full('POST', '/contacts/search', body)).json().message, message)
  })
}
