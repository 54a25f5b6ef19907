import type { Wire } from '../../lib/wire.js'
import type { SandboxDatabase } from '../../sqlite/database.js'
import { lazy } from '../../sqlite/lazy.js'
import { ownedQueries } from '../contact-read/owned-queries.js'
import { type Task, type TaskSearch, task } from './task.js'

/** The order of the live list is not known (assumed): newest first, as notes. */
export const taskQueries = ownedQueries<Task>(task, 'tasks.seq DESC')

/** A filter that is null lets everything pass. */
const searchSql = (
  lower: 'lower' | 'folded',
) => `SELECT json_set(json_remove(tasks.json, '$.id'), '$._id', tasks.id) FROM tasks
  JOIN contacts ON contacts.id = contactId
  WHERE subAccountId = :subAccountId
    AND (:contactId IS NULL OR contactId IN (SELECT value FROM json_each(:contactId)))
    AND (:assignedTo IS NULL OR tasks.assignedTo IN (SELECT value FROM json_each(:assignedTo)))
    AND (:completed IS NULL OR completed = :completed)
    AND (:query IS NULL OR instr(${lower}(title), :query) OR instr(${lower}(body), :query))
  ORDER BY tasks.seq DESC LIMIT :limit OFFSET :skip`

/** The search over a sub-account. */
export function taskSearch({ connection }: SandboxDatabase) {
  const searchBy = (lower: 'lower' | 'folded') =>
    lazy(() => connection.prepare<[object], string>(searchSql(lower)).pluck())
  // SQLite's own function knows ASCII alone; the other one takes longer.
  const searches = { ascii: searchBy('lower'), any: searchBy('folded') }
  const list = (values: readonly string[] | undefined) => (values ? JSON.stringify(values) : null)
  return {
    search(subAccountId: string, given: TaskSearch): Wire<Task>[] {
      const { contactId, assignedTo, completed, query, limit = 25, skip = 0, businessId } = given
      // The mock keeps no tasks of businesses.
      if (businessId !== undefined) return []
      const search = /^\p{ASCII}*$/u.test(query ?? '') ? searches.ascii : searches.any
      return search().all({
        subAccountId,
        contactId: list(contactId),
        assignedTo: list(assignedTo),
        completed: completed === undefined ? null : Number(completed),
        query: query?.toLowerCase() ?? null,
        limit,
        skip,
      }) as Wire<Task>[] // their JSON, as the column says
    },
  }
}
