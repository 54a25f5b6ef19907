import { firstWordIn, suggestion } from '../../lib/suggest.js'
import { quoted, type Violation } from '../../lib/violation.js'
import { isProse } from '../parse/key-names.js'
import { isCommentedOut, isLeftEmpty, isWithoutColon, type Place } from '../parse/source.js'
import { advices } from './advices.js'
import { type Case, withExamples } from './notation.js'
import { meantKey, unknownKey } from './unknown-keys.js'

/**
 * The sentence about a violation: what is there, what belongs there and how to mend it.
 *
 * @param taken the keys that the entry of an unknown key has
 */
export function sentenceFor(asked: Case, taken: ReadonlySet<string>): string {
  const { violation, value, written, place } = asked
  const { path, kind, known } = violation
  const expected =
    path.length > 0
      ? withExamples(violation.expected, asked)
      : '"subAccounts:" and a list of sub-accounts below it'
  if (kind === 'unknown') {
    const name = String(path.at(-1))
    if (value === null && isWithoutColon(place)) return withoutColon(violation, place)
    const above = meantKey(violation) === undefined ? textAbove(name, place) : undefined
    if (above !== undefined)
      return `found ${quoted(name)}, which is no key: if it belongs to the text above it, write | after "${above}:", and all lines of the text below that, indented further`
    return isOutOfText(name, place)
      ? `found ${quoted(name)}, which is no key: if it belongs to the text above it, indent it as that`
      : unknownKey(asked, taken, isAtLineStart(place))
  }
  if (kind === 'missing') return `"${String(path.at(-1))}" is missing, expected ${expected}`
  const item = typeof path.at(-1) === 'number'
  if (value === null && isLeftEmpty(place) && !isCommentedOut(place)) {
    const mend = item ? 'remove the "-", or write one' : 'write one'
    return `${label(path)} has no value, expected ${expected}: ${mend}`
  }
  // Numbers and words such as true are quoted as they are written, because YAML changes them: 0042 is 42.
  const isPlain = typeof value === 'number' || typeof value === 'boolean'
  const found =
    isPlain && written
      ? `${typeof value === 'number' ? 'the number ' : ''}${written}`
      : violation.found
  const advice = adviceOn(asked) ?? suggestion(String(value ?? ''), known)
  return `${label(path)}: found ${found}, expected ${expected}${advice}`
}

/** What a comma or a brace ends before a colon has come: a key and its value, or the rest of a text with a comma. */
function withoutColon({ path, known }: Violation, { excerpt }: Place): string {
  const name = String(path.at(-1))
  const key = firstWordIn(known, name)
  const found = `found ${quoted(name)}`
  if (key !== undefined)
    return `${found} without a colon, expected "${key}:${name.slice(key.length)}"`
  const before = excerpt?.line.slice(0, excerpt.indent) ?? ''
  const [, quote] = /: *([“”„«])[^“”„«»]*$/.exec(before) ?? []
  if (quote !== undefined)
    return `${found} after a comma in text that begins with the typographic quote ${quote}, which quotes nothing in YAML: write plain quotes around all of it`
  const [, whole] = /: *(-?\d+), *$/.exec(before) ?? []
  if (whole !== undefined && /^\d+$/.test(name))
    return `${found} after a comma and without a colon: a number has a point, ${whole}.${name}, and text with a comma in it needs quotes`
  return /\{\s*$/.test(before)
    ? `${found} without a colon, expected a key, a colon and a value`
    : `${found} after a comma and without a colon: text with a comma in it needs quotes between { and }`
}

/** True for a key that its line begins with, without quotes: none between brackets, as all of JSON are. */
const isAtLineStart = ({ excerpt }: Place): boolean =>
  excerpt !== undefined &&
  // Below a comma, it is between brackets.
  !/,\s*$/.test(excerpt.before ?? '') &&
  /^[\s-]*$/.test(excerpt.line.slice(0, excerpt.indent)) &&
  !/^["{[]/.test(excerpt.line.slice(excerpt.indent))

/** True for words with a colon below a line of text that is indented further. */
function isOutOfText(name: string, { excerpt }: Place): boolean {
  if (!/^\p{Lu}|\s/u.test(name)) return false
  const { before = '', indent = 0 } = excerpt ?? {}
  const [lead = ''] = /^ */.exec(before) ?? []
  return lead.length > indent && /^ *[^\s\-#[\]{}"'][^:]*$/.test(before)
}

/** The key of an unquoted text in the line above, if words with a colon in its column may go on with it. */
function textAbove(name: string, { excerpt }: Place): string | undefined {
  const [, lead = '', key = ''] =
    /^( *(?:- +)?)([\w$]+): +[^\s"'[{|>&*!#]/.exec(excerpt?.before ?? '') ?? []
  const isText = /\s/.test(name) && isProse(key) && lead.length === excerpt?.indent
  return isText ? key : undefined
}

function adviceOn(asked: Case): string | undefined {
  // A long text is none of the words that people write by mistake, and looking through it takes time.
  if (typeof asked.value === 'string' && asked.value.length > 1000) return undefined
  for (const advise of advices) {
    const advice = advise(asked)
    if (advice !== undefined) return `; ${advice}`
  }
  return undefined
}

/** The last name of a path and the indexes after it: `email`, `scopes[1]`. */
export function label(path: Violation['path']): string {
  const name = path.findLastIndex((part) => typeof part === 'string')
  if (name < 0) return 'the fixture'
  const indexes = path.slice(name + 1).map((index) => `[${index}]`)
  return `${path[name]}${indexes.join('')}`
}
