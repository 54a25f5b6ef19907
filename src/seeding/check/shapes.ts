import { pluralOf } from '../../lib/plural.js'
import { quoted, type Violation } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { resources } from '../../resources/index.js'
import { privateIntegration } from '../../resources/private-integration/private-integration.js'
import type { Resource } from '../../resources/resource.js'
import { isKeyOf, mustBeWritten } from '../fixture-format.js'
import { printedIn } from '../parse/json-words.js'
import { isKeyName } from '../parse/key-names.js'
import type { Place } from '../parse/source.js'
import { isEntry, writtenFields } from '../walk.js'
import { type Case, entryIn, fieldKeyOf, insteadOf, listOf, type Write } from './notation.js'
import { rangeIn, wrappers } from './wrappers.js'

const list: readonly Resource[] = resources

/** Words for an empty list. */
const nothing = /^(?:none|no|nothing|empty|nil|n\/a|-+)$/i

/** What is between values that are one text. */
const severalIn = /[,;|]|\s\/\s/

/** Where a list belongs. */
export function forList(asked: Case): string | undefined {
  const { violation, value, written, place, isJson, inside } = asked
  const { type, path, expected } = violation
  if (type !== 'array') return undefined
  const resource = resourceOf(path)
  if (typeof value === 'string' && value !== '') {
    if (isJsonOf(value, Array.isArray)) return asText
    if (nothing.test(value)) return 'remove the line for none, or write []'
    if (/^[|>]/.test(written))
      return `remove the ${written.charAt(0)}, which makes text of what follows`
    const [, before] = /^([^[\]]+?) *\[.*\]$/.exec(value) ?? []
    if (before !== undefined) return `remove "${before}" before the list in brackets`
    if (resource && resource.shorthand === undefined) {
      const isToken = resource.name === privateIntegration.name && value.startsWith('pit-')
      const pair = isToken
        ? `${inside('name')}: ${inside('full')}, ${inside('token')}: ${inside(value)}, ${inside('scopes')}: [${inside('contacts')}]`
        : `${inside(firstKey(resource))}: ${inside(value)}`
      if (isToken)
        return isJson ? `write [{ ${pair} }]` : `write an entry below it: "- { ${pair} }"`
      return isJson ? `write [{ ${pair} }]` : `write entries below it: "- ${pair}"`
    }
    if (/ - /.test(value)) return 'write "- " before the first entry too, on a line of its own'
    const first = firstLineOf(value, place)
    if (first !== undefined)
      return `write each of its lines as an entry below the key: "- ${first}"`
    const inner = value.replace(/^[([{]?(.*?)[)\]}]?$/, '$1')
    // A tag may have spaces in it.
    const hasSigns =
      severalIn.test(inner) || /each entry (?:text|a tag|an object|an? [\w ]+'s id)/.test(expected)
    const entries = inner
      .split(hasSigns ? severalIn : /\s+/)
      .map((one) => one.trim())
      .filter(Boolean)
    const [, key] = /each entry an object with (\w+)/.exec(expected) ?? []
    const quote = insteadOf(asked)
    return key === undefined
      ? `write it in brackets: ${listOf(entries, asked)}`
      : `write it in brackets: [${entries.map((one) => `{ ${quote(key)}: ${quote(one)} }`).join(', ')}]`
  }
  if (!isEntry(value)) return undefined
  if (Object.keys(value).length > 0 && Object.keys(value).every((name) => /^\d+$/.test(name))) {
    return written === '{'
      ? 'its keys are places in a list: write [ and ] in place of { and }, and remove the numbers'
      : 'its keys are places in a list: write "- " in place of each number and its colon'
  }
  const isOfNames = Object.values(value).every((inner) => inner === null)
  if (isOfNames || /each entry (?:a scope|text|one of)/.test(expected)) {
    return `write it in brackets: ${listOf(Object.keys(value), asked)}`
  }
  const [[first, inner] = ['id', '']] = Object.entries(value)
  const byName = !isKeyName(first)
  if (path.at(-1) === 'customFields' && byName && !isEntry(inner)) {
    const quote = written === '{' ? JSON.stringify : String
    const meant = Array.isArray(inner)
      ? `[${inner.map((one) => quote(one)).join(', ')}]`
      : quote(inner)
    const entry = `${quote('key')}: ${quote(fieldKeyOf(first))}, ${quote('value')}: ${meant}`
    return written === '{'
      ? `write an entry for each: [{ ${entry} }]`
      : `write an entry for each: "- { ${entry} }"`
  }
  if (path.at(-1) === 'uniform' && ('medianMs' in value || 'sigma' in value)) {
    return 'its keys belong to lognormal: write that in place of uniform'
  }
  if (/numbers/.test(expected)) return undefined
  if (written === '{') {
    return byName && isEntry(inner)
      ? `put it in brackets, and the names into the entries: [{ "id": "${first}", ... }]`
      : 'put it in brackets: [{ ... }]'
  }
  if (byName && resource) {
    return entryOf(resource, first, inner, place.excerpt?.line.includes(`${first}: {`))
  }
  return `write "- " before the first key of each entry, and two spaces before its others: "- ${first}: ..."`
}

/** A value without quotes, of which lines below it become a part. */
export function withLinesBelow({ violation: { type, meant, path }, value, place }: Case) {
  const text = String(value)
  const key = path.at(-1)
  // A path in two lines is one path.
  const isValue =
    type !== 'array' && meant === undefined && typeof key === 'string' && key !== 'path'
  const first = isValue ? firstLineOf(text, place) : undefined
  if (first === undefined) return undefined
  const rest = text.slice(first.length + 1)
  return rest.startsWith('- ')
    ? 'the lines below that begin with "- " become part of it: is the key of their list missing?'
    : `${quoted(rest)} on the lines below becomes part of the value: is its key missing?`
}

/** The first line of a text without quotes that goes on in the next line. */
export function firstLineOf(text: string, { excerpt }: Place): string | undefined {
  const line = excerpt?.line.slice(excerpt.indent).trim()
  return line && text.startsWith(`${line} `) ? line : undefined
}

/** Whether an entry follows the bracket of a list, or a comma. */
const isInBrackets = ({ excerpt }: Place): boolean =>
  /[[,] *$/.test(excerpt?.line.slice(0, excerpt.indent) ?? '')

const asText = 'it is written as text: remove the quotes around it, and the backslashes in it'

/** Whether a text is the JSON of a list or of an object, which a program has written twice. */
function isJsonOf(text: string, isMeant: (value: unknown) => boolean): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    return isMeant(JSON.parse(text))
  } catch {
    return false
  }
}

