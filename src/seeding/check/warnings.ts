import { Value } from '@sinclair/typebox/value'
import { isoBirthday } from '../../lib/birthday.js'
import { formatInstant, isFormatted, parseInstant } from '../../lib/instant.js'
import { parseMoment } from '../../lib/moment.js'
import { suggestion } from '../../lib/suggest.js'
import { quoted } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { resources } from '../../resources/index.js'
import { privateIntegration } from '../../resources/private-integration/private-integration.js'
import { knownScopes } from '../../resources/private-integration/scopes.js'
import { fieldsOf, type Resource } from '../../resources/resource.js'
import { subAccount } from '../../resources/sub-account/sub-account.js'
import type { FixtureDocument, Read } from '../parse/document.js'
import { isInBraces, maxReported, type Problem, writtenAt } from '../parse/source.js'
import { isPasted } from '../paste/paste.js'
import {
  datesOf,
  isEntry,
  isSamePath,
  type Path,
  pathOf,
  textOf,
  type Visit,
  valueAt,
  walk,
} from '../walk.js'
import { notationOf } from './notation.js'
import { oddText } from './odd-texts.js'
import { sourceOf } from './owners.js'
import { meantScope } from './scopes.js'
import { splitSaid } from './split.js'
import { oddToken } from './tokens.js'

/**
 * Reports something about an entry; `within` is the way from the entry to the place, which is that of one of the
 * `others` if the entry has that itself and not the first. A function makes the message where that takes its time.
 */
type Warn = (
  visit: Visit,
  within: Path,
  message: string | (() => string),
  others?: readonly string[],
) => void

/**
 * Warns about valid but probable mistakes.
 *
 * @param isComplete whether every fixture was read and is valid
 */
export function warnings(reads: readonly Read[], nowMs: number, isComplete: boolean): Problem[] {
  const problems: Problem[] = []
  const now = { ms: nowMs, text: formatInstant(nowMs) }
  const open = openRoots(reads)
  const dates = new Map<Resource, string[]>(resources.map((one) => [one, datesOfRow(one)]))
  for (const { seed, document } of reads) {
    const warn: Warn = (visit, within, said, others = []) => {
      if (problems.length >= maxReported) return
      const message = typeof said === 'string' ? said : said()
      const paths = [within, ...others.map((name) => [name])]
        .map((one) => [...pathOf(visit), ...one])
        .map((path) => ({ path, source: sourceOf(document.value, path) }))
      const own = paths.find(({ path, source }) => isSamePath(path, source)) ?? paths[0]
      const place = document.place(own?.source ?? [])
      problems.push({ severity: 'warning', place, message })
    }
    /** What to say of an entry that a hyphen too many makes: none begins one between braces. */
    const splitAt = (visit: Visit): string | undefined => {
      const { resource, parent, index } = visit
      const list = valueAt(parent ? parent.entry : seed, [resource.plural])
      const entry = valueAt(list, [index])
      const said = isEntry(entry) ? splitSaid({ ...visit, entry }, list) : undefined
      const halves = said === undefined ? [] : [visit, { ...visit, index: index - 1 }]
      const isBlock = halves.every((half) => !isInBraces(document.place(pathOf(half))))
      return isBlock ? said : undefined
    }
    const check = (visit: Visit) => {
      const { resource } = visit
      const split = splitAt(visit)
      if (split !== undefined) warn(visit, [], split)
      if (resource.name === privateIntegration.name) {
        const path = sourceOf(document.value, [...pathOf(visit), 'expiresAt'])
        checkToken(visit, warn)
        const written = writtenAt(document.place(path))
        checkExpiry(visit, { document, written }, now, warn)
      }
      if (resource.name === subAccount.name) checkGenerate(visit, warn)
      const isCut = split ?? splitAt({ ...visit, index: visit.index + 1 })
      if (isComplete && resource.name === privateIntegration.parent?.name && isCut === undefined)
        checkAccess(visit, open, warn)
      if (resource.name === contact.name) {
        if (!isPasted(document, pathOf(visit))) checkName(visit, warn)
        checkBirthday(visit, now, warn)
      }
      for (const name of datesOf(resource)) checkYear(visit, name, warn)
      checkTexts(visit, warn)
      for (const name of dates.get(resource) ?? []) checkDate(visit, name, now, warn)
      for (const [name, { notBefore }] of fieldsOf(resource))
        if (notBefore) checkOrder(visit, name, notBefore, now, warn)
    }
    walk(seed, resources, check)
    const clock = isEntry(seed) ? seed.clock : undefined
    if (clock?.tickMs !== undefined && (clock.freeze ?? false) === false) {
      const place = document.place(['clock', 'tickMs'])
      const message = 'tickMs: only a clock that stands still ticks: add freeze, or remove it'
      problems.push({ severity: 'warning', place, message })
    }
  }
  return problems
}

