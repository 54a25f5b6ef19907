import type { Static, TSchema } from '@sinclair/typebox'
import { type TypeCheck, TypeCompiler } from '@sinclair/typebox/compiler'
import { Value } from '@sinclair/typebox/value'
import { quoted, type Violation, violations, violationsOfEach } from '../../lib/violation.js'
import { apiRoutes } from '../../resources/routes.js'
import { Fault } from '../../sandbox/fault.js'
import { faultViolations, stubViolations } from '../../sandbox/fault-checks.js'
import { Stub } from '../../sandbox/stub.js'
import { formatVersion, Seed } from '../fixture-format.js'
import { ContactsGeneration } from '../generate/generation.js'
import type { FixtureDocument } from '../parse/document.js'
import { holdsText, isKeyName } from '../parse/key-names.js'
import {
  isCommentedOut,
  isError,
  isLeftEmpty,
  isWithoutColon,
  maxReported,
  type Place,
  type Problem,
  writtenAt,
} from '../parse/source.js'
import { isEntry, isSamePath, isWithin, type Path, valueAt } from '../walk.js'
import { withDefaults } from './defaults.js'
import { misplaced } from './misplaced.js'
import { misspeltIn, withMeant } from './misspelt.js'
import { notationOf } from './notation.js'
import { withoutNulls } from './nulls.js'
import { label, sentenceFor } from './sentences.js'
import {
  misplacedTemplates,
  unknownTemplates,
  unnamedTemplate,
  withTemplates,
} from './templates.js'
import { meantKey } from './unknown-keys.js'

let checker: TypeCheck<typeof Seed> | undefined

/** A document as it was judged: with the keys that were meant in place of misspelt ones. */
interface Validated {
  document: FixtureDocument
  seed?: Seed
  problems: Problem[]
}

/**
 * Fills in the defaults of a document and validates the result; there is a seed when it has the shape of one.
 *
 * @param again judges the document once more, with the keys that were meant in place of misspelt ones
 */
export function validate(
  document: FixtureDocument,
  again: (document: FixtureDocument) => Validated = validate,
): Validated {
  const { value } = document
  if (value === null) {
    if (document.isDoubtful?.({ path: [], kind: 'type' })) return { document, problems: [] }
    const message = 'the fixture is empty, expected subAccounts'
    return { document, problems: [{ severity: 'error', place: document.place([]), message }] }
  }
  if (isEntry(value) && Number(value.version) > formatVersion) {
    const message = `version: found ${String(value.version)}, expected ${formatVersion}, the version of the format of fixtures: remove the line, or update ghl-mock if the fixture was written for a later one`
    const place = document.place(['version'])
    return { document, problems: [{ severity: 'error', place, message }] }
  }
  const filled = withSubAccounts(withDefaults(withTemplates(value)))
  const { value: seed, nulls } = withoutNulls(filled, Seed)
  const taken = new Map<unknown, ReadonlySet<string>>()
  const keysOf = (owner: unknown): ReadonlySet<string> => {
    const keys = taken.get(owner) ?? new Set(isEntry(owner) ? Object.keys(owner) : [])
    taken.set(owner, keys)
    return keys
  }
  /** True for what follows a comma in a text, behind the same after the comma before it. */
  const isSameText = ({ path, kind }: Violation, index: number, all: readonly Violation[]) => {
    const before = all[index - 1]
    const both = before?.kind === 'unknown' && kind === 'unknown' ? [before.path, path] : []
    return (
      both.length > 0 &&
      isSamePath(before?.path.slice(0, -1) ?? [], path.slice(0, -1)) &&
      both.every(
        (one) => valueAt(filled, one) === null && isWithoutColon(document.place(one, 'key')),
      )
    )
  }
  const report = (all: Violation[], covers = (_: Path) => false) =>
    all
      .filter((violation) => !document.isDoubtful?.(violation) && !covers(violation.path))
      .filter((violation, index, rest) => !isSameText(violation, index, rest))
      .slice(0, maxReported)
      .map((violation): Problem => {
        const { path, kind } = violation
        const place = document.place(path, kind === 'unknown' ? 'key' : 'value')
        const owner = valueAt(filled, path.slice(0, -1))
        // What the defaults say is not written.
        const taken =
          kind === 'unknown' ? keysOf(valueAt(value, path.slice(0, -1))) : new Set<string>()
        const own = valueAt(filled, path)
        const asked = { violation, value: own, written: writtenAt(place), place }
        const message = sentenceFor({ ...asked, ...notationOf(document, own) }, taken)
        const more = kind === 'missing' ? inTextOf(owner, String(path.at(-1))) : ''
        return { severity: 'error', place, message: message + more }
      })
  checker ??= TypeCompiler.Compile(Seed)
  if (checker.Check(seed)) {
    return {
      document,
      seed,
      problems: [
        ...report(violationsOfRules(seed)),
        ...unknownTemplates(document),
        ...emptyValues(document, nulls),
      ],
    }
  }
  // An invalid default is reported once, under `defaults`, and not again for each entry that it was filled into; so is a template.
  const found = withoutEchoes(violations(Seed, seed, 2 * maxReported), value).filter(
    ({ path, kind }) => isWritten(value, kind === 'missing' ? path.slice(0, -1) : path),
  )
  const isMisplaced = found.some(
    (one) =>
      [one.path.at(-1), one.kind === 'unknown' && meantKey(one)].includes('templates') &&
      (one.kind === 'unknown' || one.path.length === 1),
  )
  const unnamed = unnamedTemplate(document)
  const outOfLine = unnamed ? [] : misplacedTemplates(document)
  const elsewhere = outOfLine.flatMap(({ names }) => names)
  const unknown = isMisplaced || unnamed ? [] : unknownTemplates(document, elsewhere)
  const { problems, covers: isCovered } = misplaced(document, found)
  for (const { path, message } of outOfLine)
    problems.push({ severity: 'error', place: document.place(path, 'key'), message })
  const covers = (path: Path) =>
    isCovered(path) ||
    (unnamed !== undefined && path[0] === 'templates') ||
    outOfLine.some((one) => isWithin(path, one.path)) ||
    (path.length < 3 && elsewhere.includes(String(path.at(-1))))
  const misspelt = misspeltIn(
    value,
    found.filter((one) => !document.isDoubtful?.(one) && !covers(one.path)),
  )
  // When there are too many to tell all, one after the other would be found.
  if (misspelt.size > 0 && found.length < 2 * maxReported) {
    const judged = again(withMeant(document, misspelt))
    const own = report([...misspelt.keys()])
    return { document: judged.document, problems: [...own, ...judged.problems] }
  }
  const warnings = emptyValues(
    document,
    nulls.filter((path) => !covers(path)),
  )
  const reported = report([...found, ...violationsOfRules(seed)], covers)
  return {
    document,
    problems: [...problems, ...(unnamed ? [unnamed] : []), ...reported, ...unknown, ...warnings],
  }
}

