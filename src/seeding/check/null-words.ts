import { resources } from '../../resources/index.js'
import { fieldsOf } from '../../resources/resource.js'
import type { FixtureDocument } from '../parse/document.js'
import { maxReported, type Problem, writtenAt } from '../parse/source.js'
import type { Path } from '../walk.js'

/** The names of the fields of text, and of the value of a custom field. */
const texts = new Set([
  'value',
  ...resources.flatMap((one) =>
    fieldsOf(one).flatMap(([name, { schema, written = schema }]) =>
      written.type === 'string' ? [name] : [],
    ),
  ),
])

/**
 * Warns about `Null` and `NULL` in place of text. YAML reads them as no value, for which people write `null`, and they
 * are also names.
 */
export function nullWords(document: FixtureDocument): Problem[] {
  const problems: Problem[] = []
  let looked = 0
  const look = (value: unknown, path: Path) => {
    const name = String(path.at(-1))
    // Looking up a place is slow, so only the first nulls are checked.
    if (value === null && texts.has(name) && looked++ < maxReported) {
      const place = document.place(path, 'value')
      const word = writtenAt(place)
      if (word !== 'Null' && word !== 'NULL') return
      const message = `${name}: found ${word}, which YAML reads as no value; put it in quotes if it is text, "${word}", or write null`
      problems.push({ severity: 'warning', place, message })
    }
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value))
      for (const [index, one] of value.entries()) look(one, [...path, index])
    else for (const [key, one] of Object.entries(value)) look(one, [...path, key])
  }
  look(document.value, [])
  return problems
}
