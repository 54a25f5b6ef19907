import { formatInstant, isInYears } from '../../lib/instant.js'
import { contact } from '../../resources/contact/contact.js'
import { resources as all } from '../../resources/index.js'
import { childrenOf, fieldsOf, type Resource } from '../../resources/resource.js'
import { subAccount } from '../../resources/sub-account/sub-account.js'
import type { FixtureDocument } from '../parse/document.js'
import type { Problem } from '../parse/source.js'
import { isEntry, type Path, type SeedEntry, textOf, writtenFields } from '../walk.js'
import { type Answer, answerIn, ownerName } from './envelope.js'

/** Fields that HighLevel sends under another name in some of its answers. */
const aliases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [contact.name]: { address: 'address1', contactName: 'name', businessName: 'companyName' },
}

/**
 * Reads what was pasted from the API as a fixture: an answer, with or without its envelope, or single entries with the
 * names and values of HighLevel's JSON. Fields that a fixture does not have are left out, with one warning that names
 * them. Anything else is left as it is.
 */
export function readPasted(document: FixtureDocument): {
  document: FixtureDocument
  problems: Problem[]
} {
  if (document.inForce) return { document, problems: [] }
  const paste = new Paste()
  const answer = answerIn(document.value)
  const value = answer ? paste.fixtureOf(answer) : paste.fixture(document.value)
  if (value === document.value) return { document, problems: [] }
  const place: FixtureDocument['place'] = (path, of) =>
    document.place(paste.sourceOf(value, path), of)
  const isDoubtful: FixtureDocument['isDoubtful'] = (violation) =>
    document.isDoubtful?.({ ...violation, path: paste.sourceOf(value, violation.path) }) ?? false
  const [first] = paste.leftOut.values()
  const names = [...paste.leftOut.keys()].join(', ')
  const problems: Problem[] = first
    ? [{ severity: 'warning', place: document.place(first, 'key'), message: words(names) }]
    : []
  return {
    document: { ...document, value, place, isDoubtful, isAnswer: answer !== undefined },
    problems,
  }
}

const words = (names: string): string =>
  `this was copied from an answer of the API; a fixture does not keep ${names}`

class Paste {
  /** The names of what is not kept, and where each is first. */
  readonly leftOut = new Map<string, Path>()
  /** Where the entries of the value were written. */
  readonly #written = new WeakMap<object, Path>()

  /** The place in the document of a place in the value that was made of it. */
  sourceOf(value: unknown, path: Path): Path {
    let node = value
    let source: Path = path
    for (const [index, part] of path.entries()) {
      node = Reflect.get(Object(node), part)
      const written = typeof node === 'object' && node ? this.#written.get(node) : undefined
      if (written) source = [...written, ...path.slice(index + 1)]
    }
    return source
  }

  /** A fixture with an answer's rows: nested under the owners that they name, with a token that opens them. */
  fixtureOf({ resource, rows, rest }: Answer): SeedEntry {
    for (const name of rest) this.#leaveOut(name, [name])
    const roots: Record<string, unknown>[] = []
    const ownerIn = (list: Record<string, unknown>[], id: string | undefined) => {
      const known = list.find((one) => one.id === id)
      if (known) return known
      const owner = id === undefined ? {} : { id }
      list.push(owner)
      return owner
    }
    for (const { row, path } of rows) {
      const root = ownerIn(roots, resource.parent ? textOf(row, 'locationId') : textOf(row, 'id'))
      const isGrandchild = resource.parent?.parent !== undefined
      const contacts = listIn(root, contact.plural, isGrandchild)
      const owner = isGrandchild ? ownerIn(contacts, textOf(row, 'contactId')) : root
      const entry = this.#entry(resource, row, path, owner, true)
      if (resource.parent) listIn(owner, resource.plural).push(entry)
      else Object.assign(root, entry)
    }
    const privateIntegrations = [{ name: 'pasted', scopes: ['contacts'] }]
    if (roots.length === 0) roots.push({})
    return { subAccounts: roots.map((root) => ({ ...root, privateIntegrations })) }
  }

  /** A fixture in which single entries may be pasted. */
  fixture(value: unknown): unknown {
    return isEntry(value) ? this.#lists(value, value, undefined, []) : value
  }

