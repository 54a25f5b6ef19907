import { Seed } from '../../fixture-format.js'
import { isKeyName } from '../../parse/key-names.js'

/**
 * A line with a hyphen, a bracket, a key of the format or one whose value is below it; one that is not indented has a
 * key of the file.
 */
export function isOfEntry(line: string): boolean {
  const [, lead, sign, key = '', rest] =
    /^(\s*)(?:(-\s|[\]{}[])|["']?([\w$-]+)["']?\s*:(?=\s)(.*))/.exec(`${line} `) ?? []
  if (sign !== undefined) return true
  return lead === '' ? Object.hasOwn(Seed.properties, key) : isKeyName(key) || rest?.trim() === ''
}

/** True for a key of the format in the place of the name of a template, which may be any other word. */
export function isTemplate(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? ''
  const [, key] = /^ *([\w$]+):/.exec(line) ?? []
  if (key === undefined || !isKeyName(key)) return false
  const above = lines
    .slice(0, index)
    .findLast((one) => !isEmpty(one) && indentOf(one) < indentOf(line))
  return /^templates:/.test(above ?? '')
}

/** The end of a line that begins a block of text. The first line of the block sets the indentation of the others. */
export const blockHeader = /[|>][-+\d]*\s*$/

export const indentOf = (line: string): number => line.search(/\S|$/)

/** True for a blank line, or one with a comment alone. */
export const isEmpty = (line: string): boolean => /^\s*(?:#|$)/.test(line)

/** How many more brackets a line opens than it closes. */
function opened(line: string): number {
  const signs = line.replace(/"[^"]*"|'[^']*'|\s#.*/g, '')
  return (signs.match(/[[{]/g)?.length ?? 0) - (signs.match(/[\]}]/g)?.length ?? 0)
}

/**
 * The columns that each line may begin in, as those above it say; undefined when one of the lines begins elsewhere.
 * It knows less than YAML does, and is quick.
 */
export function columnsOf(lines: readonly string[]): (readonly number[])[] | undefined {
  const all: (readonly number[])[] = []
  let levels: number[] = [0]
  let isOpen = true
  let block = Number.POSITIVE_INFINITY
  let depth = 0
  for (const line of lines) {
    const indent = indentOf(line)
    const last = levels.at(-1) ?? 0
    const isText = indent > last && !isOpen && !/^\s*-\s|:(?:\s|$)/.test(line)
    const isInside = depth > 0
    depth += isEmpty(line) || indent > block ? 0 : opened(line)
    if (isEmpty(line) || indent > block || isInside || isText) {
      all.push([])
      continue
    }
    block = Number.POSITIVE_INFINITY
    all.push(isOpen ? [...levels, last + 2] : levels)
    if (indent > last && !isOpen) return undefined
    levels = levels.filter((column) => column < indent)
    if (indent < last && !all.at(-1)?.includes(indent)) return undefined
    const [{ length: hyphens } = ''] = /^(?:- +)*/.exec(line.slice(indent)) ?? []
    levels.push(indent, ...(hyphens > 0 ? [indent + hyphens] : []))
    isOpen = /(?::|^\s*-)\s*(?:&\S+\s*)?(?:\s#.*)?$/.test(line)
    if (blockHeader.test(line)) block = indent
  }
  return all
}