/** What to write in place of an object whose keys are the names of entries. */
function entryOf(resource: Resource, name: string, value: unknown, isInBraces = false): string {
  if (resource.shorthand !== undefined) return `write "- ${name}" in place of "${name}:", and so on`
  const fields = new Map(writtenFields(resource))
  const isNamed = fields.get('name')?.required === true
  if (isEntry(value)) {
    const first = `${isNamed ? 'name' : 'id'}: ${name}`
    return isInBraces
      ? `write "- { ${first}, ..." in place of "${name}: { ...", and so on`
      : `write "- ${first}" in place of "${name}:", and so on`
  }
  const entry =
    isNamed && fields.has('value')
      ? `{ name: ${name}, value: ... }`
      : `${firstKey(resource)}: ${isNamed ? name : '...'}`
  return `write "- ${entry}" in place of "${name}: ...", and so on`
}

/**
 * What to say of the text in a list of one that JavaScript has printed in place of a value: `[object Object]`.
 *
 * @param mend what to do about it, if not to write the value
 */
function printedAs(item: unknown, mend?: string): string | undefined {
  const printed = typeof item === 'string' ? printedIn(`[${item}]`) : undefined
  if (!printed) return undefined
  const [maker, usual] = printed.what.split(': ')
  return `${printed.found} is what ${maker}: ${mend ?? usual}`
}