/** A fixture that extends others need not have sub-accounts of its own. */
const withSubAccounts = (value: unknown): unknown =>
  isEntry(value) && Object.hasOwn(value, 'extends') && !Object.hasOwn(value, 'subAccounts')
    ? { ...value, subAccounts: [] }
    : value

/** Warns about values that are null because nothing was written, or because it is commented out. */
function emptyValues(document: FixtureDocument, nulls: readonly Path[]): Problem[] {
  if (document.problems?.some(isError)) return []
  // Looking up a place is slow, so only the first nulls are checked.
  return nulls.slice(0, maxReported).flatMap((path): Problem[] => {
    const place = document.place(path)
    const key = document.place(path, 'key')
    if (isWithoutColon(key))
      return [{ severity: 'warning', place: key, message: keyAlone(String(path.at(-1))) }]
    const isInComment = isCommentedOut(place)
    const message =
      isInComment && isOfLists(path) && /#[[{]/.test(place.excerpt?.line ?? '')
        ? `${label(path)}: found null, because a # starts a comment: remove the #`
        : isInComment && !isOfLists(path)
          ? `${label(path)}: found null, because a # starts a comment; put the value in quotes, or write null`
          : `${label(path)} has no value: remove the ${isAlone(place) ? 'line' : 'key'}, or write one`
    return isCommentedOut(place) || isLeftEmpty(place)
      ? [{ severity: 'warning', place, message }]
      : []
  })
}

/** What to say of a key between brackets that no colon follows, which may have its value in it. */
function keyAlone(name: string): string {
  const [, key, value] = /^([\w-]+)(?:\s+|:)(\S.*)$/.exec(name) ?? []
  const mend = key === undefined ? 'a colon and a value after it' : `${key}: ${value}`
  return `found ${quoted(name)} without ${key === undefined ? 'a value' : 'a colon and a space'}, expected ${mend}`
}

/** True for a key whose value is a list or an object, which no text in quotes is. */
const isOfLists = (path: Path): boolean => {
  const name = String(path.at(-1))
  return isKeyName(name) && !holdsText(name)
}

