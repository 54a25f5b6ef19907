import { Type } from '@sinclair/typebox'
import { NoQuery, traced } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { OfLocation, pageOf } from '../sub-account/owned.js'
import { requireLocation } from '../sub-account/require-location.js'
import { requireRow, rowsOf } from '../sub-account/require-row.js'
import { userUnknown } from './refusals.js'
import { searchUsers, UserSearch } from './search.js'
import { FoundUsers, listedUser, UserAnswer, UsersAnswer, user, userAnswer } from './user.js'

const read = { scope: 'users.readonly', resource: user }
const users = { resource: user, unknown: userUnknown }

/** The users of a sub-account. */
export const userRoutes: ApiPlugin = (app, { profile }, done) => {
  const close = traced(profile)

  app.get(
    '/users/',
    {
      config: read,
      schema: {
        summary: 'The users of a sub-account',
        querystring: OfLocation,
        response: { 200: UsersAnswer },
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
        summary: 'Search users; a token of a sub-account finds its own',
        querystring: UserSearch,
        response: { 200: FoundUsers },
      },
    },
    (request) => {
      const { query } = request
      if (query.locationId !== undefined) requireLocation(query.locationId, request)
      const found = searchUsers(rowsOf(user, request), query)
      const page = pageOf(found, query, 25).map(listedUser)
      return close({ users: page, count: found.length }, request)
    },
  )

  app.get(
    '/users/:userId',
    {
      config: read,
      schema: {
        summary: 'One user',
        params: Type.Object({ userId: Type.String() }),
        querystring: NoQuery,
        response: { 200: UserAnswer },
      },
    },
    (request) => close(userAnswer(requireRow(users, request.params.userId, request)), request),
  )

  done()
}
