import { isDeepStrictEqual } from 'node:util'
import { Value } from '@sinclair/typebox/value'
import { publishedRoutes } from '../../resources/published.js'
import { means } from '../../resources/route.js'
import { apiRoutes } from '../../resources/routes.js'
import { Fault, isCut, isLimit } from '../../sandbox/fault.js'
import { stageOf } from '../../sandbox/faults.js'
import { Stub } from '../../sandbox/stub.js'
import type { FixtureDocument, Read } from '../parse/document.js'
import { formatPlace, maxReported, type Place, type Problem } from '../parse/source.js'
import { isEntry, type Path } from '../walk.js'

/** A fault or a stub, and where it is. */
interface Rule<T> {
  rule: T
  document: FixtureDocument
  path: Path
  place: Place
}

/** Warns about stubs and faults that another one takes every request from, and about faults that never strike. */
export const shadowed = (reads: readonly Read[]): Problem[] => [
  ...faultsThatMiss(rulesIn(reads, 'faults', (one) => Value.Check(Fault, one))),
  ...shadowedStubs(rulesIn(reads, 'stubs', (one) => Value.Check(Stub, one))),
]

function rulesIn<T>(
  reads: readonly Read[],
  list: 'faults' | 'stubs',
  isRule: (value: unknown) => value is T,
): Rule<T>[] {
  const found = reads.flatMap(({ seed, document }) => {
    const rules: unknown = isEntry(seed) ? seed[list] : undefined
    return (Array.isArray(rules) ? rules : []).flatMap((rule: unknown, index) =>
      isRule(rule) ? [{ rule, document, path: [list, index] }] : [],
    )
  })
  return found.slice(0, maxReported).map((one) => ({ ...one, place: one.document.place(one.path) }))
}

/** In the order in which they strike; of those of one stage, the first one that matches does. */
const stages = ['before', 'beforeWithBody', 'afterCommit']

function faultsThatMiss(faults: readonly Rule<Fault>[]): Problem[] {
  const never = faults.filter(({ rule }) => rule.probability === 0)
  return [
    ...never.flatMap(neverStrikes),
    ...faults.flatMap(tooFew),
    ...faults.flatMap(neverSent),
    ...shadowedFaults(faults),
  ]
}

function neverStrikes({ document, path }: Rule<Fault>): Problem[] {
  const message =
    'probability: this fault hits no request, because its probability is 0: write a share such as 0.2, or remove the fault'
  const place = document.place([...path, 'probability'])
  return document.inForce ? [] : [{ severity: 'warning', place, message }]
}

/** Parts of an answer beside an effect that answers nothing, or answers by itself. */
function neverSent({ rule: { then }, document, path }: Rule<Fault>): Problem[] {
  if (document.inForce) return []
  const steps = Array.isArray(then)
    ? then.map((step, index) => [step, [...path, 'then', index]] as const)
    : [[then, [...path, 'then']] as const]
  return steps.flatMap(([step, at]): Problem[] => {
    if (typeof step !== 'object' || step.effect === undefined) return []
    const parts = isCut(step)
      ? (['status', 'body', 'headers'] as const)
      : isLimit(step) || step.effect === 'pass'
        ? (['status'] as const)
        : []
    const part = parts.find((one) => step[one] !== undefined)
    if (part === undefined) return []
    const why = isCut(step)
      ? `the effect ${step.effect} sends no answer`
      : isLimit(step)
        ? `the effect ${step.effect} answers 429`
        : 'the effect pass does nothing'
    const message = `${part}: ${why}; remove ${part}: or effect:`
    return [{ severity: 'warning', place: document.place([...at, part]), message }]
  })
}

/** A fault that is used up before all of its effects were. */
function tooFew({ rule: { then, times }, document, path }: Rule<Fault>): Problem[] {
  if (document.inForce || times === undefined || !Array.isArray(then)) return []
  if (times >= then.length) return []
  const kept = times === 1 ? 'the first' : `the first ${times}`
  const message = `times: this fault hits ${times} of the ${then.length} requests that then: has effects for: remove times:, or the effects after ${kept}`
  return [{ severity: 'warning', place: document.place([...path, 'times']), message }]
}

