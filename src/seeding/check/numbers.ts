import { parseDuration } from '../../lib/duration.js'
import { isEntry } from '../walk.js'
import { dateAdvice } from './dates.js'
import { type Case, listOf, withoutQuotes } from './notation.js'
import { rangeIn } from './wrappers.js'

/** What to write for a text where a number belongs: `"5"`, `5x`, `10-20`, `50%`. */
export function numberAdvice(asked: Case): string | undefined {
  const { violation, value, written, inside } = asked
  const { type, path, expected } = violation
  const { min, max } = isEntry(value) ? value : {}
  if (expected.includes('..') && typeof min === 'number' && typeof max === 'number')
    return `write ${inside(`${min}..${max}`)}`
  const digits = digitsIn(value)
  if (digits !== undefined && /^(?:a number|a status|a whole number)/.test(expected)) {
    return `did you mean ${digits}? ${/o/i.test(String(value)) ? 'it has the letter O for a zero' : 'it has a letter for the digit 1'}`
  }
  if (
    !/^(?:number|integer)$/.test(type ?? (path.at(-1) === 'then' ? 'number' : '')) ||
    typeof value !== 'string'
  )
    return undefined
  const write = (one: unknown) => `write ${withoutQuotes(one, written)}`
  if (/^-?\d+(?:\.\d+)?$/.test(value)) return `write ${Number(value)} without quotes`
  const range = path.at(-1) === 'delayMs' ? rangeIn(value, inside) : undefined
  if (range !== undefined) return `write ${inside('delay')}: ${range} in its place`
  const [, more, fewer] = /^(\d+)\.\.(\d+)$/.exec(value) ?? []
  if (more !== undefined) return `write ${fewer}..${more}`
  const [, count] = /^(\d+)\s*(?:x|times)$/i.exec(value) ?? []
  if (count !== undefined) return write(count)
  const [, percent] = /^(\d+)\s*%$/.exec(value) ?? []
  if (percent !== undefined) return write(Number(percent) / 100)
  const parts = value.replace(/^\((.*)\)$/, '$1').split(/\s*,\s*/)
  if (path.at(-1) === 'then' && parts.length > 1) return `write a list: ${listOf(parts, asked)}`
  if (/^-?\d+,\d+$/.test(value) && !expected.includes('..')) {
    return write(value.replace(',', '.'))
  }
  const [, least, most] = /^(\d+)\s*(?:[-–—~,:…]|to|bis|\.{3})\s*(\d+)$/.exec(value) ?? []
  if (most !== undefined) return `write ${least}..${most}`
  if (path.at(-1) === 'offset') return dateAdvice(value, 'moment')
  const ms = parseDuration(value)
  return /ms$/i.test(String(path.at(-1))) && !Number.isNaN(ms)
    ? `write it in milliseconds: ${withoutQuotes(ms, written)}`
    : undefined
}

/** The number that a text is with digits in place of the letters O, l and I. */
function digitsIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^[\dOolI]+$/.test(value) || !/^\d|\d$/.test(value))
    return undefined
  return /^\d+$/.test(value) ? undefined : value.replace(/o/gi, '0').replace(/[lI]/g, '1')
}
