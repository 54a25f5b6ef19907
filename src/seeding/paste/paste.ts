import { contact } from '../../resources/contact/contact.js'
import { resources as all } from '../../resources/index.js'
import { childrenOf, fieldsOf, type Resource } from '../../resources/resource.js'
import { subAccount } from '../../resources/sub-account/sub-account.js'
import type { FixtureDocument } from '../parse/document.js'
import type { Problem } from '../parse/source.js'
import { isEntry, type Path, type SeedEntry, textOf, writtenFields } from '../walk.js'
import { access, Openers } from './access.js'
import {
  type Answer,
  agrees,
  answerIn,
  envelopeIn,
  isDeletion,
  isRefusal,
  isWebhook,
  strangerIn,
  withoutRows,
} from './envelope.js'
import { keptOf, rolesOf, settingsIn, withDates } from './values.js'

/** Fields that HighLevel sends under another name in some of its answers. */
const aliases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [contact.name]: { address: 'address1', contactName: 'name', businessName: 'companyName' },
}

/** What was made of rows that the API sent. */
const made = new WeakSet<object>()

/** True for a place in an entry that was pasted: the API took what it says, and it refers to rows that are not there. */
export function isPasted({ value, isAnswer }: FixtureDocument, path: Path): boolean {
  let node = value
  for (const part of path) {
    node = Reflect.get(Object(node), part)
    if (typeof node === 'object' && node && made.has(node)) return true
  }
  return isAnswer === true
}

/**
 * Reads what was pasted from the API as a fixture: an answer, with or without its envelope, or single entries with the
 * names and values of HighLevel's JSON. Fields that a fixture does not have are left out, with one warning that names
 * them. Anything else is left as it is.
 *
 * @param openers those of the documents that are read together
 */
export function readPasted(
  document: FixtureDocument,
  openers = new Openers(),
): {
  document: FixtureDocument
  problems: Problem[]
  /** True for what was copied and is no fixture. */
  isRefusal?: boolean
} {
  if (document.inForce) {
    openers.addOpened(document.inForce)
    return { document, problems: [] }
  }
  const { file } = document.place([])
  const paste = new Paste((id) => openers.isOpener(file, id))
  const answer = answerIn(document.value)
  const reason = answer ? undefined : withoutRows(document.value)
  if (reason !== undefined) {
    const refused = isRefusal(document.value)
    const severity = refused ? 'error' : 'warning'
    return {
      document: { ...document, value: { [subAccount.plural]: [] }, isAnswer: true },
      problems: [{ severity, place: document.place([]), message: reason }],
      isRefusal: refused,
    }
  }
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
  const odd =
    answer?.odd?.filter(({ path }) => !document.isDoubtful?.({ path, kind: 'type' })) ?? []
  for (const { path, of, message } of [...paste.strangers, ...odd])
    problems.push({ severity: 'error', place: document.place(path, of), message })
  return {
    document: {
      ...document,
      value,
      place,
      isDoubtful,
      isAnswer: answer !== undefined || document.isAnswer === true,
    },
    problems,
  }
}

const words = (names: string): string =>
  `this was copied from HighLevel; a fixture does not keep ${names}`

class Paste {
  /** The names of what is not kept, and where each is first. */
  readonly leftOut = new Map<string, Path>()
  /** Rows among those of another resource, one of each list. */
  readonly strangers: { path: Path; of?: 'key'; message: string }[] = []
  /** Where the entries of the value were written. */
  readonly #written = new WeakMap<object, Path>()
  readonly #opens: (id: unknown) => boolean

