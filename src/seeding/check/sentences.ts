import { parseDuration } from '../../lib/duration.js'
import { suggestion } from '../../lib/suggest.js'
import type { Violation } from '../../lib/violation.js'
import { resources } from '../../resources/index.js'
import type { Resource } from '../../resources/resource.js'
import { isKeyName } from '../parse/slips.js'
import { isCommentedOut, isLeftEmpty, type Place, writtenAt } from '../parse/source.js'
import { mustBeWritten } from '../seed.js'
import { isEntry, writtenFields } from '../walk.js'
import { dateAdvice } from './dates.js'
import { unknownKey } from './unknown-keys.js'

const list: readonly Resource[] = resources

/** A violation, the value that it is about, and how the value is written. */
interface Case {
  violation: Violation
  value: unknown
  /** The rest of the line from the value on, or the value itself where it is short. */
  written: string
  place: Place
}

/** The sentence about a violation: what is there, what belongs there and how to mend it. */
export function sentenceFor(violation: Violation, value: unknown, place: Place): string {
  const { path, kind, known } = violation
  const expected =
    path.length > 0 ? violation.expected : '"subAccounts:" and a list of sub-accounts below it'
  if (kind === 'unknown') return unknownKey(violation, value)
  if (kind === 'missing') return `"${String(path.at(-1))}" is missing, expected ${expected}`
  const written = writtenAt(place)
  const asked: Case = { violation, value, written, place }
  const item = typeof path.at(-1) === 'number'
  if (value === null && isLeftEmpty(place)) {
    const mend = item ? 'remove the "-", or write one' : 'write one'
    return `${label(path)} has no value, expected ${expected}: ${mend}`
  }
  // Numbers and words such as true are quoted as they are written, because YAML changes them: 0042 is 42.
  const isPlain = typeof value === 'number' || typeof value === 'boolean'
  const found =
    isPlain && written
      ? `${typeof value === 'number' ? 'the number ' : ''}${written}`
      : violation.found
  const advice = firstOf(advices, asked) ?? suggestion(String(value ?? ''), known)
  return `${label(path)}: found ${found}, expected ${expected}${advice}`
}

const firstOf = (table: readonly ((asked: Case) => string | undefined)[], asked: Case) => {
  for (const advise of table) {
    const advice = advise(asked)
    if (advice !== undefined) return `; ${advice}`
  }
  return undefined
}

