import { idSuggestion } from '../../lib/suggest.js'
import { quoted } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { customField } from '../../resources/custom-field/custom-field.js'
import { isFieldKey } from '../../resources/custom-field/values.js'
import { resources as all } from '../../resources/index.js'
import { fieldsOf, type Resource } from '../../resources/resource.js'
import { subAccount } from '../../resources/sub-account/sub-account.js'
import { tag } from '../../resources/tag/tag.js'
import type { Read } from '../parse/document.js'
import { maxReported, type Problem } from '../parse/source.js'
import { isPasted } from '../paste/paste.js'
import { isEntry, type Path, pathOf, type SeedEntry, textOf, type Visit, walk } from '../walk.js'
import { noSpaceBefore } from './advices.js'
import { definitionOf, fieldKey } from './field-keys.js'
import {
  hasId,
  hasUnknownKey,
  type Identity,
  type Owners,
  sourceOf,
  subAccountOf,
} from './owners.js'

const resources: readonly Resource[] = all

/** The resources whose rows others refer to, by their plurals. */
const referred = new Map<string, Resource>(
  [
    customField.plural,
    tag.plural,
    ...resources.flatMap((one) => fieldsOf(one).map(([, { refersTo = '' }]) => refersTo)),
  ].flatMap((plural) =>
    resources.filter((one) => one.plural === plural).map((one) => [plural, one]),
  ),
)

/** The fields that name rows, and the resources of those. */
const referring = new Map<Resource, (readonly [name: string, target: Resource])[]>(
  resources.map((one) => [
    one,
    fieldsOf(one).flatMap(([name, { refersTo = '' }]) => {
      const target = referred.get(refersTo)
      return target ? [[name, target] as const] : []
    }),
  ]),
)

/** The lists whose objects name rows, their keys that do, and the resources of those. */
const referringItems = new Map<
  Resource,
  (readonly [list: string, key: string, target: Resource])[]
>(
  resources.map((one) => [
    one,
    fieldsOf(one).flatMap(([list, { itemsReferTo = {} }]) =>
      Object.entries(itemsReferTo).flatMap(([key, plural]) => {
        const target = referred.get(plural)
        return target ? [[list, key, target] as const] : []
      }),
    ),
  ]),
)

/** The entries of a resource in one sub-account, by what others may call them. */
interface Known {
  entries: SeedEntry[]
  /** Their ids; undefined among them when one is made. */
  ids: Set<string | undefined>
}

const nothingKnown: Known = { entries: [], ids: new Set() }

type Report = (within: Path, severity: Problem['severity'], message: string) => void

/**
 * Reports ids of users and businesses, and ids and keys of custom fields, that the sub-account does not have. The API
 * accepts them, so they are warnings, except for the key of a custom field: its value would be lost. A sub-account that
 * lists no rows of a resource leaves its ids unchecked.
 */
export function unreferred(reads: readonly Read[], owners: Owners): Problem[] {
  const known = new References(owners)
  const problems: Problem[] = []
  for (const { seed, document } of reads) {
    walk(seed, resources, (visit) => {
      const report: Report = (within, severity, message) => {
        if (problems.length >= maxReported || isPasted(document, pathOf(visit))) return
        const path = sourceOf(document.value, [...pathOf(visit), ...within])
        problems.push({ severity, place: document.place(path), message })
      }
      const { resource, entry } = visit
      if (problems.length >= maxReported) return
      for (const [name, target] of referring.get(resource) ?? []) {
        const value = entry[name]
        if (value === undefined) continue
        const list = [value].flat()
        for (const [index, id] of list.entries()) {
          const reason = typeof id === 'string' ? known.reason(visit, target, id, list) : undefined
          const within = Array.isArray(value) ? [name, index] : [name]
          if (reason !== undefined) report(within, 'warning', `${name}: ${reason}`)
        }
      }
      for (const [list, key, target] of referringItems.get(resource) ?? []) {
        const items: unknown = entry[list]
        for (const [index, item] of (Array.isArray(items) ? items : []).entries()) {
          const id = isEntry(item) ? textOf(item, key) : undefined
          const reason = id === undefined ? undefined : known.reason(visit, target, id)
          if (reason !== undefined) report([list, index, key], 'warning', `${key}: ${reason}`)
        }
      }
      if (resource.name === contact.name && !hasDoubtfulFields(visit, known))
        checkCustomFields(visit, known, report)
      checkTags(visit, known, report)
    })
  }
  return problems
}

