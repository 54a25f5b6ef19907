import { resources } from '../../resources/index.js'
import { isKeyOf, Seed } from '../fixture-format.js'
import { isKeyName } from './key-names.js'
import { blanked, type Mend, type Slip } from './slips.js'
import type { Source } from './source.js'
import { keysFrom, type Level, levelsAbove, moved, spaces } from './yaml-lines.js'

const keyed = /^([\w$]+):(?=\s|$).*/gm

/** What begins a fixture, or an answer of the API. */
const beginning = /^(?:subAccounts|(?:contact|note|task)s?):/m

/** The number of such lines that are looked at: a fixture written by hand has fewer. */
const mostLines = 50

/** Keys at the start of a line, although the lines around them are those of one entry. */
export function atMargin(source: Source): Slip[] {
  const { text } = source
  if (!beginning.test(text)) return [...indentedStart(text), ...commentedOut(text)]
  const found = [...text.matchAll(keyed)].filter(
    ([, name = '']) => isKeyName(name) && !Object.hasOwn(Seed.properties, name),
  )
  const keys = found.slice(0, mostLines).flatMap(({ 0: line, 1: name = '', index }): Slip[] => {
    const level = levelOf(text, line, name, index)
    if (!level) return []
    const { column, at } = level
    const message = `found "${name}:" at the start of a line, expected it indented by ${spaces(column)} as in line ${source.lineAt(at)}`
    const mend = indented(text, index, line, column)
    return [{ message, at: index, length: name.length + 1, mend, isSure: true }]
  })
  return [...indentedStart(text), ...keys]
}

/** The first key of the file, if it is indented further than what is below it. */
function indentedStart(text: string): Slip[] {
  const [all, lead = '', name = '', next = ''] =
    /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*( +)([\w$]+):[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*( *)(?=[^\s#])/.exec(
      text,
    ) ?? []
  if (all === undefined || next.length >= lead.length || !Object.hasOwn(Seed.properties, name))
    return []
  const at = all.indexOf(`${lead}${name}:`) + lead.length
  const message = `found ${name} indented by ${spaces(lead.length)}, expected none: it belongs at the top of the file`
  return [{ message, at, length: name.length, mend: moved(text, at, 0), isSure: true }]
}

/** A key whose value is below it. */
const heading = /:\s*(?:\s#.*)?$/

/** The key of the sub-accounts behind a #, although they are there. */
function commentedOut(text: string): Slip[] {
  const [line, key = ''] = /^#+[ \t]*(subAccounts:)[ \t]*\r?\n(?= *- )/m.exec(text) ?? []
  if (line === undefined) return []
  const at = text.indexOf(line)
  const message = `found "${key}" in a comment, expected it without the #: the sub-accounts are below it`
  const { length } = line.trimEnd()
  return [{ message, at, length, mend: { from: at, text: key.padEnd(length) }, isSure: true }]
}

const hasBlock = (line: string): boolean => /: +[|>][-+]?\d?\s*$/.test(line)

/** The keys that a line is meant to be in line with, if those below go on where those above end. */
function levelOf(text: string, line: string, name: string, index: number): Level | undefined {
  const after = text.slice(index + line.length, index + line.length + 5000)
  const [all = '', { length: indent } = '', dash] =
    /^\r?(?:\n[ \t]*(?:#[^\n]*)?\r?)*\n( +)(- )?(?=[^\s#-])/.exec(after) ?? []
  const levels = levelsAbove(text, index).filter(({ column, isEntry }) => !isEntry && column > 0)
  const isHeading = heading.test(line)
  const [last] = levels
  if (hasBlock(line)) return last
  if (indent === 0 && !isHeading) {
    const isAbove = /\n +[^\n]*\r?\n$/.test(text.slice(Math.max(0, index - 2000), index))
    return isAbove && isOfEntry(text, levels, name) ? last : undefined
  }
  const first = firstBelow(text, levels, index)
  if (first !== undefined && dash === undefined && indent > first)
    return { column: indent, at: index + line.length + all.length, isEntry: false }
  if (dash !== undefined && !isHeading) {
    const all = levels.filter(({ column }) => column >= indent + 2)
    return all.find((_, index) => isOfEntry(text, levels.slice(index), name)) ?? all.at(-1)
  }
  const columns = [...(isHeading ? [indent - 2] : []), ...(isHeading && !dash ? [] : [indent])]
  return columns.flatMap((column) => levels.find((level) => level.column === column) ?? [])[0]
}

/** The column of the key in the line above, if that has nothing but lines below it. */
function firstBelow(text: string, [last]: readonly Level[], index: number): number | undefined {
  const [above = ''] = /[^\n]*\n$/.exec(text.slice(Math.max(0, index - 2000), index)) ?? []
  return last && heading.test(above.trimEnd()) ? last.column : undefined
}

/** True for a key of the entries that the nearest of the levels is of. */
function isOfEntry(text: string, [last, ...levels]: readonly Level[], name: string): boolean {
  const around = levels.find(({ column }) => column < (last?.column ?? 0))
  const [plural] = around ? keysFrom(text, around.at) : []
  const resource = resources.find((one) => one.plural === plural)
  return resource !== undefined && isKeyOf(resource, name)
}

/** Indents a line at the margin: where there is no room for it, its value is cut, or else its key. */
function indented(text: string, from: number, line: string, column: number): Mend {
  const lead = ' '.repeat(column)
  const [, key = '', rest = ''] = /^([^:]*)(:.*)$/.exec(line) ?? []
  const isPlain = /^: +[\p{L}\p{N}+][^:#"'[\]{}]*$/u.test(rest)
  if (isPlain && line.length >= column + key.length + 3)
    return { from, text: `${lead}${line}`.slice(0, line.length) }
  const value = heading.test(line) ? ':' : ': x'
  const room = line.trimEnd().length - column - value.length
  if (room > 0 && !hasBlock(line))
    return { from, text: `${lead}${key.slice(0, room)}${value}`.padEnd(line.length) }
  // Without its key, the lines below it would belong to the key above.
  const below = new RegExp(`[^\\n]*(?:\\n(?:${lead}[ -][^\\n]*|[ \\t\\r]*(?=\\n)))*`, 'y')
  below.lastIndex = from
  return { from, text: blanked(below.exec(text)?.[0] ?? line) }
}
