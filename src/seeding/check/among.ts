import type { Violation } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { resources as all } from '../../resources/index.js'
import type { Resource } from '../../resources/resource.js'
import type { FixtureDocument } from '../parse/document.js'
import { isKeyName } from '../parse/key-names.js'
import { isEntry, type Path, valueAt } from '../walk.js'
import { kindAmongTexts } from './strangers.js'

const resources: readonly Resource[] = all

/** Takes the paths that a message is about; without a message, an earlier one is about them too. */
export type Report = (
  path: Path,
  message: string | undefined,
  covered: readonly Path[],
  of?: 'key' | 'value',
) => void

/** True for a place that a message is about already. */
export type Covers = (path: Path) => boolean

/** Entries of other lists, or words, among those of a list: each kind is reported once in a list, at its first entry. */
export function findAmong(
  document: FixtureDocument,
  found: readonly Violation[],
  report: Report,
  covers: Covers,
): void {
  for (const violation of found) {
    for (const look of [amongTexts, amongValues, belowComment]) {
      const one = look(document, violation)
      if (!one || covers(one.path)) continue
      const list = one.path.slice(0, -1)
      const entries = valueAt(document.value, list)
      if (!Array.isArray(entries)) continue
      const first = Number(one.path.at(-1))
      const rest = entries.slice(first).map((_, at): Path => [...list, first + at])
      report(one.path, one.message, rest)
    }
  }
}

type Look = (
  document: FixtureDocument,
  violation: Violation,
) => { path: Path; message: string } | undefined

/** Entries among texts, such as notes below tags: the key of their list is missing. */
const amongTexts: Look = ({ value }, { kind, path }) => {
  const owner = resources.find(({ plural }) => plural === path.at(-4))
  const isItem = kind === 'type' && typeof path.at(-1) === 'number'
  return isItem && owner ? strangerAt(value, path, owner) : undefined
}

/** Notes and tasks among the values of custom fields of their contact. */
const amongValues: Look = ({ value }, { kind, path }) => {
  const isValue = path.at(-3) === 'customFields' && path.at(-5) === contact.plural
  const isKey = kind === 'unknown' || kind === 'missing'
  return isKey && isValue ? strangerAt(value, path.slice(0, -1), contact) : undefined
}

/** What to say of an entry of another list of `owner` than it is in. */
function strangerAt(value: unknown, path: Path, owner: Resource) {
  const entry = valueAt(value, path)
  const list = String(path.at(-2))
  const one = isEntry(entry) ? kindAmongTexts(owner, entry) : undefined
  if (!one || one.plural === list) return undefined
  return {
    path,
    message: `found a ${one.noun} among the ${list}, expected "${one.plural}:" above it`,
  }
}

/** Words among entries, as the key of their list is in a comment. */
const belowComment: Look = (document, { kind, path }) => {
  const index = path.at(-1)
  if (kind !== 'type' || typeof index !== 'number' || index === 0) return undefined
  const above = document.place(path).excerpt?.before ?? ''
  const [, key = ''] = /^\s*#\s*([\w$]+):\s*$/.exec(above) ?? []
  const message = `found an entry below "${key}:", which is commented out: remove the #, or write one before its entries too`
  return isKeyName(key) ? { path, message } : undefined
}
