import type { Violation } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { resources } from '../../resources/index.js'
import type { FixtureDocument } from '../parse/document.js'
import { isKeyName } from '../parse/key-names.js'
import { isEntry, type Path, valueAt } from '../walk.js'
import { kindAmongTexts } from './strangers.js'

/** Takes the paths that a message is about; without a message, an earlier one is about them too. */
export type Report = (
  path: Path,
  message: string | undefined,
  covered: readonly Path[],
  of?: 'key' | 'value',
) => void

/** True for a place that a message is about already. */
export type Covers = (path: Path) => boolean

/** Entries among texts, such as notes below tags: the key of their list is missing. */
export function findAmongTexts(
  value: unknown,
  found: readonly Violation[],
  report: Report,
  covers: Covers,
): void {
  for (const { kind, path } of found) {
    const [list, index] = [path.slice(0, -1), path.at(-1)]
    const entry = valueAt(value, path)
    const owner = resources.find(({ plural }) => plural === path.at(-4))
    if (kind !== 'type' || typeof index !== 'number' || !owner || !isEntry(entry)) continue
    if (covers(path)) continue
    const one = kindAmongTexts(owner, entry)
    const texts = valueAt(value, list)
    if (!one || !Array.isArray(texts)) continue
    const message = `found a ${one.noun} among the ${String(list.at(-1))}, expected "${one.plural}:" above it`
    report(
      path,
      message,
      texts.slice(index).map((_, at): Path => [...list, index + at]),
    )
  }
}

/** Notes and tasks among the values of custom fields of their contact. */
export function findAmongValues(
  value: unknown,
  found: readonly Violation[],
  report: Report,
  covers: Covers,
): void {
  for (const { kind, path } of found) {
    const [entryPath, list, index] = [path.slice(0, -1), path.slice(0, -2), path.at(-2)]
    const isValue = path.at(-3) === 'customFields' && path.at(-5) === contact.plural
    if (!/^(?:unknown|missing)$/.test(kind) || !isValue || typeof index !== 'number') continue
    const entry = valueAt(value, entryPath)
    const values = valueAt(value, list)
    if (covers(entryPath) || !isEntry(entry) || !Array.isArray(values)) continue
    const one = kindAmongTexts(contact, entry)
    if (!one || one.plural === 'customFields') continue
    const message = `found a ${one.noun} among the customFields, expected "${one.plural}:" above it`
    report(
      entryPath,
      message,
      values.slice(index).map((_, at): Path => [...list, index + at]),
    )
  }
}

/** Words among entries, as the key of their list is in a comment. */
export function findBelowComments(
  document: FixtureDocument,
  found: readonly Violation[],
  report: Report,
  covers: Covers,
): void {
  for (const { kind, path } of found) {
    const [list, index] = [path.slice(0, -1), path.at(-1)]
    if (kind !== 'type' || typeof index !== 'number' || index === 0 || covers(path)) continue
    const entries = valueAt(document.value, list)
    const [, key = ''] =
      /^\s*#\s*([\w$]+):\s*$/.exec(document.place(path).excerpt?.before ?? '') ?? []
    if (!isKeyName(key) || !Array.isArray(entries)) continue
    const message = `found an entry below "${key}:", which is commented out: remove the #, or write one before its entries too`
    report(
      path,
      message,
      entries.slice(index).map((_, at): Path => [...list, index + at]),
    )
  }
}
