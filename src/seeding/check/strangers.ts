import type { Static, TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { quoted, type Violation } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { resources as all } from '../../resources/index.js'
import type { Resource } from '../../resources/resource.js'
import { apiRoutes } from '../../resources/routes.js'
import { Fault } from '../../sandbox/fault.js'
import { faultViolations, stubViolations } from '../../sandbox/fault-checks.js'
import { Stub } from '../../sandbox/stub.js'
import { Seed } from '../fixture-format.js'
import type { FixtureDocument } from '../parse/document.js'
import {
  isEntry,
  type Path,
  pathOf,
  type SeedEntry,
  textOf,
  type Visit,
  valueAt,
  walk,
} from '../walk.js'
import { schemaAt } from './schema-at.js'
import { meantKey } from './unknown-keys.js'

const resources: readonly Resource[] = all

/** What the entries of a list are: a resource, or what only fixtures have a list of. */
interface Kind {
  noun: string
  plural: string
  /** The resource whose entries have the list; without one, the file has it. */
  parent?: Resource | undefined
  keys: readonly string[]
  /** The keys without which an entry is not whole. */
  owed: readonly string[]
  /** Whether an entry with such keys may be one. */
  isOne: (entry: SeedEntry) => boolean
  /** What is said of one in a list of the same name. */
  said?: string
}

const hasKeys = (entry: SeedEntry, keys: readonly string[]): boolean =>
  keys.every((key) => Object.hasOwn(entry, key))

/** A path to an entry of a resource. */
const anyOf = ({ parent, plural }: Resource): Path => [...(parent ? anyOf(parent) : []), plural, 0]

function kindOfSchema(
  noun: string,
  plural: string,
  parent: Resource | undefined,
  more: Pick<Kind, 'isOne'> & Partial<Kind>,
): Kind {
  const schema = schemaAt(Seed, [...(parent ? anyOf(parent) : []), plural, 0])
  const keys = Object.keys(schema?.properties ?? {})
  return { noun, plural, parent, keys, owed: schema?.required ?? [], ...more }
}

/** A fault or a stub, which have most keys in common: what is a valid one is one. */
const ruleOf = <S extends TSchema>(
  noun: string,
  plural: string,
  schema: S,
  violationsOf: (rule: Static<S>, routes: typeof apiRoutes) => readonly Violation[],
): Kind =>
  kindOfSchema(noun, plural, undefined, {
    isOne: (entry) => Value.Check(schema, entry) && violationsOf(entry, apiRoutes).length === 0,
  })

const appointmentKeys = contact.fields.appointments.innerKeys

const ofResources = new Map<Resource, Kind>(
  resources.map((one) => [
    one,
    kindOfSchema(one.noun, one.plural, one.parent, { isOne: () => true }),
  ]),
)
const fault = ruleOf('fault', 'faults', Fault, faultViolations)
const stub = { ...ruleOf('stub', 'stubs', Stub, stubViolations), owed: ['match', 'body'] }
export const appointment: Kind = {
  noun: 'appointment',
  plural: 'appointments',
  parent: contact,
  keys: appointmentKeys,
  owed: ['startTime'],
  // Its notes are a text, unlike those of a contact.
  isOne: (entry) => hasKeys(entry, ['startTime']) && !Array.isArray(entry.notes),
}
const valueOfField = kindOfSchema("contact's value of a custom field", 'customFields', contact, {
  owed: ['value'],
  isOne: (entry) => hasKeys(entry, ['value']),
  said: "this is a contact's value of a custom field, which belongs to the customFields of a contact; here fields are defined, with name and dataType",
})

const kinds: readonly Kind[] = [...ofResources.values(), appointment, valueOfField, fault, stub]

/** An entry of a list. */
export interface Listed {
  kind: Kind
  entry: SeedEntry
  path: Path
  /** The entry that has the list; without one, the file has it. */
  owner: Visit | undefined
}

/** Calls `visit` with each entry of the lists of a fixture whose keys are known. */
export function eachListed(value: unknown, visit: (listed: Listed) => void): void {
  walk(value, resources, (one) => {
    const kind = ofResources.get(one.resource)
    if (kind) visit({ kind, entry: one.entry, path: pathOf(one), owner: one.parent })
  })
  for (const kind of [fault, stub]) {
    const list = isEntry(value) ? value[kind.plural] : undefined
    for (const [index, entry] of (Array.isArray(list) ? list : []).entries()) {
      if (isEntry(entry)) visit({ kind, entry, path: [kind.plural, index], owner: undefined })
    }
  }
}

/** True for an entry whose keys are all keys of another list than the one that it is in. */
export const isAlien = ({ kind, entry }: Listed): boolean => kindsLike(kind, entry).length > 0

/** What an entry among the texts of another one is; undefined when that is not clear. */
export function kindAmongTexts(owner: Resource, entry: SeedEntry): Kind | undefined {
  const [one, ...more] = kinds.filter(
    ({ parent, keys, owed }) =>
      parent === owner &&
      hasKeys(entry, owed) &&
      Object.keys(entry).every((key) => keys.includes(key)),
  )
  return more.length === 0 ? one : undefined
}

/** The other kinds of which an entry has only keys, those that it is a whole one of first of all. */
function kindsLike(own: Kind, entry: SeedEntry): readonly Kind[] {
  const keys = Object.keys(entry)
  const alike = kinds.filter(
    (one) => one !== own && keys.every((key) => one.keys.includes(key)) && one.isOne(entry),
  )
  const whole = alike.filter(({ owed }) => hasKeys(entry, owed))
  return whole.length > 0 ? whole : alike
}

/** What to say of an entry that is none of its list, but of another one; undefined for most. */
export function strangerSaid(document: FixtureDocument, listed: Listed): string | undefined {
  const { kind, entry } = listed
  const odd = Object.keys(entry).filter((key) => !kind.keys.includes(key))
  const [first] = odd
  if (first === undefined) return undefined
  const like = kindsLike(kind, entry)
  const [one, ...others] = odd.length === 1 ? like : meantOf(document, listed, like)
  if (!one || others.length > 1) return undefined
  const isOwed = one.owed.includes(first)
  // A single key may as well be a wrong one.
  if (odd.length === 1) {
    if (others.length > 0 || !hasKeys(entry, one.owed)) return undefined
    if (!isOwed && !isTelling(listed, first, one)) return undefined
  }
  if (one.said && kind.plural === one.plural) return one.said
  const alike = [one, ...others]
  const reason = odd.length === 1 ? `, as it has ${quoted(first)}` : ''
  const isWhole = hasKeys(entry, kind.owed)
  const isAnswer = kind.plural === 'stubs' && first === 'then'
  const remedy = isAnswer
    ? ', or write status, headers or body in place of "then"'
    : odd.length === 1 && !isOwed && isWhole
      ? ', or remove the key'
      : ''
  const what = alike.map(({ noun }) => `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`).join(' or ')
  return `this entry of ${kind.plural} looks like ${what}${reason}: ${mendOf(document, listed, alike)}${remedy}`
}

/** True for a key that is neither another one misspelt nor a list that is in the wrong entry. */
const isTelling = ({ kind, entry, path }: Listed, key: string, other: Kind): boolean =>
  (Object.keys(entry).length > 2 || !hasKeys(entry, kind.owed)) &&
  !resources.some(({ plural, parent }) => plural === key && parent?.plural === other.plural) &&
  (hasNone(entry, kind.owed) ||
    meantKey({ path: [...path, key], known: [...kind.keys] }) === undefined)

const hasNone = (entry: SeedEntry, keys: readonly string[]): boolean =>
  keys.length > 1 && !keys.some((key) => Object.hasOwn(entry, key))

/** Of several kinds, the one whose list is commented out, is around the entry, or is what its id begins with. */
function meantOf(
  document: FixtureDocument,
  { entry, path, owner }: Listed,
  alike: readonly Kind[],
): readonly Kind[] {
  if (alike.length < 2) return alike
  const id = textOf(entry, 'id') ?? ''
  const only =
    alike.find(({ plural }) => isCommentedOut(document, path, plural)) ??
    alike.find(({ plural }) => plural === owner?.resource.plural) ??
    alike.find(({ noun }) => id.startsWith(`${noun}-`))
  return only ? [only] : alike
}

const isCommentedOut = (document: FixtureDocument, path: Path, plural: string): boolean =>
  new RegExp(`^\\s*#\\s*${plural}:`).test(document.place(path).excerpt?.before ?? '')

/** What to do about an entry of another kind than its list is of; of several kinds, all have one owner. */
function mendOf(document: FixtureDocument, listed: Listed, alike: readonly Kind[]): string {
  const { kind, path, owner } = listed
  const [{ plural = '', parent } = {}] = alike
  if (isCommentedOut(document, path, plural))
    return `the line above with "${plural}:" is commented out`
  if (parent === kind.parent) {
    const around = owner ? [...pathOf(owner), plural] : [plural]
    const { line } = document.place(around, 'key')
    // Lists of one owner may have their entries in one column.
    return alike.length === 1 && hasList(document, around) && line !== undefined
      ? `move it below "${plural}:" in line ${line}`
      : `move it into a list ${listsOf(alike, ':')} of the ${owner?.resource.noun ?? 'file'}`
  }
  if (!parent) return `move it into the list ${listsOf(alike)} of the file`
  const { excerpt } = document.place(path)
  const isInBrackets = /^[{[]/.test(excerpt?.line.slice(excerpt.indent) ?? '')
  return !isInBrackets && isOutOfLine(document, listed, plural)
    ? `indent it as the entries of "${plural}:"`
    : `move it into the list ${listsOf(alike)} of its ${parent.noun}`
}

const listsOf = (alike: readonly Kind[], colon = ''): string =>
  alike.map(({ plural }) => `"${plural}${colon}"`).join(' or ')

const hasList = ({ value }: FixtureDocument, path: Path): boolean =>
  Array.isArray(valueAt(value, path))

/** True for an entry whose indentation decides: it is in, or comes after, an entry that has its list. */
function isOutOfLine(document: FixtureDocument, { path, owner }: Listed, plural: string): boolean {
  const before = valueAt(document.value, [...path.slice(0, -1), Number(path.at(-1)) - 1])
  return (
    (isEntry(before) && Object.hasOwn(before, plural)) ||
    (owner !== undefined && isAround(owner, plural))
  )
}

const isAround = ({ resource, parent }: Visit, plural: string): boolean =>
  resource.plural === plural || (parent !== undefined && isAround(parent, plural))