class References {
  readonly #bySubAccount = new Map<Identity, Map<string, Known>>()

  constructor(owners: Owners) {
    for (const [identity, lists] of owners) {
      const known = new Map<string, Known>()
      this.#bySubAccount.set(identity, known)
      for (const [plural, list] of lists) {
        if (!referred.has(plural)) continue
        const entries = list.map(({ visit }) => visit.entry)
        const ids = new Set(entries.map((one) => textOf(one, 'id')))
        // An entry that was refused may be the one that others refer to.
        const written = lists.get(subAccount.plural)?.map(({ visit }) => visit.entry[plural]) ?? []
        const isMisspelt = lists.get(subAccount.plural)?.some(({ visit }) => hasUnknownKey(visit))
        if (isMisspelt || !written.flat().every(isEntry)) ids.add(undefined)
        known.set(plural, { entries, ids })
      }
    }
  }

  of(visit: Visit, { plural }: Resource): Known | undefined {
    return this.#bySubAccount.get(subAccountOf(visit))?.get(plural)
  }

  /** Why an id is none of a resource in the sub-account of an entry, and what may be meant; undefined if it is one. */
  reason(
    visit: Visit,
    target: Resource,
    id: string,
    taken: readonly unknown[] = [],
  ): string | undefined {
    const known = this.of(visit, target)
    if (!known || hasId(known.ids, id)) return undefined
    const { noun } = target
    const no = `no ${noun} of the ${subAccount.noun} is ${quoted(id)}`
    const [before = ''] = id.split('#')
    if (id.includes('#') && known.ids.has(before)) return `${no}; ${noSpaceBefore}: ${before} #...`
    const named = known.entries.find((one) => isCalled(target, one, id))
    if (named) {
      const own = textOf(named, 'id')
      return `${no}; ${own === undefined ? `give that ${noun} an id, and write it here` : `write the id, ${own}`}`
    }
    const ids = [...known.ids].filter((one) => one !== undefined)
    const owner = this.#ownerOf(id, target)
    if (owner !== undefined) {
      const own = subAccountOf(visit)
      const here = typeof own === 'string' ? own : 'this one'
      return `${quoted(id)} is a ${noun} of the ${subAccount.noun} ${owner}, not of ${here}: write one of ${here}, or remove it`
    }
    if (known.ids.has(undefined)) return undefined
    const parts = id.split(/\s*[,;|]\s*/)
    if (parts.length > 1 && parts.some((part) => known.ids.has(part))) {
      return `${no}; write an entry for each: ${parts.join(', ')}`
    }
    return no + idSuggestion(id, ids, taken)
  }

  /** The id of a sub-account that has the row. */
  #ownerOf(id: string, { plural }: Resource): string | undefined {
    for (const [identity, known] of this.#bySubAccount) {
      if (typeof identity === 'string' && known.get(plural)?.ids.has(id)) return identity
    }
    return undefined
  }
}

/** True for an entry that people call so: by its name or its e-mail address. */
export function isCalled({ label }: Resource, entry: SeedEntry, text: string): boolean {
  const names = [label?.(entry), entry.email, entry.name]
  const wanted = text.trim().toLowerCase()
  return names.some((one) => typeof one === 'string' && one.toLowerCase() === wanted)
}

