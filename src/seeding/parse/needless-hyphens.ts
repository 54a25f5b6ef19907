import { Seed } from '../fixture-format.js'
import { mayBe } from './key-names.js'
import type { Slip } from './slips.js'

/** The first line of a fixture that has a hyphen before a key of the file. */
const atTop = /^(?:[ \t]*(?:#[^\n]*)?\r?\n|---[ \t]*\r?\n)*- +(?=([\w$]+):(?:\s|$))/

/** A key without a value, and an entry below it. */
const belowKey = /^( *(?:- +)*)([\w$]+):[ \t]*\r?\n(?: *#[^\n]*\n)*( *)(- +)(?=([\w$]+):(?:\s|$))/gm

/** A key with its value, and an entry below it. */
const belowValue =
  /^( *(?:- +)*)[\w$]+:[ \t]+[^\s#|>&][^\n]*\n(?=((?: *#[^\n]*\n)*)( *)(- +)([\w$]+):(?:\s|$))/gm

/**
 * Hyphens before a key of an object, whose other keys are in the column of the hyphen.
 *
 * @param inText true for a place inside of a block of text or of quotes
 */
export function needlessHyphens(text: string, inText: (at: number) => boolean): Slip[] {
  const found: Slip[] = []
  const report = (at: number, dash: string, key: string, why: string) => {
    if (inText(at)) return
    const message = `found a hyphen before "${key}:", expected none: ${why}`
    const end = text.indexOf('\n', at)
    const line = text.slice(at, end < 0 ? text.length : end)
    const mend = { from: at, text: line.slice(dash.length).padEnd(line.length) }
    found.push({ message, at, length: 1, mend, isSure: true })
  }
  const [top = '', first = ''] = atTop.exec(text) ?? []
  if (Object.hasOwn(Seed.properties, first) && keyAfter(text, top.length, 0) !== undefined)
    report(top.lastIndexOf('-'), top.slice(top.lastIndexOf('-')), first, isObject('the file'))
  for (const {
    0: all,
    1: { length: column } = '',
    2: owner = '',
    3: lead = '',
    4: dash = '',
    5: key = '',
    index,
  } of text.matchAll(belowKey)) {
    const end = index + all.length
    if (lead.length <= column || !mayBe('object', owner) || mayBe('array', owner)) continue
    if (keyAfter(text, end, lead.length) !== undefined)
      report(end - dash.length, dash, key, isObject(owner))
  }
  for (const match of text.matchAll(belowValue)) {
    const [all, column = '', comments = '', lead = '', dash = '', key = ''] = match
    const at = match.index + all.length + comments.length + lead.length
    if (lead.length === column.length && keyAfter(text, at, lead.length) !== undefined)
      report(at, dash, key, 'it is a key, as those in its column')
  }
  return found
}

const isObject = (owner: string): string => `${owner} has keys, and is no list`

/** The key that begins the next line that is not indented further than a column, if it is in that column. */
function keyAfter(text: string, from: number, column: number): string | undefined {
  const next = new RegExp(`\\n(?! {${column + 1}}|[ \\t\\r]*(?:#|\\n|$))( *)([\\w$]+)?`, 'y')
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
    next.lastIndex = at
    const found = next.exec(text)
    if (found) return found[1]?.length === column ? found[2] : undefined
  }
  return undefined
}