  #lists(entry: SeedEntry, source: SeedEntry, resource: Resource | undefined, path: Path) {
    let copy: Record<string, unknown> | undefined
    const children = resource ? childrenOf(resource, all) : [subAccount]
    for (const child of children) {
      const list = source[child.plural]
      if (!Array.isArray(list)) continue
      const here = [...path, child.plural]
      const owner: Record<string, unknown> = { ...(copy ?? entry) }
      const read = list.map((one: unknown, index) =>
        isEntry(one) ? this.#entry(child, one, [...here, index], owner, false) : one,
      )
      if (owner.id !== (copy ?? entry).id) copy = { id: owner.id, ...(copy ?? entry) }
      if (read.every((one, index) => one === list[index])) continue
      copy = { ...(copy ?? entry), [child.plural]: read }
    }
    return copy ?? entry
  }

  /** An entry in the words of a fixture; the same object when it is in these words already. */
  #entry(
    resource: Resource,
    row: SeedEntry,
    path: Path,
    owner: Record<string, unknown>,
    isAnswer: boolean,
  ): SeedEntry {
    const isPasted = isAnswer || agrees(resource, row, owner)
    const entry = isPasted ? this.#translated(resource, row, path, isAnswer) : row
    const whole = this.#lists(withDates(resource, entry), row, resource, path)
    if (whole !== row) this.#written.set(whole, path)
    return whole
  }

  #translated(resource: Resource, row: SeedEntry, path: Path, isAnswer: boolean): SeedEntry {
    const known = new Set(writtenFields(resource).map(([name]) => name))
    const lists = new Set([
      ...childrenOf(resource, all).map(({ plural }) => plural),
      'generate',
      'like',
    ])
    const derived = fieldsOf(resource).filter(([, field]) => field.derived)
    // What an answer says of owners was read, and what is derived is derived again.
    const implied = new Set(['_id', 'locationId', 'contactId', ...derived.map(([name]) => name)])
    const names = aliases[resource.name] ?? {}
    const entry: Record<string, unknown> = {}
    if (row.id === undefined && typeof row._id === 'string') entry.id = row._id
    for (const [name, value] of Object.entries(row)) {
      const isField = known.has(name)
      if (value === null && !(isField && resource.fields[name]?.nullable)) continue
      const alias = names[name] ?? ''
      if (isField) entry[name] = this.#value(name, value, [...path, name])
      else if (lists.has(name) && !isAnswer) entry[name] = value
      else if (known.has(alias) && (row[alias] ?? undefined) === undefined) entry[alias] = value
      else if (name === 'roles' && isEntry(value)) Object.assign(entry, rolesOf(value))
      else if (!implied.has(name) && !(name === 'name' && known.has('firstName')))
        this.#leaveOut(name, [...path, name])
    }
    return entry
  }

  /** The value of a field: without nulls, and in the form that a fixture has it. */
  #value(name: string, value: unknown, path: Path): unknown {
    if (name === 'followers' && typeof value === 'string') return [value]
    if (name === 'dateOfBirth' && typeof value === 'number')
      return formatInstant(value).slice(0, 10)
    if (name !== 'customFields' || !Array.isArray(value)) return withoutNulls(value)
    return value.filter(isEntry).map((one, index) => {
      const { id, key, value, fieldValue, field_value, ...rest } = one
      for (const other of Object.keys(rest))
        this.#leaveOut(`customFields.${other}`, [...path, index])
      return withoutNulls({ id, key, value: value ?? fieldValue ?? field_value ?? '' })
    })
  }

  #leaveOut(name: string, path: Path): void {
    if (!this.leftOut.has(name)) this.leftOut.set(name, path)
  }
}

function listIn(entry: Record<string, unknown>, plural: string, isNeeded = true) {
  const list = entry[plural] as Record<string, unknown>[] | undefined // made here
  if (list || !isNeeded) return list ?? []
  const made: Record<string, unknown>[] = []
  entry[plural] = made
  return made
}

/** True for an entry that names its owner as HighLevel does; an owner without an id takes it. */
function agrees(resource: Resource, row: SeedEntry, owner: Record<string, unknown>): boolean {
  const id = textOf(row, ownerName(resource) ?? '')
  if (id === undefined || !resource.parent) return false
  owner.id ??= id
  return owner.id === id
}

const rolesOf = ({ type, role }: SeedEntry): SeedEntry => ({
  ...(typeof type === 'string' && { type }),
  ...(typeof role === 'string' && { role }),
})

/** An entry with dates in place of milliseconds since 1970. Seconds are an error. */
function withDates(resource: Resource, entry: SeedEntry): SeedEntry {
  let copy: Record<string, unknown> | undefined
  for (const [name, { date }] of fieldsOf(resource)) {
    const ms = date && entry[name]
    if (typeof ms !== 'number' || Math.abs(ms) < 1e11 || !isInYears(ms)) continue
    copy ??= { ...entry }
    copy[name] = formatInstant(ms)
  }
  return copy ?? entry
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => one !== null).map(withoutNulls)
  if (!isEntry(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null && one !== undefined)
      .map(([name, one]) => [name, withoutNulls(one)]),
  )
}