/** What to do about a value; the first that knows it answers. */
const advices: readonly ((asked: Case) => string | undefined)[] = [
  ({ place }) =>
    isCommentedOut(place)
      ? 'a # starts a comment: put text that begins with # in quotes'
      : undefined,
  ({ violation: { format }, value, written }) =>
    /^(?:moment|instant)$/.test(format ?? '') && /string|number/.test(typeof value)
      ? dateAdvice(
          typeof value === 'number' ? written || String(value) : String(value),
          format ?? '',
        )
      : undefined,
  ({ value }) =>
    typeof value === 'string' && /^\$\{?[A-Za-z_]\w*\}?$|^\{\{.*\}\}$|^<[\w -]+>$/.test(value)
      ? 'variables are not replaced in fixtures: write the value'
      : undefined,
  ({ violation: { path }, value }) => {
    const [, rest] = /^(?:Authorization:\s*)?Bearer\s+(.*)$/i.exec(String(value)) ?? []
    return path.at(-1) === 'token' && rest !== undefined
      ? `write the token without "Bearer": ${rest}`
      : undefined
  },
  forList,
  forObject,
  ({ violation: { type }, value, written, place: { excerpt } }) =>
    type === 'string' &&
    isBareText(value) &&
    /^[[{]/.test(written) &&
    !/^[[{]\s*["']/.test(excerpt?.line.slice(excerpt.indent) ?? '')
      ? `text that begins with ${written.charAt(0)} needs quotes`
      : undefined,
  ({ violation: { wantsQuotes }, value, written }) =>
    wantsQuotes ? `put it in quotes: "${written || String(value)}"` : undefined,
  ({ violation: { type }, value }) => {
    if (type !== 'boolean') return undefined
    const text = String(value).toLowerCase()
    if (/^(?:true|yes|y|on|1|enabled|active)$/.test(text)) return 'write true'
    return /^(?:false|no|n|off|0|disabled|inactive)$/.test(text) ? 'write false' : undefined
  },
  ({ violation: { expected }, value }) =>
    typeof value === 'number' && expected.includes('0..200')
      ? 'a whole number from 0 to 999999'
      : undefined,
  ({ violation: { type, path }, value }) => {
    if (
      !/^(?:number|integer)$/.test(type ?? (path.at(-1) === 'then' ? 'number' : '')) ||
      typeof value !== 'string'
    )
      return undefined
    if (/^-?\d+(?:\.\d+)?$/.test(value)) return `write ${value} without quotes`
    const [, percent] = /^(\d+)\s*%$/.exec(value) ?? []
    if (percent !== undefined) return `write ${Number(percent) / 100}`
    const [, least, most] = /^(\d+)\s*(?:-|–|to|\.{3}|,)\s*(\d+)$/.exec(value) ?? []
    if (most !== undefined) return `write ${least}..${most}`
    if (path.at(-1) === 'offset') return dateAdvice(value, 'moment')
    const ms = parseDuration(value)
    return /ms$/i.test(String(path.at(-1))) && !Number.isNaN(ms)
      ? `write it in milliseconds: ${ms}`
      : undefined
  },
  ({ violation: { meant } }) => (meant === undefined ? undefined : `did you mean "${meant}"?`),
  ({ violation: { path }, value }) =>
    path.at(-1) === 'path' && /^https?:/i.test(String(value))
      ? 'write the path alone, without the host'
      : undefined,
  ({ violation: { path }, value }) =>
    path.at(-1) === 'id' && typeof value === 'string'
      ? 'an id has no spaces and none of / ? #'
      : undefined,
]

/** True for words in brackets, which YAML reads as a list or as keys without values. */
const isBareText = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.every((item) => typeof item === 'string')
    : isEntry(value) && Object.values(value).every((inner) => inner === null)

/** Where a list belongs. */
function forList({
  violation: { type, path, expected },
  value,
  written,
}: Case): string | undefined {
  if (type !== 'array') return undefined
  const resource = resourceOf(path)
  if (typeof value === 'string' && value !== '') {
    if (resource && resource.shorthand === undefined) {
      return `write entries below it: "- ${firstKey(resource)}: ${value}"`
    }
    return `write it in brackets: [${value
      .split(/[\s,;|]+/)
      .filter(Boolean)
      .join(', ')}]`
  }
  if (!isEntry(value)) return undefined
  if (/each entry (?:a scope|text|one of)/.test(expected)) {
    return `write it in brackets: [${Object.keys(value).join(', ')}]`
  }
  if (written === '{') return 'put it in brackets: [{ ... }]'
  const [first = 'id'] = Object.keys(value)
  return !isKeyName(first)
    ? `write "- " before each entry, in place of a name such as "${first}:"`
    : `write "- " before each entry: "- ${first}: ..."`
}

/** Objects that people write one of their values for. */
const wrappers: Readonly<Record<string, (value: unknown) => string>> = {
  clock: (value) => `write freeze: ${value} below it`,
  generate: (value) => `write contacts: ${value} or notes: ${value} below it`,
  delay: (value) => `write delayMs: ${value} in its place`,
}

/** Where an object belongs. */
function forObject({ violation: { type, path }, value }: Case): string | undefined {
  if (type !== 'object') return undefined
  const wrapped = wrappers[String(path.at(-1))]
  if (wrapped && /string|number/.test(typeof value)) return wrapped(value)
  if (Array.isArray(value)) {
    return path.length > 0
      ? 'remove the "- " or the brackets of a list'
      : 'write "subAccounts:" above the list'
  }
  const resource = resourceOf(path)
  if (!resource || typeof path.at(-1) !== 'number' || typeof value !== 'string') return undefined
  return `write its keys, such as "${firstKey(resource)}: ${value}"`
}

/** The resource whose list or entry is at a path. */
function resourceOf(path: Violation['path']): Resource | undefined {
  const [plural, owner] = path.filter((part) => typeof part === 'string').reverse()
  return list.find((one) => one.plural === plural && one.parent?.plural === owner)
}

/** The key that an entry is most likely to be recognised by. */
function firstKey(resource: Resource): string {
  const names = writtenFields(resource)
  const [owed] = names.find(([, field]) => mustBeWritten(field)) ?? []
  return owed ?? names.find(([name]) => /name$/i.test(name))?.[0] ?? 'id'
}

/** The last name of a path and the indexes after it: `email`, `scopes[1]`. */
export function label(path: Violation['path']): string {
  const name = path.findLastIndex((part) => typeof part === 'string')
  if (name < 0) return 'the fixture'
  const indexes = path.slice(name + 1).map((index) => `[${index}]`)
  return `${path[name]}${indexes.join('')}`
}
