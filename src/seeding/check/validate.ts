import type { Static, TSchema } from '@sinclair/typebox'
import { type TypeCheck, TypeCompiler } from '@sinclair/typebox/compiler'
import { Value } from '@sinclair/typebox/value'
import { nearest, suggestion } from '../../lib/suggest.js'
import { quoted, type Violation, violations } from '../../lib/violation.js'
import { apiRoutes } from '../../resources/routes.js'
import { Fault } from '../../sandbox/fault.js'
import { faultViolations, stubViolations } from '../../sandbox/fault-checks.js'
import { Stub } from '../../sandbox/stub.js'
import type { FixtureDocument } from '../parse/document.js'
import { byPlace, isCommentedOut, maxReported, type Place, type Problem } from '../parse/source.js'
import { Seed } from '../seed.js'
import { isEntry } from '../walk.js'
import { withDefaults } from './defaults.js'

let checker: TypeCheck<typeof Seed> | undefined

/** Fills in the defaults of a document and validates the result; there is a seed when it has the shape of one. */
export function validate(document: FixtureDocument): { seed?: Seed; problems: Problem[] } {
  const { value } = document
  if (value === null) {
    const message = 'the fixture is empty, expected subAccounts'
    return { problems: [{ severity: 'error', place: document.place([]), message }] }
  }
  const seed = withDefaults(value)
  const report = (all: Violation[]) =>
    all
      .slice(0, maxReported)
      .map((violation): Problem => {
        const { path, kind } = violation
        const at = document.place(path, kind === 'unknown' ? 'key' : 'value')
        return { severity: 'error', place: at, message: words(violation) + advice(violation, at) }
      })
      .sort(byPlace)
  checker ??= TypeCompiler.Compile(Seed)
  if (checker.Check(seed)) return { seed, problems: report(violationsOfRules(seed)) }
  // An invalid default is reported once, under `defaults`, and not again for each entry that it was filled into.
  const found = withoutEchoes(violations(Seed, seed, 2 * maxReported)).filter(
    ({ path, kind }) => kind === 'missing' || isWritten(value, path),
  )
  return { problems: report([...found, ...violationsOfRules(seed)]) }
}

/** Finds valid faults and stubs that can never match a request, whatever else is wrong with the fixture. */
const violationsOfRules = (seed: unknown): Violation[] => [
  ...valid(seed, 'faults', Fault, faultViolations),
  ...valid(seed, 'stubs', Stub, stubViolations),
]

function valid<S extends TSchema>(
  seed: unknown,
  list: string,
  schema: S,
  violationsOf: (rule: Static<S>, routes: typeof apiRoutes, at: Violation['path']) => Violation[],
): Violation[] {
  const rules: unknown = isEntry(seed) ? seed[list] : undefined
  return (Array.isArray(rules) ? rules : []).flatMap((rule: unknown, index) =>
    Value.Check(schema, rule) ? violationsOf(rule, apiRoutes, [list, index]) : [],
  )
}

/** Removes the missing keys that are present but misspelt. */
function withoutEchoes(all: Violation[]): Violation[] {
  const misspelt = all.filter(({ kind }) => kind === 'unknown')
  const parents = new Set(misspelt.map(({ path }) => JSON.stringify(path.slice(0, -1))))
  const meant = new Set(
    misspelt.map(({ path, known }) =>
      JSON.stringify([...path.slice(0, -1), nearest(String(path.at(-1)), known)]),
    ),
  )
  return all.filter(({ kind, path }) => {
    if (kind === 'missing') return !meant.has(JSON.stringify(path))
    return kind !== 'nothing' || !parents.has(JSON.stringify(path))
  })
}

const isWritten = (value: unknown, [part, ...rest]: Violation['path']): boolean =>
  part === undefined ||
  (Object.hasOwn(Object(value), part) && isWritten(Reflect.get(Object(value), part), rest))

function words({ path, kind, expected, found, known }: Violation): string {
  const key = String(path.at(-1) ?? 'the fixture')
  if (kind === 'unknown') {
    return `found the unknown key ${quoted(key)}, expected ${expected}${suggestion(key, known)}`
  }
  if (kind === 'missing') return `${quoted(key)} is missing, expected ${expected}`
  const written = found.replaceAll('"', '')
  return `${label(path)}: found ${found}, expected ${expected}${suggestion(written, known)}`
}

/** YAML reads some text as another type unless it is quoted. */
function advice({ wantsQuotes, found }: Violation, place: Place): string {
  if (wantsQuotes) return '; put it in quotes'
  return found === 'null' && isCommentedOut(place)
    ? '; a # starts a comment: put text that begins with # in quotes'
    : ''
}

/** The last name of a path and the indexes after it: `email`, `scopes[1]`. */
function label(path: Violation['path']): string {
  const name = path.findLastIndex((part) => typeof part === 'string')
  if (name < 0) return 'the fixture'
  const indexes = path.slice(name + 1).map((index) => `[${index}]`)
  return `${path[name]}${indexes.join('')}`
}
