import { pluralOf } from '../../lib/plural.js'
import type { Refusal } from '../../resources/refusal.js'
import type { Resource, Row } from '../../resources/resource.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import type { ExplainInput } from './explain-input.js'
import { carriers } from './near-tokens.js'
import { few, slips } from './slips.js'

/** Finds rows similar to one that does not exist: another id, another resource, another sandbox. */
export async function nearRows(
  resource: Resource,
  details: Refusal['details'],
  input: ExplainInput,
): Promise<string[]> {
  const { exchange, sandbox } = input
  const { database } = sandbox
  const { noun, key, param = '', parent, parentKey = '' } = resource
  const id = String(details[param])
  const parentId = String(details[parentKey])
  const now = database.find(resource, id)
  const removals = await sandbox.journal.find({ method: 'DELETE', [param]: id, status: 200 })
  const removed = [...removals].filter((one) => one.id < exchange.id).at(-1)
  const found = [
    id.trim() === '' ? `the id of the ${noun} is empty` : [],
    now ? `${noun} ${id} exists now, ${placeOf(resource, now)}` : [],
    removed ? `${noun} ${id} was removed by exchange ${removed.id}` : [],
    otherKinds(id, resource, sandbox),
    slips(
      id,
      database.listSimilar(resource, id),
      (row) => String(row[key]),
      (row) => `${noun} ${row[key]} exists, ${placeOf(resource, row)}`,
    ),
    elsewhere(resource, id, input).map((other) => `${noun} ${id} exists in sandbox ${other}`),
  ].flat()
  if (found.length > 0 || !parent || parent.parent) return found
  const some = database.listOf(resource, parentId, few).map((row) => row[key])
  const has = some.length > 0 ? `${noun} ${some.join(', ')}` : `no ${pluralOf(noun)}`
  return [`${parent.noun} ${parentId} has ${has}`]
}

/** Names the parent of a row that was requested under another parent. */
export function rowElsewhere(
  resource: Resource,
  details: Refusal['details'],
  input: ExplainInput,
): string[] {
  const { noun, param = '', parent } = resource
  const { owner } = details
  const id = details[param]
  if (!parent?.parent) {
    return [
      `${noun} ${id} exists; it belongs to ${parent?.noun} ${owner}`,
      ...carriers(input, String(owner)),
    ]
  }
  const row = input.sandbox.database.find(parent, String(owner))
  return [
    `${noun} ${id} exists, under ${parent.noun} ${owner}, which belongs to ${parent.parent.noun} ${row?.[parent.parentKey ?? '']}`,
  ]
}

/** `in sub-account loc-main`, `under contact c1` */
function placeOf({ parent, parentKey = '' }: Resource, row: Row): string {
  if (!parent) return 'at the top'
  return `${parent.parent ? 'under' : 'in'} ${parent.noun} ${row[parentKey]}`
}

/** Rows of other resources with the same id. */
const otherKinds = (id: string, resource: Resource, { database }: Sandbox): string[] =>
  database.resources.flatMap((other) => {
    if (other === resource || other.key !== 'id') return []
    const row = database.find(other, id)
    if (!row) return []
    if (other.parent === resource) {
      return [`${id} is a ${other.noun}, of ${resource.noun} ${row[other.parentKey ?? '']}`]
    }
    const alias = other.parent ? '' : " (HighLevel's API says location)"
    return [`${id} is a ${other.noun}${alias}, not a ${resource.noun}`]
  })

/** Other sandboxes that hold the row, at most `few`. */
const elsewhere = (
  resource: Resource,
  id: string,
  { sandbox, sandboxes }: ExplainInput,
): string[] =>
  sandboxes
    .all()
    .filter((one) => one !== sandbox && one.database.find(resource, id) !== undefined)
    .slice(0, few)
    .map((one) => one.id)
