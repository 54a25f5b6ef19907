import { isEmail } from '../../lib/email.js'
import { formatInstant, isInYears } from '../../lib/instant.js'
import { phoneLength } from '../../lib/phone.js'
import { nearest, suggestion } from '../../lib/suggest.js'
import type { CustomField } from '../../resources/custom-field/custom-field.js'
import {
  birthdayForm,
  countryForm,
  countryNamed,
  emailForm,
  type Form,
  phoneForm,
  zoneForm,
} from '../../resources/forms.js'
import { gluedComment, noSpaceBefore, variable } from './advices.js'
import { dateAdvice } from './dates.js'
import { listOf, type Written } from './notation.js'

const write = (text: string | number | undefined): string =>
  text === undefined ? '' : `; write ${text}`

/** `1.55556E+10`: what a spreadsheet makes of a number that is too wide for its column. */
const shortenedNumber = /^\d[.,]\d+E\+?\d+$/i

/** Whether a value has lost digits in a spreadsheet. */
export const isShortened = (value: unknown): boolean => shortenedNumber.test(String(value))

const phoneLike = /^\+?(?:[-\s().]*\d){6,15}$/

const digits = { short: '; it has too few digits', long: '; it has too many digits' }

const forms = new Map<Form, (text: string, country: string) => string>([
  [
    emailForm,
    (text) => {
      const [first = '', second = '', ...more] = text.trim().split(/\s*[/,;|]\s*|\s+/)
      return more.length === 0 && isEmail(first) && isEmail(second)
        ? `; these are two addresses: write ${first}, and the other one in additionalEmails`
        : write(emailIn(text))
    },
  ],
  [
    phoneForm,
    (text, country) => {
      if (isShortened(text)) {
        return '; a spreadsheet has shortened it: write all of its digits'
      }
      const plain = text.replace(/[Oo]/g, '0').replace(/[lI]/g, '1')
      if (plain !== text && phoneForm.isMet(plain, country)) {
        return `; there is a letter in place of a digit: write ${plain}`
      }
      const international = text.trim().replace(/^00/, '+')
      if (international !== text.trim() && phoneForm.isMet(international, country))
        return write(international)
      const [first = '', second = '', ...more] = text.split(/\s*[/,;|]\s*/)
      if (more.length === 0 && phoneLike.test(first) && phoneLike.test(second))
        return `; these are two numbers: write ${first}, and the other one in additionalPhones`
      const length = phoneLength(text, country)
      return length === undefined ? '' : digits[length]
    },
  ],
  [birthdayForm, (text) => dayAdvice(text)],
  [countryForm, (text) => write(countryNamed(text))],
  [zoneForm, zoneAdvice],
])

/** What to write in place of a text that is not what its field asks for. */
export function adviceOfForm(form: Form, text: string, country: string): string {
  if (variable.test(text)) return notReplaced
  if (gluedComment.test(text)) return `; ${noSpaceBefore}`
  return forms.get(form)?.(text, country) ?? ''
}

const notReplaced = '; variables are not replaced in fixtures: write the value'

/** The address in what people write for one: `jo(at)example.com`, `Jo <jo@example.com>`, `mailto:jo@example.com`. */
function emailIn(text: string): string | undefined {
  const bare = text
    .replace(/^.*<([^|>]*)(?:\|[^>]*)?>.*$/s, '$1')
    .replace(/^mailto:/i, '')
    .replace(/\s*(?:[([{]at[)\]}]|\sat\s)\s*/i, '@')
    .replace(/\s*@\s*/, '@')
    .replace(/\s*(?:[([{]dot[)\]}]|\sdot\s)\s*/gi, '.')
    .replace(/(?<=@\S*),(?=\w)/g, '.')
    .trim()
  return isEmail(bare) ? bare : undefined
}

/** A day is not counted from now. */
const dayAdvice = (text: string): string => {
  if (/^\d{1,2}([./-])\d{1,2}\1\d{2}$/.test(text)) return '; write the year with four digits'
  const advice = /\d{4}/.test(text) ? dateAdvice(text, 'date') : undefined
  return advice === undefined ? '' : `; ${advice}`
}

/** Zones by the names that people and user interfaces have for them. */
const zones: readonly [pattern: RegExp, zone: string][] = [
  [/\b(?:central|c[sd]?t)\b/i, 'America/Chicago'],
  [/\b(?:eastern|e[sd]?t)\b/i, 'America/New_York'],
  [/\b(?:mountain|m[sd]?t)\b/i, 'America/Denver'],
  [/\b(?:pacific|p[sd]?t)\b/i, 'America/Los_Angeles'],
  [/\b(?:alaska|ak[sd]?t)\b/i, 'America/Anchorage'],
  [/\b(?:hawaii|h[sd]?t)\b/i, 'Pacific/Honolulu'],
  [/\b(?:london|b[sd]?t)\b/i, 'Europe/London'],
  [/\bce[sd]?t\b/i, 'Europe/Berlin'],
]

