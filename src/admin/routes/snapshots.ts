import { Type } from '@sinclair/typebox'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { type State, snapshotInfo } from '../../sandbox/snapshots.js'
import { AdminError, limitReached, notFound } from '../admin-error.js'
import { type AdminPlugin, route } from '../route.js'
import { Removed, Snapshot, Snapshots } from '../schemas.js'

/** Values of `reset?to=` besides the names of snapshots. */
export const reserved: readonly string[] = ['seed', 'empty']

const Named = Type.Object({
  name: Type.String({
    minLength: 1,
    maxLength: 100,
    description: `Any text but ${reserved.join(' and ')}.`,
  }),
})

/** Named copies of a sandbox's state: rows, ids, clock and faults. */
export const snapshots: AdminPlugin = async (app) => {
  app.get(
    '/snapshots',
    route('List snapshots in the order they were first taken', Snapshots),
    ({ sandbox }) => ({ snapshots: sandbox.snapshots.list() }),
  )

  app.put(
    '/snapshots/:name',
    route('Take a snapshot, or replace the one with the same name', Snapshot, { params: Named }),
    ({ params: { name }, sandbox }) => {
      if (reserved.includes(name)) {
        throw new AdminError(
          400,
          `name: "${name}" already has a meaning in reset?to=${name}; choose another name.`,
        )
      }
      return takeSnapshot(name, sandbox)
    },
  )

  app.get('/snapshots/:name', route('A snapshot', Snapshot, { params: Named }), (request) => {
    const { name } = request.params
    return snapshotInfo(name, findSnapshot(name, request.sandbox))
  })

  app.delete(
    '/snapshots/:name',
    route('Remove a snapshot', Removed, { params: Named }),
    ({ params: { name }, sandbox }) => {
      findSnapshot(name, sandbox)
      sandbox.snapshots.remove(name)
      return { removed: name }
    },
  )
}

/** @throws AdminError 429 when there are too many, or they are too large */
export function takeSnapshot(name: string, { state, snapshots }: Sandbox) {
  const reached = snapshots.save(name, state)
  if (reached === 'number') {
    throw limitReached('snapshots/<name>', snapshots.limit, '--snapshot-limit')
  }
  if (reached === 'size') {
    throw new AdminError(
      429,
      'The snapshots of this sandbox would have more than 128 MB: remove one with DELETE /__admin/snapshots/<name>.',
    )
  }
  return snapshotInfo(name, state)
}

/**
 * Finds a snapshot by its name. `others` are further names that the caller may have meant.
 *
 * @throws AdminError 404
 */
export function findSnapshot(
  name: string,
  { snapshots }: Sandbox,
  others: readonly string[] = [],
): State {
  const state = snapshots.find(name)
  if (!state) throw notFound('snapshot', name, [...snapshots.names, ...others])
  return state
}
