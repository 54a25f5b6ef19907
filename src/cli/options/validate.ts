import type { Static, TObject } from '@sinclair/typebox'
import { Failure } from '../../lib/failure.js'
import { suggestion } from '../../lib/suggest.js'
import { type Violation, violations } from '../../lib/violation.js'

/**
 * Validates the values of options and adds the defaults. An option whose value is undefined was given without one.
 *
 * @param placeOf names an option in messages as the user gave it: `--port`, `GHL_MOCK_PORT`
 * @throws Failure `usage` with a line for each mistake
 */
export function validateValues<S extends TObject>(
  schema: S,
  given: Record<string, unknown>,
  placeOf: (name: string) => string,
): Static<S> {
  const nulls = Object.entries(given).map(([name, value]) => [name, value ?? null]) // Optional ones may be undefined.
  const values: unknown = { ...defaultsOf(schema), ...Object.fromEntries(nulls) }
  const found = violations(schema, values)
  if (found.length === 0) return values as Static<S> // it has no violations
  const lines = found.map((violation) => {
    const isNothing = given[String(violation.path[0])] === undefined
    return words(isNothing ? { ...violation, found: 'nothing' } : violation, placeOf)
  })
  throw new Failure('usage', lines.join('\n'))
}

const defaultsOf = (schema: TObject): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(schema.properties)
      .filter(([, option]) => option.default !== undefined)
      .map(([name, option]) => [name, option.default]),
  )

function words(
  { path, kind, found, expected, known }: Violation,
  placeOf: (name: string) => string,
): string {
  const name = String(path[0])
  if (kind === 'unknown') return `Unknown option ${placeOf(name)}${suggestion(name, known)}`
  return `${placeOf(name)}: found ${found}, expected ${expected}${suggestion(found.replaceAll('"', ''), known)}`
}