/** What to do about a missing key that is the last line of a text; empty when it is in none. */
function inTextOf(owner: unknown, key: string): string {
  const last = new RegExp(`(?:^|\\n)[ \\t]*${key}:[^\\n]*(?:\\n[ \\t]*[a-z]\\w*:[^\\n]*)*\\n*$`)
  const texts = isEntry(owner) ? Object.entries(owner) : []
  const [text] =
    texts.find(([, one]) => typeof one === 'string' && last.test(one.slice(-2000))) ?? []
  return text === undefined ? '' : `; it is in the text of ${text}: indent it as ${text}`
}

/** True when there is one key in the line of a place. */
const isAlone = ({ excerpt }: Place): boolean => !/[{,]/.test(excerpt?.line ?? '')

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
  return violationsOfEach<unknown>(
    Array.isArray(rules) ? rules : [],
    (rule, index) =>
      Value.Check(schema, rule) ? violationsOf(rule, apiRoutes, [list, index]) : [],
    2 * maxReported,
  )
}

/** True for a missing key that is a level too deep. */
const isBelow = (misspelt: readonly Violation[], path: Path): boolean =>
  misspelt.some(
    ({ path: other }) =>
      other.at(-1) === path.at(-1) &&
      other.length === path.length + 1 &&
      path.slice(0, -1).every((part, index) => other[index] === part),
  )

/** Removes the missing keys that are present but misspelt, or in the wrong place. */
function withoutEchoes(all: Violation[], value: unknown): Violation[] {
  const misspelt = all.filter(({ kind }) => kind === 'unknown')
  const parents = new Set(misspelt.map(({ path }) => JSON.stringify(path.slice(0, -1))))
  const meant = new Set(
    misspelt.map((one) => JSON.stringify([...one.path.slice(0, -1), meantKey(one)])),
  )
  const isOdd = (path: Path) => {
    const keys = Object.keys(Object(valueAt(value, path)))
    const odd = misspelt.filter((one) => isSamePath(one.path.slice(0, -1), path))
    return keys.length > 0 && odd.length === keys.length
  }
  // What is in line with the key of the templates is meant to be below it.
  const [flush] = misspelt.filter(
    ({ path }) => path.at(-1) === 'templates' && valueAt(value, path) === null,
  )
  const isTemplate = (one: Path) =>
    flush !== undefined &&
    !isSamePath(one, flush.path) &&
    isSamePath(one.slice(0, -1), flush.path.slice(0, -1))
  // What entries would have from defaults is missing in them when the key of the defaults is misspelt.
  const defaults = misspelt.flatMap((one) => {
    const written = valueAt(value, one.path)
    if (one.path.length === 2 && one.path[0] === 'defaults')
      return [written, { [String(one.path[1])]: written }]
    const isMeant = one.path.length === 1 && meantKey(one) === 'defaults'
    return isMeant || one.path.at(-1) === 'defaults' ? Object.values(Object(written)) : []
  })
  for (const { kind, path } of all) {
    if (kind === 'type' && path.length === 2 && path[0] === 'defaults')
      defaults.push(...[valueAt(value, path)].flat())
  }
  const isByDefault = (key: string | number | undefined) =>
    key !== undefined && defaults.some((one) => isEntry(one) && Object.hasOwn(one, key))
  // The options of a sub-account belong where its contacts are generated.
  const isOfContacts = (path: Path) =>
    path.at(-2) === 'generate' &&
    path.at(-1) !== 'contacts' &&
    Object.hasOwn(ContactsGeneration.properties, String(path.at(-1))) &&
    misspelt.some((one) => isSamePath(one.path, [...path.slice(0, -1), 'contacts']))
  return all.filter(({ kind, path }) => {
    if (kind === 'unknown' && isOfContacts(path)) return false
    if (kind === 'missing' && isByDefault(path.at(-1))) return false
    if (kind === 'unknown' && isTemplate(path)) return false
    // An entry that has nothing but unknown keys is meant to have others.
    if (kind === 'missing' && isOdd(path.slice(0, -1))) return false
    if (kind === 'missing') return !meant.has(JSON.stringify(path)) && !isBelow(misspelt, path)
    return kind !== 'nothing' || !parents.has(JSON.stringify(path))
  })
}

const isWritten = (value: unknown, [part, ...rest]: Violation['path']): boolean =>
  part === undefined ||
  (Object.hasOwn(Object(value), part) && isWritten(Reflect.get(Object(value), part), rest))