/** Where an object belongs. */
export function forObject(asked: Case): string | undefined {
  const { violation, value, written, place, isJson, inside } = asked
  const { type, path, expected } = violation
  if (type !== 'object') return undefined
  if (typeof value === 'string' && isJsonOf(value, isEntry)) return asText
  const wrapped = wrappers[String(path.at(-1))]
  const isRange = path.at(-1) === 'delay' && Array.isArray(value) && rangeIn(value, inside)
  if (wrapped && (isRange || /string|number/.test(typeof value))) return wrapped(asked)
  if (Array.isArray(value)) {
    const [entry] = value
    if (path.at(-1) === 'templates' && isEntry(entry) && typeof entry.name === 'string') {
      const name = inside(entry.name)
      return isJson
        ? `write { ${name}: { ... } } in place of [{ "name": ${name}, ... }]`
        : `write "${name}:" in place of "- name: ${name}", and its other keys indented below it${value.length > 1 ? ', and so on' : ''}`
    }
    if (path.length > 0) {
      const isEntryOfList = typeof path.at(-1) === 'number' && written.startsWith('-')
      return isEntryOfList
        ? 'remove the second hyphen'
        : isJson || written.startsWith('[')
          ? 'remove the brackets of the list'
          : typeof entry === 'string'
            ? `write "${entry}:" and its value in place of "- ${entry}"${value.length > 1 ? ', and so on' : ''}`
            : 'write two spaces in place of the "- "'
    }
    const rows: readonly unknown[] = value
    const alike = list.filter((one) =>
      rows.every((row) => isEntry(row) && Object.keys(row).every((key) => isKeyOf(one, key))),
    )
    const other = alike.find(({ name }) => name === contact.name) ?? alike[0]
    if (other?.parent && rows.length > 0 && alike.every(({ parent }) => parent)) {
      return `its entries look like ${pluralOf(other.noun)}: write them as ${other.plural} of an entry of ${other.parent.plural}`
    }
    return written === '[' || written.startsWith('[{')
      ? 'write { "subAccounts": ... } around it'
      : 'write "subAccounts:" above the list'
  }
  if (typeof path.at(-1) !== 'number' || typeof value !== 'string') return undefined
  const printed = printedAs(value)
  if (printed) return printed
  const resource = resourceOf(path)
  const [, only] = /^an object with (?!id\b)(\w+)(?:$|, \w+$)/.exec(expected) ?? []
  // A telephone number without quotes is a number.
  if (only && /^["'+]/.test(written)) {
    return `write { ${written.startsWith('"') ? `"${only}"` : only}: ${JSON.stringify(value)} }`
  }
  if (only) return `write "${only}: ${value}"`
  if (!resource) return undefined
  const [cell, ...cells] = String(value).split(/\t| \| /)
  // A row of a table is no value of one key.
  return cells.length > 0
    ? `these are the cells of a row: write a key for each, such as ${entryIn(asked, firstKey(resource), cell)}`
    : `write its keys, such as ${entryIn(asked, firstKey(resource), value, isInBrackets(place))}`
}

/** What other tools call the conditions of a text. */
function conditionIn([name, value]: [string, unknown], inside: Write): string | undefined {
  const text = JSON.stringify(value)
  if (/^(?:equal(?:s|To)?|eq|is|exact(?:ly)?|value)$/i.test(name)) return text
  if (/^(?:regexp?|pattern|matching|matches(?:Regexp?)|like)$/i.test(name))
    return `{ ${inside('matches')}: ${text} }`
  return /^(?:includes?|containing|substring|has)$/i.test(name)
    ? `{ ${inside('contains')}: ${text} }`
    : undefined
}

/** Where a text belongs. */
export function forText({
  violation: { type, path, expected },
  value,
  written,
  isJson,
  write,
  inside,
}: Case): string | undefined {
  const [pair, another] = isEntry(value) ? Object.entries(value) : []
  const condition =
    pair && expected.includes('{ contains: text }') ? conditionIn(pair, inside) : undefined
  if (condition !== undefined && another === undefined) return `write ${condition}`
  if (type !== 'string') return undefined
  if (isEntry(value) && typeof path.at(-1) === 'number' && typeof value.name === 'string') {
    return `write ${write(value.name)}`
  }
  const isItem = typeof path.at(-1) === 'number' && !/^[[{]/.test(written)
  const isWords = pair && /^\p{Lu}|\s/u.test(pair[0]) && /^(?:string|number)$/.test(typeof pair[1])
  if (isItem && isWords && another === undefined) {
    return `text with a colon needs quotes: "${pair.join(': ')}"`
  }
  if (isItem && Array.isArray(value)) {
    const [alias] = /^\*[^\s,\]}]+/.exec(written) ?? []
    if (alias)
      return `${alias} stands for a list: write its entries, or ${alias} alone after the key`
    if (written.startsWith('-')) return 'remove the second hyphen'
  }
  const isBlock = (Array.isArray(value) || isEntry(value)) && !/^[[{]/.test(written)
  if (path.at(-1) === 'body' && isBlock) {
    return 'write | after the key if it is text of several lines'
  }
  const items: unknown[] = Array.isArray(value) ? value : []
  const printed =
    items.length === 1 ? printedAs(items[0], 'write the text that was meant') : undefined
  if (printed) return printed
  // Words with spaces are rather a text that begins with a bracket.
  const isOfWords = items.every((item) => typeof item === 'string' && !/\s/.test(item))
  if (!isOfWords || items.length === 0) return undefined
  const [first] = items
  if (items.length === 1) {
    const other = isJson ? '' : ', or quotes around text that begins with ['
    return `write ${write(first)} without brackets${other}`
  }
  const others: Readonly<Record<string, string>> = {
    email: '; the others belong in additionalEmails',
    phone: '; the others belong in additionalPhones',
    method: '; write another entry for each of the others',
  }
  return `write one without brackets: ${write(first)}${others[String(path.at(-1))] ?? ''}`
}

/** The resource whose list or entry is at a path. */
function resourceOf(path: Violation['path']): Resource | undefined {
  const inFile = path[0] === 'templates' ? [contact.plural, ...path.slice(2)] : path
  const [plural, owner] = inFile.filter((part) => typeof part === 'string').reverse()
  return list.find((one) => one.plural === plural && one.parent?.plural === owner)
}

/** The key that an entry is most likely to be recognised by. */
function firstKey(resource: Resource): string {
  const names = writtenFields(resource)
  const [owed] = names.find(([, field]) => mustBeWritten(field)) ?? []
  return owed ?? names.find(([name]) => /name$/i.test(name))?.[0] ?? 'id'
}
