import { STATUS_CODES } from 'node:http'
import { phonesFrom } from '../../lib/phone.js'
import { hiddenIn } from '../../lib/signs.js'
import { nearest } from '../../lib/suggest.js'
import { countryNamed } from '../../resources/forms.js'
import { knownScopes } from '../../resources/private-integration/scopes.js'
import { effectWords } from '../../sandbox/fault.js'
import { isCommentedOut } from '../parse/source.js'
import { isEntry } from '../walk.js'
import { dateAdvice } from './dates.js'
import { type Case, listOf, withoutQuotes } from './notation.js'
import { numberAdvice } from './numbers.js'
import { pairsAdvice } from './pairs.js'
import { firstLineOf, forList, forObject, forText, withLinesBelow } from './shapes.js'
import { meantBoolean } from './synonyms.js'

/** A value that another program would have replaced. */
export const variable =
  /^\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*(?::?[-?+=][^}]*)?\})$|^\{\{.*\}\}$|^%[A-Za-z_]\w*%$|^<[A-Za-z][\w -]*>$/

/** A word and a comment with no space between them, which makes them one text. */
export const gluedComment = /^[^\s#]+#\s/

export const noSpaceBefore = 'a comment needs a space before its #'

/** Types of custom fields by their names in the settings of HighLevel, in small letters without signs. */
const dataTypes: Readonly<Record<string, string>> = {
  singleline: 'TEXT',
  string: 'TEXT',
  multiline: 'LARGE_TEXT',
  textarea: 'LARGE_TEXT',
  number: 'NUMERICAL',
  numeric: 'NUMERICAL',
  integer: 'NUMERICAL',
  monetary: 'MONETORY',
  money: 'MONETORY',
  currency: 'MONETORY',
  dropdown: 'SINGLE_OPTIONS',
  dropdownsingle: 'SINGLE_OPTIONS',
  select: 'SINGLE_OPTIONS',
  dropdownmultiple: 'MULTIPLE_OPTIONS',
  multiselect: 'MULTIPLE_OPTIONS',
  radioselect: 'RADIO',
  boolean: 'CHECKBOX',
  datepicker: 'DATE',
  datetime: 'DATE',
  file: 'FILE_UPLOAD',
  upload: 'FILE_UPLOAD',
}

/** What people call the effects of faults. */
const effectsCalled: readonly [pattern: RegExp, effect: string][] = [
  [/^(?:time ?out|timed ?out|stall|freeze)$/i, 'hang'],
  [/^(?:success|succeed|ok|okay|none|normal|through|continue|passthrough)$/i, 'pass'],
  [/^(?:abort|disconnect|close|drop|connection ?reset|econnreset|network)$/i, 'reset'],
  [/^(?:slow|trickle|throttle)$/i, 'drip'],
  [/^(?:rate ?limit(?:ed)?|too ?many ?requests)$/i, 'rate-limit-burst'],
]

/** The effect that a word is meant as, or else all of them. */
function effectAdvice(word: string, asked: Case): string | undefined {
  const isInList = typeof asked.violation.path.at(-1) === 'number'
  const words = word.split(/[.,;]?\s+/)
  if (
    words.length > 1 &&
    words.every((one) => /^[2-5]\d\d$/.test(one) || effectWords.includes(one))
  )
    return isInList
      ? `write a comma between them: ${listOf(words, asked).slice(1, -1)}`
      : `write a list: ${listOf(words, asked)}`
  const [, one = '', count] = /^([2-5]\d\d|[a-z]+)\s*[x×*]\s*(\d)$/.exec(word) ?? []
  if (count !== undefined)
    return `each entry is for one request: write ${listOf(Array<string>(Number(count)).fill(one), asked)}`
  const [, status] = /^(?:[A-Za-z]+\s+)?([2-5]\d\d)(?:\s+[A-Za-z].*)?$/.exec(word) ?? []
  if (status !== undefined) return `write ${withoutQuotes(status, asked.written)}`
  const plain = word.replace(/[_-]/g, ' ').trim()
  const [, effect] = effectsCalled.find(([pattern]) => pattern.test(plain)) ?? []
  if (effect !== undefined) return `write ${effect}`
  const isWord = /^[a-z -]+$/i.test(plain) && !nearest(word, effectWords)
  const isStatus = Object.values(STATUS_CODES).some((text) => lettersOf(text) === lettersOf(word))
  return isWord && !isStatus ? `the effects are ${effectWords.join(', ')}` : undefined
}

const isApiVersion = (value: unknown): boolean => /^(?:\d{4}-\d\d-\d\d|v3)$/.test(String(value))

/** Scopes that are written without commas, or by what the settings of HighLevel call them: `View Contacts`. */
function scopeAdvice(text: string): string | undefined {
  const words = text.split(/[，、]?\s+(?:- )?|[，、]/)
  if (words.length > 1 && words.every((word) => knownScopes.includes(word))) {
    return `write an entry for each: ${words.join(' and ')}`
  }
  const [, resource = '', right = ''] = /^([\w/.-]+):(read|readonly|write|\*)$/.exec(text) ?? []
  const named = right === '*' ? resource : `${resource}.${right === 'write' ? right : 'readonly'}`
  if (knownScopes.includes(named)) return `write ${named}`
  const [, verb = '', noun = ''] = /^(view|read|edit|write|manage)\s+(.+)$/i.exec(text) ?? []
  const scope = `${noun.toLowerCase()}.${/^[vr]/i.test(verb) ? 'readonly' : 'write'}`
  return knownScopes.includes(scope) ? `write ${scope}` : undefined
}

/** A path with a host, or with a variable of Postman or of a shell for one. */
function pathAdvice(text: string): string | undefined {
  const [host] =
    /^(?:https?:\/\/[^/?#]*|\{\{[^{}]*\}\}|\$\{?\w+\}?|[\w-]+(?:\.[\w-]+)+(?::\d+)?)(?=\/)/i.exec(
      text,
    ) ?? []
  if (host === undefined) return undefined
  const [path = '', query] = text.slice(host.length).split('?')
  const bare = path.replace(/\{\{?\s*([\w-]+)\s*\}\}?/g, ':$1')
  return `write ${bare}${query ? ' and the query beside it, without the host' : ''}`
}

const lettersOf = (value: unknown): string =>
  String(value)
    .toLowerCase()
    .replace(/[^a-z]/g, '')

/** The number that digits without quotes and without a + stand for. */
function phoneAdvice(digits: string): string {
  const phones = phonesFrom(digits).map((phone) => `"${phone}"`)
  return phones.length > 0
    ? `write ${phones.join(' or ')}, in quotes`
    : 'write it in quotes, with + and the code of its country'
}

/** What to do about a value; the first that knows it answers. */
export const advices: readonly ((asked: Case) => string | undefined)[] = [
  ({ value, written }) =>
    value === null && written.startsWith('&')
      ? `text that begins with & needs quotes: "${written}"`
      : undefined,
  ({ place }) =>
    isCommentedOut(place)
      ? 'a # starts a comment: put text that begins with # in quotes'
      : undefined,
  ({ violation: { type }, value }) =>
    type !== 'string' && /^<\/?[a-z][\w:-]*(?:\s[^>]*)?\/?>/i.test(String(value))
      ? 'XML is not read: write "- " and the keys of each entry below it'
      : undefined,
  ({ value, written }) =>
    gluedComment.test(String(value)) && !/^["']/.test(written) ? noSpaceBefore : undefined,
  ({ value, written }) =>
    /^\S+\s+\/\//.test(String(value)) && !/^["']/.test(written)
      ? 'a comment begins with #'
      : undefined,
  withLinesBelow,
  ({ violation: { path }, value, written }) =>
    path.at(-1) === 'version' && /^v?1(?:\.0)*$/i.test(String(value))
      ? `write ${withoutQuotes(1, written)}`
      : undefined,
  ({ violation: { path }, value }) =>
    path.length === 1 && path[0] === 'version' && isApiVersion(value)
      ? 'that is a version of the API, and this is the version of the format: write 1, or remove the line'
      : undefined,
  ({ violation: { path }, value }) =>
    /^(?:completed|revoked)$/.test(String(path.at(-1))) && /^\d{4}-\d\d-\d\d/.test(String(value))
      ? `write true: when it was ${path.at(-1)} is not kept`
      : undefined,
  ({ violation: { path }, value, ...asked }) =>
    path.at(-1) === 'status' && path.at(-2) === 'then' && Array.isArray(value)
      ? `write the list after then: ${listOf(value.map(String), asked)}`
      : undefined,
  ({ value }) => {
    const [, open, text] = /^([“”„‘’«])(.*)[“”‘’»"]$/.exec(String(value)) ?? []
    return open && `remove the typographic quotes, which quote nothing: ${text}`
  },
  ({ value }) =>
    /^[^\s,;]+[,;]$/.test(String(value)) ? `remove the ${String(value).slice(-1)}` : undefined,
  ({ value }) => hiddenIn(String(value)),
  ({ violation: { format }, value, written, write }) =>
    /^(?:moment|instant)$/.test(format ?? '') && /string|number/.test(typeof value)
      ? dateAdvice(
          typeof value === 'number' ? written || String(value) : String(value),
          format ?? '',
          write,
        )
      : undefined,
  ({ violation: { path }, value }) =>
    path.at(-1) === 'path' ? pathAdvice(String(value)) : undefined,
  ({ value }) =>
    typeof value === 'string' && variable.test(value)
      ? 'variables are not replaced in fixtures: write the value'
      : undefined,
  ({ violation: { path }, value }) => {
    const [, rest] = /^(?:Authorization:\s*)?Bearer\s+(.*)$/i.exec(String(value)) ?? []
    return path.at(-1) === 'token' && rest !== undefined
      ? `write the token without "Bearer": ${rest}`
      : undefined
  },
  forList,
  pairsAdvice,
  forObject,
  forText,
  ({ violation: { type }, value, written, place: { excerpt } }) =>
    type === 'string' &&
    isBareText(value) &&
    /^[[{]/.test(written) &&
    !/^[[{]\s*["']/.test(excerpt?.line.slice(excerpt.indent) ?? '')
      ? `text that begins with ${written.charAt(0)} needs quotes`
      : undefined,
  ({ violation: { wantsQuotes }, written }) =>
    wantsQuotes && /^[+-]?\d+(?:\.\d+)?E\+?\d+$/i.test(written)
      ? 'a spreadsheet shortens numbers like this: write all the digits, in quotes'
      : undefined,
  ({ violation: { wantsQuotes, expected }, written }) =>
    wantsQuotes && expected.startsWith('a telephone number') && /^\d+$/.test(written)
      ? phoneAdvice(written)
      : undefined,
  ({ violation: { wantsQuotes }, value, written }) =>
    wantsQuotes ? `put it in quotes: "${written || String(value)}"` : undefined,
  ({ violation: { path }, value }) => {
    if (typeof path.at(-1) !== 'number' || typeof value !== 'string') return undefined
    const parts = value.split(/\s*[,;|，、；]\s*/)
    return parts.length > 1 && parts.every((part) => /^\S+$/.test(part))
      ? `write an entry for each: ${parts.join(' and ')}`
      : undefined
  },
  ({ violation: { path }, value }) =>
    path.at(-2) === 'scopes' && typeof value === 'string' ? scopeAdvice(value) : undefined,
  ({ violation: { path }, value }) =>
    path.at(-1) === 'method' && /^[A-Z]+(?:\s*[,|/]\s*[A-Z]+)+$/i.test(String(value))
      ? 'write an entry for each method'
      : undefined,
  (asked) => {
    const { path } = asked.violation
    return /^(?:then|status|\d+)$/.test(String(path.at(-1))) &&
      path.includes('then') &&
      typeof asked.value === 'string'
      ? effectAdvice(asked.value, asked)
      : undefined
  },
  ({ violation: { type }, value }) =>
    /^(?:None|nil|undefined|NaN)$/.test(String(value)) && type !== 'string'
      ? 'remove the line for no value, or write null'
      : undefined,
  ({ violation: { type }, value, written }) => {
    const meant = type === 'boolean' ? meantBoolean(value) : undefined
    return meant === undefined ? undefined : `write ${withoutQuotes(meant, written)}`
  },
  ({ violation: { expected }, value }) =>
    typeof value === 'number' && expected.includes('0..200')
      ? 'a whole number from 0 to 999999'
      : undefined,
  numberAdvice,
  ({ violation: { beyond }, value, written }) =>
    beyond?.[0] === 'maximum' && beyond[1] === 1 && Number(value) <= 100
      ? `write ${withoutQuotes(Number(value) / 100, written)} for ${value} percent`
      : undefined,
  ({ violation: { path }, value }) => {
    if (path.at(-1) !== 'country') return undefined
    const code = countryNamed(String(value))
    if (code !== undefined) return `write ${code}`
    return /^[a-z]{3}$/i.test(String(value)) ? 'write its code of two letters' : undefined
  },
  ({ violation: { path }, value, written }) => {
    if (!/^(?:then|status)$/.test(String(path.at(-1)))) return undefined
    const name = lettersOf(value)
    const [status] = Object.entries(STATUS_CODES).find(([, text]) => lettersOf(text) === name) ?? []
    return status && `write ${withoutQuotes(status, written)}`
  },
  ({ violation: { path }, value }) => {
    const type = path.at(-1) === 'dataType' ? dataTypes[lettersOf(value)] : undefined
    return type && `write ${type}`
  },
  ({ violation: { meant }, value, place }) => {
    if (meant === undefined) return undefined
    const isInTwoLines = firstLineOf(String(value), place) !== undefined
    return isInTwoLines
      ? `the line below it is a part of it: write ${meant} in one line`
      : `did you mean "${meant}"?`
  },
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
