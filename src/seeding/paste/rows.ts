import { contact } from '../../resources/contact/contact.js'
import { resources as all } from '../../resources/index.js'
import { childrenOf, fieldsOf, type Resource } from '../../resources/resource.js'
import { subAccount } from '../../resources/sub-account/sub-account.js'
import { isEntry, type Path, type SeedEntry, textOf, writtenFields } from '../walk.js'
import { access } from './access.js'
import { type Answer, agrees, besideRow, envelopeIn, ownersIn, strangerIn } from './envelope.js'
import { keptOf, rolesOf, settingsIn, withDates } from './values.js'
import { isDeletion, isWebhook, oddEvent } from './webhooks.js'

/** Fields that HighLevel sends under another name in some of its answers. */
const aliases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [contact.name]: {
    ...{ address: 'address1', contactName: 'name', businessName: 'companyName' },
    // The search route sends names in lower case as `firstName`, and as written in `firstNameRaw`.
    ...{ firstNameRaw: 'firstName', lastNameRaw: 'lastName' },
  },
}

/** What was made of rows that the API sent. */
const made = new WeakSet<object>()

/** True for an entry that was made of a row that the API sent. */
export const isMade = (node: unknown): boolean =>
  typeof node === 'object' && node !== null && made.has(node)

/** What makes entries of rows, keeps where they were written, and which of their fields a fixture does not keep. */
export class Paste {
  /** The names of what is not kept, and where each is first. */
  readonly leftOut = new Map<string, Path>()
  /** Rows among those of another resource, one of each list. */
  readonly strangers: { path: Path; of?: 'key'; message: string }[] = []
  /** Warnings about single rows. */
  readonly oddities: { path: Path; message: string }[] = []
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
    for (const name of rest) this.#leaveOut(undefined, name, [name])
    const roots: Record<string, unknown>[] = []
    const ownerIn = (list: Record<string, unknown>[], id: string | undefined) => {
      const known = list.find((one) => one.id === id)
      if (known) return known
      const owner = id === undefined ? {} : { id }
      list.push(owner)
      return owner
    }
    // The API lists the newest row first; of rows with equal dates, the mock lists the last one of a fixture first.
    const ofContact = ({ resource, row }: Answer['rows'][number]) =>
      resource.parent?.parent !== undefined && !isWebhook(resource, row)
    const inOrder = rows.every(ofContact) ? rows.toReversed() : rows
    for (const { resource, row, path } of inOrder) {
      const isGrandchild = resource.parent?.parent !== undefined
      const [owner] = isGrandchild ? [textOf(row, 'locationId')] : ownersIn(resource, row)
      const root = ownerIn(roots, resource.parent ? owner : textOf(row, 'id'))
      const contacts = listIn(root, contact.plural, isGrandchild)
      const parent = isGrandchild ? ownerIn(contacts, textOf(row, 'contactId')) : root
      const entry = this.#entry(resource, row, path, parent, true)
      if (isDeletion(resource, row)) {
        const list = listIn(parent, resource.plural)
        list.splice(0, list.length, ...list.filter(({ id }) => id !== entry.id))
        continue
      }
      const list = resource.parent && listIn(parent, resource.plural)
      // A log of webhooks has a row again when it was changed, and may have its owner after it.
      const known = list?.find(({ id }) => id !== undefined && id === entry.id)
      if (list && !known) list.push(entry)
      else Object.assign(known ?? root, withAppointments(known, entry))
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
    const { appointments } = copy ?? entry
    if (resource?.name !== contact.name || !isEntry(appointments)) return copy ?? entry
    const { events, ...rest } = appointments
    if (!Array.isArray(events)) return copy ?? entry
    for (const name of Object.keys(rest))
      this.#leaveOut(undefined, name, [...path, 'appointments', name])
    return { ...(copy ?? entry), appointments: events }
  }

  /** The entries of a list, those in envelopes too. */
  #rows(resource: Resource, list: unknown, path: Path): { row: unknown; path: Path }[] | undefined {
    const unwrapped = (value: unknown, at: Path) => {
      const envelope = envelopeIn(resource, value)
      const beside = envelope && isEntry(value) ? besideRow(resource, envelope, value) : {}
      for (const name of envelope?.rest ?? []) {
        if (!Object.hasOwn(beside, name)) this.#leaveOut(resource, name, [...at, name])
      }
      for (const { path: within, ...one } of envelope?.odd ?? [])
        this.strangers.push({ path: [...at, ...within], ...one })
      return envelope?.rows.map(({ row, path: within }) => {
        // A copy, so that its place is that of the row.
        const copy = { ...row, ...beside }
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
    if (row.type === 'TaskComplete') entry.completed = true
    const odd = isEvent ? oddEvent(resource, row) : undefined
    if (odd !== undefined) this.oddities.push({ path: [...path, 'type'], message: odd })
    for (const [name, value] of Object.entries(row)) {
      const isField = known.has(name)
      const isKept = value === null && isField && resource.fields[name]?.nullable
      if (value === null && !(isKept && entry[name] === undefined)) continue
      if (isEvent && name === 'type') continue
      const leaveOut = (within = '') => this.#leaveOut(resource, name + within, [...path, name])
      const alias = names[name] ?? ''
      if (isField) {
        const kept = keptOf(resource, name, value, leaveOut)
        if (kept !== undefined) entry[name] = kept
      } else if (lists.has(name) && !isAnswer) entry[name] = value
      else if (known.has(alias) && isMore(value, row[alias])) entry[alias] = value
      else if (name === 'roles' && isEntry(value)) Object.assign(entry, rolesOf(value))
      else if (name === 'settings' && isEntry(value)) {
        const { kept, others } = settingsIn(value, known)
        Object.assign(entry, kept)
        for (const other of others) leaveOut(`.${other}`)
      } else if (!implied.has(name) && !(name === 'name' && known.has('firstName'))) leaveOut()
    }
    return entry
  }

  /** @param resource the one of the entry that has it; none beside the rows of an answer */
  #leaveOut(resource: Resource | undefined, name: string, path: Path): void {
    // Another resource has a field of this name, so the warning names the resource.
    const isKept = resource && all.some(({ fields }) => Object.hasOwn(fields, name))
    const full = isKept ? `${resource.plural}.${name}` : name
    if (!this.leftOut.has(full)) this.leftOut.set(full, path)
  }
}

/** An entry with the appointments of an earlier row, too: each webhook has one. */
function withAppointments(known: SeedEntry | undefined, entry: SeedEntry): SeedEntry {
  if (!Array.isArray(known?.appointments) || !Array.isArray(entry.appointments)) return entry
  const more = entry.appointments
  const ids = more.map((one) => Object(one).id)
  const before = known.appointments.filter((one) => !ids.includes(Object(one).id))
  return { ...entry, appointments: [...before, ...more] }
}

/** True for a value that another name for it does not have, or has in small letters. */
const isMore = (value: unknown, other: unknown): boolean =>
  (other ?? undefined) === undefined ||
  (typeof value === 'string' && other === value.toLowerCase() && other !== value)

function listIn(entry: Record<string, unknown>, plural: string, isNeeded = true) {
  const list = entry[plural] as Record<string, unknown>[] | undefined // made here
  if (list || !isNeeded) return list ?? []
  const made: Record<string, unknown>[] = []
  entry[plural] = made
  return made
}