function zoneAdvice(text: string): string {
  const inside = text.match(/[A-Z]\w+(?:\/[A-Z][\w+-]*)+/g)?.find((one) => zoneForm.isMet(one, ''))
  const all = Intl.supportedValuesOf('timeZone')
  const city = (zone: string) => zone.slice(zone.lastIndexOf('/') + 1)
  // Of cities, those that begin alike are meant, and not those of the same length.
  const alike = all.filter((zone) => city(zone).charAt(0) === city(text).charAt(0))
  const near = inside ? undefined : nearest(text, alike, 2)
  if (near) return `; did you mean "${near}"?`
  const words = text.split(/[^A-Za-z]+/).filter((word) => word.length > 3)
  const named = all.find((zone) =>
    words.some((word) => zone.toLowerCase().endsWith(`/${word.toLowerCase()}`)),
  )
  return write(inside ?? zones.find(([pattern]) => pattern.test(text))?.[1] ?? named)
}

/** What to write in place of a value that a custom field does not take. */
export function adviceOfCustomValue(
  { dataType, picklistOptions: options = [] }: CustomField,
  asked: Written,
): string {
  const { value } = asked
  if (typeof value === 'string' && variable.test(value)) return notReplaced
  switch (dataType) {
    case 'NUMERICAL':
    case 'FLOAT':
    case 'MONETORY':
      return write(numberIn(value))
    case 'SINGLE_OPTIONS':
    case 'RADIO':
      return Array.isArray(value) ? oneOfList(value, options, asked) : optionAdvice(asked, options)
    case 'MULTIPLE_OPTIONS':
    case 'CHECKBOX': {
      const parts = typeof value === 'string' ? value.split(/\s*[,;|]\s*/) : []
      if (parts.length > 1 && parts.every((part) => options.includes(part) || options.length === 0))
        return write(`a list: ${listOf(parts, asked)}`)
      return optionAdvice(asked, options)
    }
    case 'DATE':
      return typeof value === 'number' && Math.abs(value) > 1e11 && isInYears(value)
        ? write(asked.write(formatInstant(value).slice(0, 10)))
        : dayAdvice(String(value))
    default:
      return typeof value === 'boolean' ? `; put it in quotes if it is text: "${value}"` : ''
  }
}

/** The option that a list has, or that there is one too many of. */
function oneOfList(values: readonly unknown[], options: readonly string[], asked: Written): string {
  const [only, ...more] = values.filter((one) => options.includes(String(one)))
  if (only === undefined)
    return values.length === 1 ? optionAdvice({ ...asked, value: values[0] }, options) : ''
  return more.length > 0 ? '; write one of them, without a list' : write(asked.write(only))
}

/** The option that is like a value that is none. */
function optionAdvice(asked: Written, options: readonly string[]): string {
  const { value: wrong } = asked
  const text = String(wrong).trim()
  const same = options.find((one) => one.toLowerCase() === text.toLowerCase())
  if (same !== undefined) return write(asked.write(same))
  if (typeof wrong === 'boolean' && options.some((one) => /^(?:yes|no)$/i.test(one))) {
    const meant = options.find((one) => RegExp(wrong ? '^yes$' : '^no$', 'i').test(one))
    return meant === undefined ? '' : write(asked.write(meant))
  }
  return suggestion(text, options)
}

/** Words that make another number of the one before them, in the languages of many users; `m` and `t` may be units. */
const multiplier =
  /^\s*(?:(?:[kmbtg]|mn|mm|mi?o|bio|bn|mia|crs?|tsd|grand|mil|mille|mila)(?![\p{L}\d²³])|(?:mill|milh|milj|mrd|bill|trill|thousand|tausend|hundr|hundert|dozen|lakh|crore))/iu

/**
 * The number in a text with its unit, its currency, or separators of thousands; undefined for one that another word or
 * number changes, as in `12k`, `1/2` and `> 10`.
 */
function numberIn(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined
  const found = /-?\d[\d_ ',.]*/.exec(value)
  const [digits = ''] = found ?? []
  const before = value.slice(0, found?.index)
  const after = value.slice(before.length + digits.length)
  if (/[<>≤≥]/.test(before) || multiplier.test(after) || /(?<!\p{L})\d|‰/u.test(after))
    return undefined
  const isEuropean = /^-?(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d\d?|\d{4,}))$/.test(digits)
  const english = isEuropean ? digits.replaceAll('.', '').replace(',', '.') : digits
  const plain = english.replace(/[_ ',](?=\d{3}(?!\d))/g, '').replace(/[ .,]+$/, '')
  const number = Number(plain)
  return plain === '' || Number.isNaN(number) ? undefined : number
}