function checkToken(visit: Visit, warn: Warn): void {
  const { entry } = visit
  const token = textOf(entry, 'token')
  const { fields } = privateIntegration
  // What is not valid is an error already.
  const odd = Value.Check(fields.token.schema, token) ? oddToken(token) : undefined
  if (odd !== undefined) warn(visit, ['token'], `token: found ${odd}`)
  const scopes = Array.isArray(entry.scopes) ? entry.scopes.map(String) : []
  for (const [index, scope] of scopes.entries()) {
    const [halves, before] = [`${scope}.${scopes[index + 1]}`, `${scopes[index - 1]}.${scope}`]
    if (knownScopes.includes(before)) continue
    if (!knownScopes.includes(scope) && knownScopes.includes(halves)) {
      warn(visit, ['scopes', index], `found a comma in the scope ${halves}, expected a full stop`)
      continue
    }
    if (knownScopes.includes(scope) || !Value.Check(fields.scopes.schema, [scope])) continue
    warn(visit, ['scopes', index], () => {
      const meant = meantScope(scope)
      const advice = meant === undefined ? '' : `; did you mean "${meant}"?`
      return `HighLevel is not known to have the scope "${scope}"${advice}`
    })
  }
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** A full name without a part of the first or the last one; it may have more parts, in any order. */
function checkName(visit: Visit, warn: Warn): void {
  const { entry } = visit
  const [name, first, last] = ['name', 'firstName', 'lastName'].map((key) => textOf(entry, key))
  if (!name || !first || !last) return
  const words = wordsOf(name)
  const whole = `${first} ${last}`
  if (wordsOf(whole).every((word) => words.includes(word))) return
  const message = `name: found ${quoted(name)}, but firstName and lastName are ${quoted(whole)}; write that, or remove the name`
  warn(visit, ['name'], message, ['firstName', 'lastName'])
}

/** What is to be generated for custom fields, notes or contacts of which there are none. */
function checkGenerate(visit: Visit, warn: Warn): void {
  const { generate, customFields } = visit.entry
  if (!isEntry(generate)) return
  const isNone = (name: string) => /^0(?:\.\.0)?$/.test(String(generate[name] ?? 0))
  if (generate.contacts !== undefined && isNone('contacts'))
    warn(
      visit,
      ['generate', 'contacts'],
      'contacts: 0 contacts and what belongs to them are nothing; write a number, or remove the generate:',
    )
  else if (generate.users !== undefined && isNone('notes') && isNone('tasks'))
    warn(
      visit,
      ['generate', 'users'],
      'users: they write notes and have tasks, of which none are generated; write a number of notes, or remove the line',
    )
  const hasNone = customFields === undefined || String(customFields) === ''
  if (generate.customFields !== true || !hasNone) return
  const message =
    'customFields: this sub-account has no custom fields in this file, so that contacts get no values; write some, or remove the line'
  warn(visit, ['generate', 'customFields'], message)
}

/** What is odd about texts, whatever they are about. */
function checkTexts(visit: Visit, warn: Warn): void {
  for (const [name, value] of Object.entries(visit.entry)) {
    if (Array.isArray(value)) checkList(visit, name, value, warn)
    if (typeof value !== 'string') continue
    const odd = oddText(visit, name, value)
    if (odd !== undefined) warn(visit, [name], `${name}: found ${odd}`)
  }
}

/**
 * A date on which a fixture changes what it means, unless an export wrote it: it tells what was so.
 *
 * @param at the document, and the date as it is written in it, which may be milliseconds
 */
function checkExpiry(
  visit: Visit,
  { document, written }: { document: FixtureDocument; written: string },
  now: Now,
  warn: Warn,
): void {
  // It is refused anyway.
  if (visit.entry.revoked === true) return
  const date = textOf(visit.entry, 'expiresAt')
  const isNumber = /^\d{11,}$/.test(written)
  if (date === undefined || !/^\d/.test(date) || (isFormatted(date) && !isNumber)) return
  // The comparison is false for NaN, which a text gives that is not a date.
  if (!(parseMoment(date, now.ms) <= now.ms)) return
  const { write } = notationOf(document, isNumber ? Number(written) : date)
  const message = `expiresAt: found ${isNumber ? `${written}, ${date}` : quoted(date)}, which is past, so the token is refused; write ${write('-1d')} if that is meant, or a date such as ${write('+1d')}`
  warn(visit, ['expiresAt'], message)
}

/** The fields with the date of a row. */
const datesOfRow = (resource: Resource): string[] =>
  fieldsOf(resource).flatMap(([name, { made }]) =>
    made === 'now' || made === 'change' ? [name] : [],
  )

/** The mock's now, as a number and as HighLevel writes it. */
interface Now {
  ms: number
  text: string
}

/** Dates in the future of rows that exist already. */
function checkDate(visit: Visit, name: string, now: Now, warn: Warn): void {
  const date = textOf(visit.entry, name)
  if (date === undefined) return
  const isLater = isFormatted(date) ? date > now.text : parseMoment(date, now.ms) > now.ms
  if (!isLater) return
  warn(visit, [name], `${name}: found "${date}", which is later than the mock's now, ${now.text}`)
}

function checkBirthday(visit: Visit, now: Now, warn: Warn): void {
  const date = textOf(visit.entry, 'dateOfBirth')
  if (date === undefined || !(parseInstant(isoBirthday(date)) > now.ms)) return
  const message = `dateOfBirth: found "${date}", which is later than the mock's now, ${now.text}`
  warn(visit, ['dateOfBirth'], message)
}

/** Dates before all computers, in which a digit is out of its place. */
function checkYear(visit: Visit, name: string, warn: Warn): void {
  const date = textOf(visit.entry, name)
  if (date === undefined || !/^(?:0|1[0-8])\d/.test(date)) return
  if (Number.isNaN(parseInstant(date))) return
  const message = `${name}: found "${date}", which is before the year 1900: is a digit out of its place?`
  warn(visit, [name], message)
}

/** A sign or a hyphen between words; a semicolon may also end what HTML has in place of a letter. */
const separated = /\S(?:,\s|(?<!&#?\w+);|[，、；])\s*\S|^[a-z\d_]+(?: - [a-z\d_]+)+$/

/** The same text several times in a list, and tags that are one text. */
function checkList(visit: Visit, name: string, list: readonly unknown[], warn: Warn): void {
  const first = new Set<string>()
  for (const [index, item] of list.entries()) {
    if (typeof item !== 'string') continue
    if (first.has(item))
      warn(visit, [name, index], `${name}: found ${quoted(item)} twice, expected it once`)
    if (name === 'tags' && separated.test(item)) {
      const entries = item.split(/[,;，、；]\s*| - /).join(' and ')
      const message = `tags: found ${quoted(item)}, which is one tag; write an entry for each: ${entries}`
      warn(visit, [name, index], message)
    }
    first.add(item)
  }
}

/** Dates of what came before the row itself. */
function checkOrder(visit: Visit, name: string, earlier: string, now: Now, warn: Warn): void {
  const [date, before] = [textOf(visit.entry, name), textOf(visit.entry, earlier)]
  if (date === undefined || before === undefined) return
  if (!(parseMoment(date, now.ms) < parseMoment(before, now.ms))) return
  const message = `${name}: found "${date}", which is before ${earlier}, "${before}"; correct one of them, or exchange them`
  warn(visit, [name], message, [earlier])
}

/** The ids of the sub-accounts that have a token in any file. */
function openRoots(reads: readonly Read[]): Set<string> {
  const open = new Set<string>()
  for (const { seed } of reads) {
    const add = ({ resource, parent }: Visit) => {
      const id = parent && textOf(parent.entry, parent.resource.key)
      if (resource.name === privateIntegration.name && id !== undefined) open.add(id)
    }
    walk(seed, resources, add)
  }
  return open
}

function checkAccess(visit: Visit, open: ReadonlySet<string>, warn: Warn): void {
  const { resource, entry } = visit
  const own = entry[privateIntegration.plural]
  const id = textOf(entry, resource.key)
  if ((Array.isArray(own) && own.length > 0) || (id !== undefined && open.has(id))) return
  const message = `this ${resource.noun} cannot be used: it has no private integration`
  if (id === undefined) warn(visit, [], message)
  else warn(visit, [resource.key], message + suggestion(id, [...open]))
}
