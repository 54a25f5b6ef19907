import type { TSchema } from '@sinclair/typebox'
import { type TypeCheck, TypeCompiler } from '@sinclair/typebox/compiler'
import type { FastifyReply, FastifyRequest, FastifySchemaCompiler } from 'fastify'
import { type Violation, violations } from '../lib/violation.js'
import type { Profile } from '../resources/profile.js'
import type { Secrets } from '../sandbox/redact.js'
import { countLeftOut, mostUnknown, withFewUnknown } from './few-properties.js'
import { invalid } from './refusals.js'
import { warn } from './warn.js'

/** The kind of violation that a profile accepts (unknown properties: W17; an empty update: W29). */
const acceptedViolation: Readonly<Record<Profile, Violation['kind']>> = {
  documented: 'unknown',
  observed: 'nothing',
}

/**
 * Validates what a request carries by its TypeBox schema, strictly: nothing is coerced, dropped or filled in. A
 * missing body is validated as an empty object, so that the answer names the property that is missing.
 */
export const validatorFor =
  (profile: Profile): FastifySchemaCompiler<TSchema> =>
  ({ schema }) => {
    // Compiled with the first request, so that a start does not wait for it.
    let checker: TypeCheck<TSchema> | undefined
    return (given) => {
      const whole = given ?? {}
      checker ??= TypeCompiler.Compile(schema)
      if (checker.Check(whole)) return given ? true : { value: whole }
      const value = withFewUnknown(whole, schema)
      const isRefused = ({ kind }: Violation) => kind !== acceptedViolation[profile]
      // A list may have a hundred thousand entries that are wrong.
      const first = violations(schema, value, mostCounted)
      const isAll = first.length < mostCounted
      const found = isAll || first.some(isRefused) ? first : violations(schema, value)
      const refused = found.filter(isRefused)
      if (refused.length > 0) {
        const left = refused.some(isUnknown) ? countLeftOut(value) : 0
        return { error: invalid(named(fewOf(refused, left), isAll)) }
      }
      ignored.set(value, found.filter(isUnknown))
      return { value }
    }
  }

/** The unknown properties of each accepted value. */
const ignored = new WeakMap<object, Violation[]>()

const isUnknown = ({ kind }: Violation) => kind === 'unknown'

/** Violations after which a value is not looked at any further. */
const mostCounted = 1000

/** A hundred violations that are named, and how many there are besides. */
function named(all: readonly Violation[], isAll: boolean) {
  const unknown = all.filter(isUnknown)
  const others = all.filter((one) => !isUnknown(one))
  const more = others.length - mostUnknown
  const violations = [...unknown, ...others.slice(0, mostUnknown)]
  return more > 0
    ? { violations, more: `and ${isAll ? '' : 'at least '}${more} more` }
    : { violations: all }
}

/** Violations of which a hundred name an unknown property, and one counts the others. */
function fewOf(found: readonly Violation[], leftOut: number): Violation[] {
  let unknown = 0
  const few = found.filter((one) => !isUnknown(one) || ++unknown <= mostUnknown)
  const more = leftOut + Math.max(0, unknown - mostUnknown)
  return more > 0 ? [...few, unknownMore(more)] : few
}

/** Stands for violations that are not named one by one. */
const unknownMore = (more: number): Violation => ({
  path: [`and ${more} more`],
  kind: 'unknown',
  expected: 'no more properties',
  found: `${more} more`,
  known: [],
})

/**
 * Names what a request carries and its route does not have: the header `x-mock-warning`. The profile `documented`
 * ignores it and the live API refuses it (W17).
 */
export function warnOfIgnored(
  { body, query }: FastifyRequest,
  reply: FastifyReply,
  secrets: Secrets,
): void {
  const names = [...ignoredOf(body), ...ignoredOf(query)]
  if (names.length > 0) {
    const listed = names.map(({ path }) => path.join('.')).join(', ')
    warn(reply, `ignored, refused by the live API: ${listed}`, secrets)
  }
}

function ignoredOf(value: unknown): readonly Violation[] {
  const unknown = isObject(value) ? ignored.get(value) : undefined
  return isObject(value) && unknown ? fewOf(unknown, countLeftOut(value)) : nothing
}
const nothing: readonly Violation[] = []

/** Drops from a body what is ignored, so that no route writes it. Faults are matched before, with what was sent. */
export function dropIgnored({ body }: FastifyRequest): void {
  if (!isObject(body)) return
  for (const { path } of ignored.get(body) ?? []) drop(body, path)
}

/** An object that becomes empty is removed too: writing an empty `dndSettings` would clear every channel. */
function drop(value: object, [name = '', ...rest]: Violation['path']): void {
  const inner: unknown = Reflect.get(value, name)
  if (rest.length > 0 && isObject(inner)) {
    drop(inner, rest)
    if (Object.keys(inner).length > 0) return
  }
  Reflect.deleteProperty(value, name)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
