import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { SnapshotInfo } from '../domain/snapshot.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { State } from '../sandbox/snapshots.js'
import { suggestion } from '../suggest.js'
import { Complaint } from './complaint.js'
import type { AdminPlugin } from './types.js'
import { worldOf } from './world.js'

/** What `reset?to=` takes besides the names of snapshots. */
export const reserved: readonly string[] = ['seed', 'empty']

const Named = Type.Object({
  name: Type.String({
    minLength: 1,
    maxLength: 100,
    description: `Any text but ${reserved.join(' and ')}.`,
  }),
})

/** Named copies of a sandbox's state: notes, ids, clock and faults. */
export const snapshots: AdminPlugin = (app, _options, done) => {
  app.get(
    '/snapshots',
    {
      schema: {
        summary: 'All snapshots, in the order they were first taken',
        response: { 200: Type.Object({ snapshots: Type.Array(SnapshotInfo) }) },
      },
    },
    (request) => ({ snapshots: worldOf(request).snapshots.list() }),
  )

  app.put(
    '/snapshots/:name',
    {
      schema: {
        summary: 'Take a snapshot, in place of one of the same name',
        params: Named,
        response: { 200: SnapshotInfo },
      },
    },
    (request) => {
      const { name } = request.params
      const sandbox = worldOf(request)
      if (reserved.includes(name)) {
        throw new Complaint(400, `name: "${name}" is what reset calls the ${name}, choose another.`)
      }
      if (!sandbox.snapshots.save(name, sandbox.state)) {
        throw new Complaint(
          429,
          `There are ${sandbox.snapshots.limit} snapshots already: remove one with DELETE /__admin/snapshots/<name>, or allow more with --snapshot-limit.`,
        )
      }
      return shown(sandbox, name)
    },
  )

  app.get(
    '/snapshots/:name',
    { schema: { summary: 'A snapshot', params: Named, response: { 200: SnapshotInfo } } },
    (request) => shown(worldOf(request), request.params.name),
  )

  app.delete(
    '/snapshots/:name',
    {
      schema: {
        summary: 'Remove a snapshot',
        params: Named,
        response: { 200: Type.Object({ removed: Type.String() }) },
      },
    },
    (request) => {
      const { name } = request.params
      const { snapshots } = worldOf(request)
      if (!snapshots.remove(name)) throw unknown(name, snapshots.list())
      return { removed: name }
    },
  )
  done()
}

function shown({ snapshots }: Sandbox, name: string): SnapshotInfo {
  const all = snapshots.list()
  const found = all.find((one) => one.name === name)
  if (!found) throw unknown(name, all)
  return found
}

/**
 * The snapshot that a caller names, who might have meant one of `others`.
 *
 * @throws Complaint 404
 */
export function findSnapshot(
  name: string,
  request: FastifyRequest,
  others: readonly string[] = [],
): State {
  const { snapshots } = worldOf(request)
  const state = snapshots.find(name)
  if (!state) throw unknown(name, snapshots.list(), others)
  return state
}

function unknown(
  name: string,
  all: readonly SnapshotInfo[],
  others: readonly string[] = [],
): Complaint {
  const known = [...all.map((one) => one.name), ...others]
  return new Complaint(404, `There is no snapshot "${name}"${suggestion(name, known) || '.'}`)
}