/** True when the custom fields of the sub-account are not valid, so that their keys are not known. */
function hasDoubtfulFields(visit: Visit, known: References): boolean {
  const entries = known.of(visit, customField)?.entries
  if (entries) return !entries.every((one) => definitionOf(one))
  const { parent } = visit
  return (
    parent !== undefined &&
    (hasUnknownKey(parent) || parent.entry[customField.plural] !== undefined)
  )
}

const isOpportunityKey = (field: SeedEntry, bare: string): boolean =>
  fieldKey(field) === `opportunity.${bare}`

/** A key without what the API puts before it. */
const short = (key: string): string => key.replace(/^contact\./, '')

/** The tags of a contact by the ids of tags: a contact has their names. */
function checkTags(visit: Visit, known: References, report: Report): void {
  const tags: readonly SeedEntry[] = known.of(visit, tag)?.entries ?? []
  const { tags: names } = visit.entry
  for (const [index, name] of (Array.isArray(names) ? names : []).entries()) {
    if (tags.some((one) => one.name === name)) continue
    const meant = textOf(tags.find((one) => one.id === name) ?? {}, 'name')
    if (meant === undefined) continue
    const message = `tags: found ${quoted(String(name))}, which is the id of a tag; a contact has its name: write ${meant}`
    report(['tags', index], 'warning', message)
  }
}

function checkCustomFields(visit: Visit, known: References, report: Report): void {
  const { customFields } = visit.entry
  const { entries, ids } = known.of(visit, customField) ?? nothingKnown
  const isOther = ({ model }: SeedEntry) => model === 'opportunity'
  const keys = entries.filter((one) => !isOther(one)).map(fieldKey)
  const others = entries.filter(isOther)
  for (const [index, value] of (Array.isArray(customFields) ? customFields : []).entries()) {
    // A definition is another mistake, and so is a note.
    if (!isEntry(value) || value.dataType !== undefined || value.body !== undefined) continue
    const [id, key] = [textOf(value, 'id'), textOf(value, 'key')]
    // Where both are given, the key says which field it is.
    const wanted = key ?? id
    if (wanted === undefined) continue
    // Mails and pages have it in braces, in place of the value.
    const bare = wanted.replace(/^\{\{\s*(.*?)\s*\}\}$/, '$1')
    const [by, field] =
      key === undefined
        ? (['id', entries.find((one) => textOf(one, 'id') === id)] as const)
        : (['key', entries.find((one) => isFieldKey(fieldKey(one), key))] as const)
    // Without the word before it, the key is none.
    const unnamed = field ? undefined : others.find((one) => isOpportunityKey(one, bare))
    if (unnamed || (field && isOther(field))) {
      const message = `${by}: ${quoted(wanted)} is a ${customField.noun} of opportunities, which contacts do not have; write model: contact there, or remove the value`
      report(['customFields', index, by], unnamed ? 'error' : 'warning', message)
      continue
    }
    const named = entries.find((one) => isCalled(customField, one, bare))
    const meant = keys.find((one) => isFieldKey(one, bare)) ?? (named && fieldKey(named))
    if (key !== undefined && !keys.some((one) => isFieldKey(one, key))) {
      const advice = ids.has(bare)
        ? `; that is an id: write id: ${bare}`
        : meant !== undefined
          ? `; write ${short(meant)}`
          : idSuggestion(short(bare), keys.map(short))
      const message = `key: found ${quoted(wanted)}, expected the key of a custom field of the sub-account${advice}`
      report(['customFields', index, 'key'], 'error', message)
    }
    if (key !== undefined || id === undefined || hasId(ids, id)) continue
    const reason = `no ${customField.noun} of the ${subAccount.noun} is ${quoted(id)}`
    const at = ['customFields', index, 'id']
    if (meant !== undefined) {
      const what = named ? 'a name' : 'a key'
      report(at, 'warning', `id: ${reason}; that is ${what}: write key: ${short(meant)}`)
    } else if (!known.of(visit, customField)) report(at, 'warning', `id: ${reason}`)
    else {
      const other = known.reason(visit, customField, id)
      if (other !== undefined) report(at, 'warning', `id: ${other}`)
    }
  }
}
