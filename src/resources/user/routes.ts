import { Type } from '@sinclair/typebox'
import { NoQuery, traced } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { OfLocation, pageOf } from '../sub-account/owned.js'
import { unknownOf } from '../sub-account/refusals.js'
import { own, requireLocation } from '../sub-account/require-location.js'
import { isOfCompany } from '../sub-account/sub-account.js'
import { requireRow, rowsOf } from '../sub-account-owned/require-row.js'
import { searchUsers, UserSearch } from './search.js'
import { FoundUsers, listedUser, UserAnswer, UsersAnswer, user, userAnswer } from './user.js'

const read = { scope: 'users.readonly', resource: user }
const users = { resource: user, unknown: unknownOf(user) }
const one = { params: Type.Object({ userId: Type.String() }), querystring: NoQuery }

/** The users of a sub-account. */
export const userRoutes: ApiPlugin = (app, { profile }, done) => {
  const close = traced(profile)

  app.get(
    '/users/',
    {
      config: read,
      schema: {
        summary: 'The users of a sub-account',
        response: { 200: UsersAnswer },
        querystring: OfLocation,
      },
    },
    (request) => {
      requireLocation(request.query.locationId, request)
      return close({ users: rowsOf(user, request).map(listedUser) }, request)
    },
  )

  app.get(
    '/users/search',
    {
      config: read,
      schema: {
        summary: 'Search the users of a sub-account',
        response: { 200: FoundUsers },
        querystring: UserSearch,
      },
    },
    (request) => {
      const { query } = request
      if (query.locationId !== undefined) requireLocation(query.locationId, request)
      const isSearched = isOfCompany(own(request), query.companyId)
      const found = isSearched ? searchUsers(rowsOf(user, request), query) : []
      const page = pageOf(found, query, 25).map(listedUser)
      return close({ users: page, count: found.length }, request)
    },
  )

  app.get(
    '/users/:userId',
    {
      config: read,
      schema: { summary: 'One user', response: { 200: UserAnswer }, ...one },
    },
    (request) => close(userAnswer(requireRow(users, request.params.userId, request)), request),
  )

  done()
}
