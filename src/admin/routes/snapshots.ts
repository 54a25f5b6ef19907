import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { SnapshotInfo } from '../../sandbox/snapshot.js'
import type { State } from '../../sandbox/snapshots.js'
import { AdminError, limitReached, notFound } from '../admin-error.js'
import { route } from '../route.js'
import { sandboxOf } from '../sandbox-of.js'
import { Removed, Snapshots } from '../schemas.js'
import type { AdminPlugin } from '../types.js'

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
export const snapshots: AdminPlugin = (app, _options, done) => {
  app.get(
    '/snapshots',
    route('List snapshots in the order they were first taken', Snapshots),
    (request) => ({ snapshots: sandboxOf(request).snapshots.list() }),
  )

  app.put(
    '/snapshots/:name',
    route('Take a snapshot, or replace the one with the same name', SnapshotInfo, {
      params: Named,
    }),
    (request) => {
      const { name } = request.params
      const sandbox = sandboxOf(request)
      if (reserved.includes(name)) {
        throw new AdminError(
          400,
          `name: "${name}" already has a meaning in reset?to=${name}; choose another name.`,
        )
      }
      if (!sandbox.snapshots.save(name, sandbox.state)) {
        const remedies =
          'remove one with DELETE /__admin/snapshots/<name>, or allow more with --snapshot-limit'
        throw limitReached('snapshots', sandbox.snapshots.limit, remedies)
      }
      return shown(sandbox, name)
    },
  )

  app.get('/snapshots/:name', route('A snapshot', SnapshotInfo, { params: Named }), (request) =>
    shown(sandboxOf(request), request.params.name),
  )

  app.delete(
    '/snapshots/:name',
    route('Remove a snapshot', Removed, { params: Named }),
    (request) => {
      const { name } = request.params
      const { snapshots } = sandboxOf(request)
      if (!snapshots.remove(name)) throw unknown(name, snapshots)
      return { removed: name }
    },
  )
  done()
}

function shown({ snapshots }: Sandbox, name: string): SnapshotInfo {
  const found = snapshots.list().find((one) => one.name === name)
  if (!found) throw unknown(name, snapshots)
  return found
}

/**
 * Finds a snapshot by its name. `others` are further names that the caller may have meant.
 *
 * @throws AdminError 404
 */
export function findSnapshot(
  name: string,
  request: FastifyRequest,
  others: readonly string[] = [],
): State {
  const { snapshots } = sandboxOf(request)
  const state = snapshots.find(name)
  if (!state) throw unknown(name, snapshots, others)
  return state
}

const unknown = (name: string, snapshots: Sandbox['snapshots'], others: readonly string[] = []) =>
  notFound('snapshot', name, [...snapshots.list().map((one) => one.name), ...others])