  /** @param opens whether this document is the one that opens a sub-account */
  constructor(opens: (id: unknown) => boolean) {
    this.#opens = opens
  }

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
  fixtureOf({ rows, rest }: Answer): SeedEntry {
    for (const name of rest) this.#leaveOut(name, [name])
    const roots: Record<string, unknown>[] = []
    const ownerIn = (list: Record<string, unknown>[], id: string | undefined) => {
      const known = list.find((one) => one.id === id)
      if (known) return known
      const owner = id === undefined ? {} : { id }
      list.push(owner)
      return owner
    }
    for (const { resource, row, path } of rows) {
      const root = ownerIn(roots, resource.parent ? textOf(row, 'locationId') : textOf(row, 'id'))
      const isGrandchild = resource.parent?.parent !== undefined
      const contacts = listIn(root, contact.plural, isGrandchild)
      const owner = isGrandchild ? ownerIn(contacts, textOf(row, 'contactId')) : root
      const entry = this.#entry(resource, row, path, owner, true)
      if (isDeletion(resource, row)) {
        const list = listIn(owner, resource.plural)
        list.splice(0, list.length, ...list.filter(({ id }) => id !== entry.id))
        continue
      }
      const list = resource.parent && listIn(owner, resource.plural)
      // A log of webhooks has a row again when it was changed, and may have its owner after it.
      const known = list?.find(({ id }) => id !== undefined && id === entry.id)
      if (list && !known) list.push(entry)
      else Object.assign(known ?? root, entry)
      if (known) this.#written.set(known, path)
    }
    if (roots.length === 0) roots.push({})
    return { subAccounts: roots.map((one) => (this.#opens(one.id) ? { ...one, ...access } : one)) }
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
      const rows = this.#rows(child, list, [...path, child.plural])
      if (!rows) continue
      const owner: Record<string, unknown> = { ...(copy ?? entry) }
      const read = rows.map(({ row, path: at }) =>
        isEntry(row) ? this.#entry(child, row, at, owner, false) : row,
      )
      if (owner.id !== (copy ?? entry).id) copy = { id: owner.id, ...(copy ?? entry) }
      if (
        Array.isArray(list) &&
        rows.length === list.length &&
        read.every((one, index) => one === list[index])
      )
        continue
      copy = { ...(copy ?? entry), [child.plural]: read }
    }
    return copy ?? entry
  }

  /** The entries of a list, those in envelopes too. */
  #rows(resource: Resource, list: unknown, path: Path): { row: unknown; path: Path }[] | undefined {
    const unwrapped = (value: unknown, at: Path) => {
      const envelope = envelopeIn(resource, value)
      for (const name of envelope?.rest ?? []) this.#leaveOut(name, [...at, name])
      for (const { path: within, ...one } of envelope?.odd ?? [])
        this.strangers.push({ path: [...at, ...within], ...one })
      return envelope?.rows.map(({ row, path: within }) => {
        // A copy, so that its place is that of the row.
        const copy = { ...row }
        this.#written.set(copy, [...at, ...within])
        return { row: copy, path: [...at, ...within] }
      })
    }
    const first = this.strangers.length
    const isStranger = (value: unknown, at: Path) => {
      const other = strangerIn(resource, value)
      if (!other || this.strangers.length > first) return other !== undefined
      const { plural, parent } = other
      const message = `found a ${other.noun} of HighLevel among the ${resource.plural}: move it below "${plural}:" of the ${parent?.noun}`
      return this.strangers.push({ path: at, message }) > 0
    }
    if (isStranger(list, path)) return []
    if (!Array.isArray(list)) return unwrapped(list, path)
    return list.flatMap((row: unknown, index): { row: unknown; path: Path }[] => {
      const at = [...path, index]
      if (isStranger(row, at)) return []
      return unwrapped(row, at) ?? [{ row, path: at }]
    })
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
    if (isPasted) made.add(whole)
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
    const isEvent = isWebhook(resource, row)
    const isRoot = resource.parent === undefined && !isAnswer
    const isOpened = isRoot && !row.privateIntegrations && this.#opens(row.id ?? row._id)
    const entry: Record<string, unknown> = isOpened ? { ...access } : {}
    if (row.id === undefined && typeof row._id === 'string') entry.id = row._id
    for (const [name, value] of Object.entries(row)) {
      const isField = known.has(name)
      if (value === null && !(isField && resource.fields[name]?.nullable)) continue
      if (isEvent && name === 'type') continue
      const leaveOut = (within = '') => this.#leaveOut(name + within, [...path, name])
      const alias = names[name] ?? ''
      if (isField) {
        const kept = keptOf(resource, name, value, leaveOut)
        if (kept !== undefined) entry[name] = kept
      } else if (lists.has(name) && !isAnswer) entry[name] = value
      else if (known.has(alias) && (row[alias] ?? undefined) === undefined) entry[alias] = value
      else if (name === 'roles' && isEntry(value)) Object.assign(entry, rolesOf(value))
      else if (name === 'settings' && isEntry(value)) {
        const { kept, others } = settingsIn(value, known)
        Object.assign(entry, kept)
        for (const other of others) leaveOut(`.${other}`)
      } else if (!implied.has(name) && !(name === 'name' && known.has('firstName'))) leaveOut()
    }
    return entry
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
