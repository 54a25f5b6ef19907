import type { Static, TObject } from '@sinclair/typebox'
import { Failure } from './domain/failure.js'
import { type Violation, violations } from './domain/violation.js'
import { suggestion } from './suggest.js'

/**
 * Judges values by the schemas of options, and fills in the defaults.
 *
 * @param placeOf how the user gave an option, for the message: `--port`, `GHL_MOCK_PORT`
 * @throws Failure `usage` with everything that is wrong, a line each
 */
export function conformTo<S extends TObject>(
  schema: S,
  given: Record<string, unknown>,
  placeOf: (name: string) => string,
): Static<S> {
  const values: unknown = { ...defaultsOf(schema), ...given }
  const faults = violations(schema, values)
  if (faults.length === 0) return values as Static<S> // nothing in it violates the schema
  throw new Failure('usage', faults.map((fault) => words(fault, placeOf)).join('\n'))
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
