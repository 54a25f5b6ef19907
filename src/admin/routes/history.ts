import { Type } from '@sinclair/typebox'
import { pastPage, pastRow, pastState } from '../../sandbox/past.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { AdminError } from '../admin-error.js'
import { type AdminPlugin, route } from '../route.js'
import { History, PastRow, RestoredMoment, RowList, RowQuery } from '../schemas.js'
import { Many, One, queryFor, resourceOf } from './rows.js'
import { takeSnapshot } from './snapshots.js'

const Moment = Type.Object({
  request: Type.Integer({ minimum: 0, description: 'The id of an exchange; 0 is the seed.' }),
})

/** The rows as they were after each exchange, as far as the journal goes back. */
export const history: AdminPlugin = async (app) => {
  app.get('/history', route('The moments that can be looked at', History), ({ sandbox }) => {
    const moments = sandbox.journal.moments().map(({ id, reason, durationMs, ...moment }) => ({
      request: id,
      ...moment,
    }))
    const isSeedKnown = sandbox.journal.lengthAfter(0) !== undefined
    const from = isSeedKnown ? 0 : (moments[0]?.request ?? null)
    return { from, to: moments.at(-1)?.request ?? from, moments }
  })

  app.get(
    '/history/:request/rows/:plural',
    route('Rows as they were right after an exchange', RowList, {
      params: Type.Composite([Moment, Many]),
      querystring: RowQuery,
    }),
    ({ params: { request, plural }, query, sandbox }) => {
      const resource = resourceOf(plural, sandbox)
      const wanted = queryFor(resource, query)
      return pastPage(sandbox, request, resource, wanted) ?? unknown(request, sandbox)
    },
  )

  app.get(
    '/history/:request/rows/:plural/:id',
    route('A row as it was right after an exchange', PastRow, {
      params: Type.Composite([Moment, One]),
    }),
    ({ params: { request, plural, id }, sandbox }) => {
      const resource = resourceOf(plural, sandbox)
      const key = sandbox.ownKey(resource, id)
      return pastRow(sandbox, request, resource, key) ?? unknown(request, sandbox)
    },
  )

  app.post(
    '/history/:request/restore',
    route(
      'Take a snapshot, then go back to an earlier moment',
      RestoredMoment,
      { params: Moment },
      [429],
    ),
    ({ params: { request }, sandbox }) => {
      const state = pastState(sandbox, request) ?? unknown(request, sandbox)
      const snapshot = freeName(sandbox.snapshots.names)
      takeSnapshot(snapshot, sandbox)
      sandbox.notices.emit({ control: 'snapshots' })
      return { snapshot, ...sandbox.reset(state) }
    },
  )
}

function freeName(taken: readonly string[]): string {
  let number = 1
  while (taken.includes(`before-restore-${number}`)) number++
  return `before-restore-${number}`
}

/** @throws AdminError 404 */
function unknown(request: number, { journal }: Sandbox): never {
  const [, latest] = journal.bounds
  const why =
    request > latest
      ? `the latest exchange is ${latest}`
      : 'a seed was merged into the world since then, or the journal has dropped what was written; --journal-size and --journal-bytes let it keep more'
  throw new AdminError(404, `The rows after exchange ${request} are not known: ${why}.`)
}