function shadowedFaults(faults: readonly Rule<Fault>[]): Problem[] {
  const ranked = faults
    .filter(({ rule }) => rule.probability !== 0)
    .map((one) => ({ ...one, stage: stages.indexOf(stageOf(one.rule)) }))
    .toSorted((a, b) => a.stage - b.stage)
  return ranked.flatMap((one, index) => {
    const other = ranked
      .slice(0, index)
      .find(({ rule }) => isEndless(rule) && covers(rule.match ?? {}, one.rule.match ?? {}))
    if (!other) return []
    const moved =
      other.stage === one.stage && !isDeepStrictEqual(other.rule.match, one.rule.match)
        ? 'write this one above it, or '
        : ''
    const limit = `give that one a number of ${moved ? '' : 'requests with '}times:`
    const message = `this fault hits no request, because the one at ${formatPlace(other.place)} hits all that it matches, without an end: ${moved}${limit}, or remove one`
    return warning(one, message, other)
  })
}

/** A fault that hits every request that it matches. */
const isEndless = ({ then, times, probability = 1 }: Fault): boolean =>
  times === undefined && !Array.isArray(then) && probability === 1

function shadowedStubs(stubs: readonly Rule<Stub>[]): Problem[] {
  return stubs.flatMap((one, index) => {
    const { match } = one.rule
    const other = stubs.slice(index + 1).find(({ rule }) => answersAll(rule.match, match))
    if (!other) return []
    const isSame = answersAll(match, other.rule.match)
    const mend = isSame ? 'remove one, or tell them apart by query:' : 'write this one below it'
    const message = `this stub answers no request, because the one at ${formatPlace(other.place)} matches all of them, and the last one that matches answers: ${mend}`
    return warning(one, message, other)
  })
}

function warning({ document, place }: Rule<unknown>, message: string, other: Rule<unknown>) {
  const problem: Problem = { severity: 'warning', place, message, other: other.place }
  return document.inForce ? [] : [problem]
}

const answersAll = (broad: Stub['match'], narrow: Stub['match']): boolean =>
  broad.method.toUpperCase() === narrow.method.toUpperCase() &&
  isBroader(broad.path, narrow.path) &&
  implies(narrow.query ?? {}, broad.query ?? {})

const segmentsOf = (path: string) => path.replace(/\/$/, '').toLowerCase().split('/')

/** Whether a path has a name or the same text wherever another one has a text. */
function isBroader(broad: string, narrow: string): boolean {
  const [wide, close] = [segmentsOf(broad), segmentsOf(narrow)]
  return (
    wide.length === close.length &&
    wide.every((one, index) => one.startsWith(':') || one === close[index])
  )
}

const routes = [...apiRoutes, ...publishedRoutes]

/** Whether one match is met by every request that meets another one; false where it is not certain. */
function covers(broad: NonNullable<Fault['match']>, narrow: NonNullable<Fault['match']>): boolean {
  const { method, path, headers, ...others } = broad
  const isSameMethod = method === undefined || method.toUpperCase() === narrow.method?.toUpperCase()
  return (
    isSameMethod &&
    (path === undefined || (narrow.path !== undefined && meansAll(path, narrow.path))) &&
    implies(byLowerCase(narrow.headers), byLowerCase(headers)) &&
    implies(narrow, others)
  )
}

const byLowerCase = (headers: object = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** A name in the path of a fault stands for an id, never for a word of a route. */
const meansAll = (broad: string, narrow: string): boolean =>
  isBroader(broad, narrow) && routes.every(({ path }) => !means(narrow, path) || means(broad, path))

/** Whether what meets one condition meets the other one too: it asks for less. */
function implies(strict: unknown, lax: unknown): boolean {
  if (isDeepStrictEqual(strict, lax)) return true
  if (!isEntry(strict) || !isEntry(lax) || isOperator(strict) || isOperator(lax)) return false
  return Object.entries(lax).every(
    ([name, value]) =>
      value === undefined || (Object.hasOwn(strict, name) && implies(strict[name], value)),
  )
}

/** `{ contains: text }` or `{ matches: regular expression }` */
const isOperator = (value: object): boolean =>
  /^(?:contains|matches)$/.test(Object.keys(value).join())
