import { quoted, type Violation } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { resources } from '../../resources/index.js'
import { childrenOf, type Resource } from '../../resources/resource.js'
import { Stub } from '../../sandbox/stub.js'
import { isKeyOf, Seed } from '../fixture-format.js'
import type { FixtureDocument } from '../parse/document.js'
import type { Problem } from '../parse/source.js'
import {
  isEntry,
  isSamePath,
  isWithin,
  type Path,
  pathOf,
  type SeedEntry,
  textOf,
  valueAt,
  walk,
} from '../walk.js'
import { type Covers, findAmong, type Report } from './among.js'
import { schemaAt } from './schema-at.js'
import { eachListed, isAlien, type Listed, strangerSaid } from './strangers.js'

/** What is wrong with whole entries, and the paths that need no message of their own because of it. */
interface Misplaced {
  problems: Problem[]
  /** True for a place inside of an entry that is misplaced. */
  covers(path: Path): boolean
}

/** Finds entries that are in the wrong list by their indentation, and entries that are halves of one. */
export function misplaced(document: FixtureDocument, found: readonly Violation[]): Misplaced {
  const paths: Path[] = []
  const problems: Problem[] = []
  const covers = (path: Path) => paths.some((one) => isWithin(path, one))
  const report: Report = (path, message, covered, of) => {
    const isDoubtful = document.isDoubtful?.({ path, kind: 'type' })
    if (message && !isDoubtful)
      problems.push({ severity: 'error', place: document.place(path, of), message })
    paths.push(...covered)
  }
  // A violation is what makes the search worth its time.
  if (found.length > 0) {
    findShallow(document, report)
    findUnindented(document, found, report)
    findStrangers(document, found, report, covers)
    findDefinitions(document.value, report)
    findAmong(document, found, report, covers)
    findDoubled(document.value, found, report)
    findHalves(document.value, found, report, covers)
    findRests(document, found, report, covers)
  }
  return { problems, covers }
}

/** Entries below a key such as `notes:` that are in the column of the list around them. */
function findShallow(document: FixtureDocument, report: Report): void {
  const { value } = document
  walk(value, resources, (visit) => {
    const { resource, entry, index, parent } = visit
    const last = Object.keys(entry).at(-1)
    const child = childrenOf(resource, resources).find(({ plural }) => plural === last)
    if (!child || last === undefined || entry[last] !== null) return
    const around: unknown = Reflect.get(Object(parent ? parent.entry : value), resource.plural)
    const siblings: unknown[] = Array.isArray(around) ? around : []
    const after = siblings.slice(index + 1)
    const end = after.findIndex((one) => !belongsTo(one, child, resource))
    const count = end < 0 ? after.length : end
    if (count === 0) return
    const path = pathOf(visit)
    const list = path.slice(0, -1)
    const { line } = document.place([...path, last], 'key')
    const where = line === undefined ? '' : ` of line ${line}`
    const message = `the entries of ${last}${where} begin in the column of ${resource.plural}: indent them further, ${count === 1 ? 'with their keys' : `all ${count}`}`
    const covered = Array.from({ length: count }, (_, at): Path => [...list, index + 1 + at])
    report([...list, index + 1], message, [...covered, [...path, last]])
  })
}

/** True for an entry with keys of one resource that are not all keys of another. */
function belongsTo(entry: unknown, one: Resource, other: Resource): boolean {
  if (!isEntry(entry)) return false
  const keys = Object.keys(entry)
  return keys.every((key) => isKeyOf(one, key)) && !keys.every((key) => isKeyOf(other, key))
}

/** Entries of one list with the keys of another one, such as a contact among the tags. */
function findStrangers(
  document: FixtureDocument,
  found: readonly Violation[],
  report: Report,
  covers: Covers,
): void {
  const wrong = new Set(
    found
      .filter(({ kind }) => kind === 'unknown')
      .map(({ path }) => JSON.stringify(path.slice(0, -1))),
  )
  const lists = new Set<string>()
  /** Entries with unknown keys that are not said to be of another list, by the lists that they are in. */
  const unclear = new Map<string, Listed[]>()
  eachListed(document.value, (listed) => {
    const { path } = listed
    if (!wrong.has(JSON.stringify(path)) || covers(path)) return
    const around = JSON.stringify(path.slice(0, -1))
    // The entries after it are there for the same reason.
    if (lists.has(around) && isAlien(listed)) return report(path, undefined, [path])
    const message = strangerSaid(document, listed)
    const before = unclear.get(around) ?? []
    if (message === undefined) {
      unclear.set(around, [...before, listed])
      return
    }
    lists.add(around)
    // Those above it with keys of that list are there for the same reason.
    const alien = before.filter(isAlien).map((one) => one.path)
    report(alien[0] ?? path, message, [...alien, path])
  })
}

