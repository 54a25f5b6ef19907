import { quoted, type Violation } from '../../lib/violation.js'
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
    for (const look of [amongTexts, amongValues, belowComment, outdented]) {
      const one = look(document, violation)
      if (!one || covers(one.path)) continue
      const list = one.path.slice(0, -1)
      const entries = valueAt(document.value, list)
      if (!Array.isArray(entries)) continue
      const first = Number(one.path.at(-1))
      const { count = entries.length - first } = one
      const rest = Array.from({ length: count }, (_, at): Path => [...list, first + at])
      report(one.path, one.message, rest)
    }
  }
}

type Look = (
  document: FixtureDocument,
  violation: Violation,
) => { path: Path; message: string; count?: number } | undefined

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

const isWord = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'

/** Words among entries, below an entry that ends with a list of words: they are more of those. */
const outdented: Look = ({ value }, { kind, path }) => {
  const index = path.at(-1)
  const entries = valueAt(value, path.slice(0, -1))
  if (kind !== 'type' || typeof index !== 'number' || !Array.isArray(entries)) return undefined
  const [above, word]: unknown[] = entries.slice(index - 1)
  const [key = '', words] = Object.entries(isEntry(above) ? above : {}).at(-1) ?? []
  if (index === 0 || !isWord(word) || !Array.isArray(words) || !words.every(isWord))
    return undefined
  if (words.length === 0) return undefined
  const after = entries.slice(index)
  const end = after.findIndex((one) => !isWord(one))
  const message = `found ${quoted(String(word))} in line with the entries of ${String(path.at(-2))}, expected it indented further, as the ${key} above it`
  return { path, message, count: end < 0 ? after.length : end }
}
