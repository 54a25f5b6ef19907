import { listCredentials } from '../../resources/credential.js'
import type { Profile } from '../../resources/profile.js'
import type { Route } from '../../resources/route.js'
import type { RequestCount } from '../../sandbox/request-counters.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { answerOf, refusalsOn } from '../fidelity/possible.js'
import { type AdminPlugin, route } from '../route.js'
import { Coverage } from '../schemas.js'

/** Which routes and statuses the requests of a sandbox have exercised since its journal was last emptied. */
export const coverage: AdminPlugin = async (app, { routes, profile }) => {
  app.get(
    '/coverage',
    route('What has been exercised of routes, statuses and scopes', Coverage),
    ({ sandbox }) => coverageOf(sandbox, routes, profile),
  )
}

function coverageOf(sandbox: Sandbox, routes: readonly Route[], profile: Profile): Coverage {
  const { coverage } = sandbox.journal
  const counts = coverage.list()
  const covered = routes.map((one) => coveredOf(one, counts, profile))
  const called = covered.filter(({ statuses }) => statuses.some(({ count }) => count > 0))
  return {
    percent: percentOf(covered),
    percentOfCalled: percentOf(called),
    ...sumOf(covered),
    routes: covered,
    scopes: listCredentials(sandbox.database).map(({ token, name, subAccountId, scopes: has }) => {
      const used = coverage.scopesUsedBy(token)
      const unused = has.filter((scope) => !used.includes(scope))
      return { name, subAccountId, has: [...has], used, unused }
    }),
  }
}

type CoveredRoute = Coverage['routes'][number]

function coveredOf(route: Route, counts: readonly RequestCount[], profile: Profile): CoveredRoute {
  const { method, path } = route
  const found = counts
    .filter((one) => one.method === method && one.route === path)
    .map(({ status, reason, effect, count }) => ({
      status,
      ...(reason && { reason }),
      ...(effect && { fault: effect }),
      count,
    }))
  const possible = possibleOn(route, profile)
  const others = possible.filter(
    ({ status, reason }) => !found.some((one) => one.status === status && one.reason === reason),
  )
  const possibleStatuses = new Set(possible.map(({ status }) => status))
  return {
    method,
    path,
    exercised: [...possibleStatuses].filter((status) => found.some((one) => one.status === status))
      .length,
    of: possibleStatuses.size,
    statuses: [...found, ...others].sort((a, b) => a.status - b.status),
  }
}

/** What a route can answer. A request that finds no sandbox finds no route either. */
function possibleOn(route: Route, profile: Profile): CoveredRoute['statuses'] {
  const refused = refusalsOn(route).flatMap((record) => {
    const answer = record.check === 'address' ? undefined : answerOf(record, profile)
    return answer ? [{ status: answer.status, reason: record.kind, count: 0 }] : []
  })
  const accepted = Object.keys(route.schema.response ?? {})
  return [...accepted.map((status) => ({ status: Number(status), count: 0 })), ...refused]
}

const sumOf = (routes: readonly CoveredRoute[]) => ({
  exercised: routes.reduce((sum, { exercised }) => sum + exercised, 0),
  of: routes.reduce((sum, route) => sum + route.of, 0),
})

/** Rounded down, so that 80 means 80. */
function percentOf(routes: readonly CoveredRoute[]): number {
  const sum = sumOf(routes)
  return sum.of === 0 ? 0 : Math.floor((1000 * sum.exercised) / sum.of) / 10
}