/** Keys that belong to a key above them which has no value: they are not indented. */
function findUnindented(
  document: FixtureDocument,
  found: readonly Violation[],
  report: Report,
): void {
  const seen = new Set<SeedEntry>()
  /** The keys of entries, each with the one above it. */
  const aboveOf = new Map<SeedEntry, Map<string, string | undefined>>()
  for (const { kind, path } of found) {
    const around = path.slice(0, -1)
    const entry = valueAt(document.value, around)
    if (kind !== 'unknown' || !isEntry(entry) || seen.has(entry)) continue
    const known = aboveOf.get(entry) ?? keysAbove(entry)
    aboveOf.set(entry, known)
    const above = known.get(String(path.at(-1)))
    if (above === undefined || entry[above] !== null) continue
    const keys = Object.keys(entry)
    const inner = schemaAt(Seed, [...around, above])
    const own = schemaAt(Seed, around)?.properties ?? {}
    // The body of an answer may have any keys, and so may what is kept for aliases.
    const isFree = own[above]?.title === Stub.properties.body.title || above.startsWith('x-')
    const isInner = (name: string) =>
      Object.hasOwn(inner?.properties ?? {}, name) ||
      (inner?.patternProperties !== undefined && isEntry(entry[name])) ||
      (isFree && !Object.hasOwn(own, name) && !name.startsWith('x-'))
    const after = keys.slice(keys.indexOf(above) + 1)
    const end = after.findIndex((name) => !isInner(name))
    const below = after.slice(0, end < 0 ? after.length : end)
    if (!below.includes(String(path.at(-1)))) continue
    seen.add(entry)
    const [first = ''] = below
    const names = below.slice(0, 3).map(quoted).join(', ')
    const more = below.length > 3 ? ` and ${below.length - 3} more` : ''
    const message = `found ${names}${more} below "${above}:", which has no value: indent ${below.length === 1 ? 'it' : 'them'}`
    const paths = [above, ...below].map((name): Path => [...around, name])
    report([...around, first], message, paths, 'key')
  }
}

const keysAbove = (entry: SeedEntry) =>
  new Map(Object.keys(entry).map((key, index, keys) => [key, keys[index - 1]]))

/** Definitions of custom fields in place of the values that a contact has in them. */
function findDefinitions(value: unknown, report: Report): void {
  walk(value, resources, (visit) => {
    const { customFields } = visit.entry
    if (visit.resource.name !== contact.name || !Array.isArray(customFields)) return
    for (const [index, one] of customFields.entries()) {
      if (!isEntry(one) || one.dataType === undefined) continue
      const name = textOf(one, 'id') === undefined ? 'key' : 'id'
      const text = textOf(one, name)
      const own = text === undefined ? '' : ` (${text})`
      const message = `this is the definition of a custom field, which belongs to the customFields of the sub-account; write only its ${name} here${own}, and a value`
      const path = [...pathOf(visit), 'customFields', index]
      report(path, message, [path])
    }
  })
}

/** The first line of an entry that is there twice: that the two are alike has a message of its own. */
function findDoubled(value: unknown, found: readonly Violation[], report: Report): void {
  for (const { kind, path } of found) {
    const index = path.at(-2)
    if (kind !== 'missing' || typeof index !== 'number') continue
    const [first, second] = [index, index + 1].map((at) =>
      valueAt(value, [...path.slice(0, -2), at]),
    )
    const [[key, own] = [''], ...more] = Object.entries(isEntry(first) ? first : {})
    const isDoubled =
      more.length === 0 && /^(?:id|name)$/.test(key) && isEntry(second) && second[key] === own
    if (isDoubled) report(path, undefined, [path])
  }
}

/** Two entries one after the other that lack what the other one has: the hyphen between them is one too many. */
function findHalves(
  value: unknown,
  found: readonly Violation[],
  report: Report,
  covers: Covers,
): void {
  for (const { kind, path } of found) {
    const index = path.at(-2)
    if (kind !== 'missing' || typeof index !== 'number') continue
    const list = path.slice(0, -2)
    const next: Path = [...list, index + 1]
    if (covers(next) || covers([...list, index])) continue
    const lacked = found.find(
      (one) => one.kind === 'missing' && isSamePath(one.path.slice(0, -1), next),
    )
    const [first, second] = [valueAt(value, [...list, index]), valueAt(value, next)]
    if (!isEntry(first) || !isEntry(second)) continue
    const key = String(path.at(-1))
    const itsKey = lacked && String(lacked.path.at(-1))
    if (!areHalves(first, second, key, itsKey)) continue
    const more = itsKey === undefined ? '' : `, and lacks its "${itsKey}"`
    const message = `this entry has "${key}", which the one above lacks${more}: is the "- " one too many? write two spaces in its place`
    report(next, message, [[...list, index], next])
  }
}

/** They have no key in common, and each has what the other one lacks. */
const areHalves = (first: SeedEntry, second: SeedEntry, key: string, itsKey?: string): boolean =>
  Object.hasOwn(second, key) &&
  (itsKey === undefined || Object.hasOwn(first, itsKey)) &&
  Object.keys(first).length > 0 &&
  !Object.keys(first).some((one) => Object.hasOwn(second, one)) &&
  // A custom field is named by either.
  ![first, second].every((one) => Object.hasOwn(one, 'id') || Object.hasOwn(one, 'key'))

/** An entry that lacks what the one above has, and has none of its keys: it may be the rest of that entry. */
function findRests(
  document: FixtureDocument,
  found: readonly Violation[],
  report: Report,
  covers: Covers,
): void {
  const { value } = document
  const missing = found.filter(
    (one) => one.kind === 'missing' && !covers(one.path) && !document.isDoubtful?.(one),
  )
  for (const [at, { path }] of missing.entries()) {
    const [list, index] = [path.slice(0, -2), path.at(-2)]
    const own = missing.filter((one) => isSamePath(one.path.slice(0, -1), path.slice(0, -1)))
    if (typeof index !== 'number' || own[0] !== missing[at]) continue
    const [above, entry] = [valueAt(value, [...list, index - 1]), valueAt(value, [...list, index])]
    if (!isEntry(above) || !isEntry(entry) || Object.keys(entry).length === 0) continue
    const names = own.map((one) => String(one.path.at(-1)))
    if (!names.every((name) => Object.hasOwn(above, name))) continue
    if (Object.keys(entry).some((key) => Object.hasOwn(above, key))) continue
    const message = `"${names.join('" and "')}" ${names.length > 1 ? 'are' : 'is'} missing in this entry; if its keys belong to the entry above, which has none of them, the "- " is one too many: write two spaces in its place`
    const paths = own.map((one) => one.path)
    report([...list, index], message, paths)
  }
}
