import { suggestion } from '../../lib/suggest.js'
import { quoted } from '../../lib/violation.js'
import { isFieldKey } from '../../resources/contact/write/custom-values.js'
import { keyOf } from '../../resources/custom-field/key.js'
import { resources } from '../../resources/index.js'
import { fieldsOf } from '../../resources/resource.js'
import type { Read } from '../parse/document.js'
import { maxReported, type Problem } from '../parse/source.js'
import { isEntry, type Path, pathOf, type SeedEntry, textOf, type Visit, walk } from '../walk.js'

/** Keys of rows by sub-account and resource; undefined among them when one is made. */
type Known = Map<string, Set<string | undefined>>

const slot = (subAccountId: string, plural: string) => `${plural}\n${subAccountId}`

/** The id of the sub-account that an entry is in. */
function subAccountOf({ parent, entry, resource }: Visit): string {
  return parent ? subAccountOf(parent) : (textOf(entry, resource.key) ?? '')
}

/**
 * Reports ids of users and businesses, and ids and keys of custom fields, that the sub-account does not have. The API
 * accepts them, so they are warnings, except for the key of a custom field: its value would be lost. A sub-account that
 * lists no rows of a resource leaves its ids unchecked.
 */
export function unreferred(reads: readonly Read[]): Problem[] {
  const known = rowsIn(reads)
  const problems: Problem[] = []
  for (const { seed, document } of reads) {
    if (document.isAnswer) continue
    const report = (visit: Visit, within: Path, severity: Problem['severity'], message: string) => {
      if (problems.length >= maxReported) return
      const place = document.place([...pathOf(visit), ...within])
      problems.push({ severity, place, message })
    }
    walk(seed, resources, (visit) => {
      const { resource, entry } = visit
      for (const [name, { refersTo }] of fieldsOf(resource)) {
        if (refersTo === undefined || entry[name] === undefined) continue
        const ids = known.get(slot(subAccountOf(visit), refersTo))
        const noun = resources.find(({ plural }) => plural === refersTo)?.noun ?? refersTo
        for (const [index, id] of [entry[name]].flat().entries()) {
          if (typeof id !== 'string' || !ids || ids.has(id) || ids.has(undefined)) continue
          const within = Array.isArray(entry[name]) ? [name, index] : [name]
          const advice = suggestion(
            id,
            [...ids].filter((one) => one !== undefined),
          )
          report(
            visit,
            within,
            'warning',
            `${name}: no ${noun} of the sub-account is ${quoted(id)}${advice}`,
          )
        }
      }
      if (resource.name === 'contact') checkCustomFields(visit, known, report)
    })
  }
  return problems
}

type Report = (visit: Visit, within: Path, severity: Problem['severity'], message: string) => void

function checkCustomFields(visit: Visit, known: Known, report: Report): void {
  const values = visit.entry.customFields
  const fields = known.get(slot(subAccountOf(visit), 'customFields')) ?? new Set()
  const keys = known.get(slot(subAccountOf(visit), 'custom field keys')) ?? new Set()
  for (const [index, value] of (Array.isArray(values) ? values : []).entries()) {
    if (!isEntry(value)) continue
    const [id, key] = [textOf(value, 'id'), textOf(value, 'key')]
    const names = [...keys].filter((one) => one !== undefined)
    if (key !== undefined && !names.some((one) => isFieldKey(one, key))) {
      const advice = suggestion(
        key,
        names.map((one) => one.replace(/^contact\./, '')),
      )
      const message = `key: found ${quoted(key)}, expected the key of a custom field of the sub-account${advice}`
      report(visit, ['customFields', index, 'key'], 'error', message)
    } else if (key === undefined && id !== undefined && !fields.has(id) && !fields.has(undefined)) {
      const advice = suggestion(
        id,
        [...fields].filter((one) => one !== undefined),
      )
      const message = `id: no custom field of the sub-account is ${quoted(id)}${advice}`
      report(visit, ['customFields', index, 'id'], 'warning', message)
    }
  }
}

/** The resources whose rows others refer to. */
const referred = new Set([
  'customFields',
  ...resources.flatMap((one) => fieldsOf(one).map(([, { refersTo }]) => refersTo)),
])

function rowsIn(reads: readonly Read[]): Known {
  const known: Known = new Map()
  const add = (name: string, key: string | undefined) => {
    const keys = known.get(name) ?? new Set()
    known.set(name, keys.add(key))
  }
  for (const { seed } of reads) {
    walk(seed, resources, (visit) => {
      const { resource, entry, parent } = visit
      if (!parent || !referred.has(resource.plural)) return
      const subAccountId = subAccountOf(visit)
      add(slot(subAccountId, resource.plural), textOf(entry, resource.key))
      if (resource.name === 'customField')
        add(slot(subAccountId, 'custom field keys'), fieldKey(entry))
    })
  }
  return known
}

const fieldKey = (entry: SeedEntry): string =>
  textOf(entry, 'fieldKey') ?? `${textOf(entry, 'model') ?? 'contact'}.${keyOf(entry.name)}`
