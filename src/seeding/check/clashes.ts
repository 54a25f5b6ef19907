import { pluralOf } from '../../lib/plural.js'
import { quoted } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { resources } from '../../resources/index.js'
import { isShell } from '../merge.js'
import type { FixtureDocument } from '../parse/document.js'
import { formatPlace, maxReported, type Problem } from '../parse/source.js'
import {
  isEntry,
  isSamePath,
  type Path,
  pathOf,
  textOf,
  type Visit,
  walk,
  writtenFields,
} from '../walk.js'
import { sourceOf } from './owners.js'
import { withTemplates } from './templates.js'

/** Something that fixtures may give once, or several times with an equal value. */
interface Claim {
  what: string
  /** A name that may be given once within its scope. */
  name?: string
  scope?: string
  /** A value, as JSON, that must be equal in all files. */
  value?: string
  /** The entry, and the key in it. */
  in: Visit | Path
  key: string
}

/**
 * Reports ids, tokens and names that are used twice, and fields of a sub-account and clocks that differ between
 * files, with both places; also in fixtures with other errors.
 */
export function clashes(documents: readonly FixtureDocument[]): Problem[] {
  const first = new Map<string, { claim: Claim; document: FixtureDocument }>()
  const problems: Problem[] = []
  /** Aliases, and values of templates, that have been reported: many entries may have them. */
  const reported = new Set<string>()
  const pathTo = (claim: Claim, { value }: FixtureDocument) =>
    'resource' in claim.in
      ? sourceOf(value, [...pathOf(claim.in), claim.key])
      : [...claim.in, claim.key]
  const placeOf = (claim: Claim, document: FixtureDocument) =>
    document.place(pathTo(claim, document))
  for (const [number, document] of documents.entries()) {
    const add = (claim: Claim) => {
      const { what, name = '', scope = '', value } = claim
      if (document.isDoubtful?.({ path: pathTo(claim, document), kind: 'type' })) return
      // As SQLite keeps text: half a character becomes a replacement character.
      const id = `${what}
${scope}
${name}`.toWellFormed()
      const before = first.get(id)
      if (!before) first.set(id, { claim, document })
      // An answer with the notes of a contact adds them to the one that is in another file.
      const isAnswer = (one: Claim, of: FixtureDocument) =>
        of.isAnswer === true && 'resource' in one.in && isShellOf(one.in)
      if (before && document !== before.document) {
        if (isAnswer(claim, document)) return
        if (isAnswer(before.claim, before.document)) {
          first.set(id, { claim, document })
          return
        }
      }
      // A sub-account that is twice in one file is reported by its id.
      const isSame =
        value !== undefined && (value === before?.claim.value || document === before?.document)
      if (!before || isSame || problems.length >= maxReported) return
      const other = placeOf(before.claim, before.document)
      const path = pathTo(claim, document)
      const isSource =
        document === before.document && isSamePath(path, pathTo(before.claim, document))
      // A template has no id of its own, which is said as such.
      if (isSource && path[0] === 'templates' && path.length === 3) return
      if (isSource) {
        const id = JSON.stringify([number, path])
        if (reported.has(id)) return
        reported.add(id)
        problems.push({ severity: 'error', place: other, message: sharedBy(claim) })
        return
      }
      const alias = document.alias?.(path)
      if (alias && value === undefined) {
        const id = `${number} ${alias.name} ${formatPlace(alias.place)}`
        if (reported.has(id)) return
        reported.add(id)
        const message = `found *${alias.name}, which repeats the ${what} ${quoted(name)} of ${formatPlace(other)}: leave out the ${what === 'token' ? 'tokens' : 'ids'} there, or write the entries out here`
        problems.push({ severity: 'error', place: alias.place, message, other })
        return
      }
      const isOfBase =
        document !== before.document &&
        isEntry(document.value) &&
        Object.hasOwn(document.value, 'extends')
      const message =
        value === undefined
          ? `the ${what} ${quoted(name)} is already at ${formatPlace(other)}; ${isOfBase ? 'a fixture adds to those that it extends and changes nothing in them: change it there, or ' : ''}${mendOfTwins(before.claim, claim)}`
          : `found ${what} ${value}, but it is ${before.claim.value} at ${formatPlace(other)}`
      problems.push({ severity: 'error', place: placeOf(claim, document), message, other })
    }
    walk(withTemplates(document.value), resources, (visit) => claimsOf(visit, number, add))
    claimsOfFile(document.value, add)
  }
  return problems
}

const isShellOf = ({ resource, entry }: Visit): boolean =>
  resource.name === contact.name && isShell(entry)

/** The sentence about an id that several entries have from one template. */
const sharedBy = ({ what, name = '', key }: Claim): string =>
  `${key}: found ${quoted(name)}, which several ${pluralOf(what)} have from here: leave it out`

/** What to do about an entry that is there twice; the line of its id may be. */
function mendOfTwins(first: Claim, second: Claim): string {
  const isBare = ({ in: place, key }: Claim) =>
    'resource' in place && place.parent && Object.keys(place.entry).join() === key
  if (isBare(first) && !isBare(second)) return 'that one has nothing else: remove its line'
  if (isBare(second) && !isBare(first)) return 'this one has nothing else: remove its line'
  return mendOf(second)
}

/** What to do about an entry that is there twice. */
function mendOf({ what, in: place, key }: Claim): string {
  if (!('resource' in place)) return `give this ${what} another id`
  const { resource, parent } = place
  if (!parent) return 'write another id, or move what is below it there'
  return key === resource.key
    ? `write another ${what === resource.noun ? key : what}, or remove this ${resource.noun}`
    : `write another ${key}, or remove this ${resource.noun}`
}

/** A sub-account may be in several files, which add up; its fields must be equal in all of them. */
function claimsOf(visit: Visit, number: number, add: (claim: Claim) => void): void {
  const { resource, entry, parent } = visit
  const { key, noun, unique = [] } = resource
  const id = textOf(entry, key)
  if (id !== undefined) {
    const what = resource.fields[key]?.made === 'token' ? 'token' : noun
    const scope = parent ? '' : `file ${number}`
    add({ what, name: id, scope, in: visit, key })
  }
  for (const key of unique.flat()) {
    const name = key === resource.parentKey ? undefined : textOf(entry, key)
    if (name === undefined) continue
    add({ what: noun, name, scope: ownerOf(visit, number), in: visit, key })
  }
  if (parent || id === undefined) return
  for (const [name] of writtenFields(resource)) {
    if (name === key || entry[name] === undefined) continue
    add({ what: `the ${name} of ${id}`, value: JSON.stringify(entry[name]), in: visit, key: name })
  }
}

function claimsOfFile(fixture: unknown, add: (claim: Claim) => void): void {
  if (!isEntry(fixture)) return
  const { clock } = fixture
  if (clock !== undefined) {
    add({ what: 'the clock', value: JSON.stringify(clock), in: [], key: 'clock' })
  }
  for (const [what, list] of [
    ['fault', 'faults'],
    ['stub', 'stubs'],
  ] as const) {
    const rules = fixture[list]
    for (const [index, rule] of (Array.isArray(rules) ? rules : []).entries()) {
      const id = isEntry(rule) ? textOf(rule, 'id') : undefined
      if (id !== undefined) add({ what, name: id, in: [list, index], key: 'id' })
    }
  }
}

/** Which parent an entry has: the parent's id, or its place when the id is made. */
function ownerOf({ parent }: Visit, number: number): string {
  if (!parent) return ''
  return textOf(parent.entry, parent.resource.key) ?? `${number}/${pathOf(parent).join('/')}`
}
