import type { Scalar } from 'yaml'
import { quoted } from '../../lib/violation.js'
import { note } from '../../resources/note/note.js'
import { task } from '../../resources/task/task.js'
import { writtenFields } from '../walk.js'
import type { Slip } from './slips.js'

/** Lines that look like keys. */
type Found = Pick<Slip, 'at' | 'length' | 'message'>

/** The keys of entries that have longer texts. */
const besideText = new Set([note, task].flatMap((one) => writtenFields(one).map(([name]) => name)))

/** How much of the end of a text is looked at for keys, in characters. */
const longestKeys = 2000

/** Finds keys at the end of a block of text, which they are part of by their indentation. */
export function keyInBlock(text: string, { range }: Scalar): Found | undefined {
  const [start = 0, end = 0] = range ?? []
  const written = text.slice(start, end).trimEnd()
  // A list that was made text is another mistake, and invisible characters in an indentation have a message of their own.
  if (/^[|>][^\n]*\n\s*- /.test(written) || /\n[ \t]*[^\S \t\n]/.test(written)) return undefined
  const from = Math.max(0, written.length - longestKeys)
  const lines = [
    ...written.slice(from).matchAll(/(?<=\n)[ \t]*(([a-z]\w*):(?=\s|$)[^\r\n]*)?[^\n]*/g),
  ]
  const above = lines.findLastIndex(([, , key = '']) => !besideText.has(key))
  const [first, ...more] = lines.slice(above + 1)
  // A text all of whose lines look like keys is a form that somebody filled in.
  if (!first || (from === 0 && lines.every(([, , key]) => key !== undefined))) return undefined
  const placeOf = ({ index }: RegExpMatchArray & { index: number }, lead: number) =>
    start + from + index + lead
  const [whole = ''] = lines[above] ?? []
  const [, lead = '', entry] = /^([ \t]*)(- [a-z]\w*:(?=\s)[^\r\n]*)/.exec(whole) ?? []
  if (lines[above] && entry !== undefined) {
    const message = `found ${quoted(entry)} and its keys as the last lines of a text: if they are an entry of a list, indent them as the entry that the text is in`
    return { at: placeOf(lines[above], lead.length), length: entry.length, message }
  }
  const own = keysAround(text, start, end)
  // One that the entry has already cannot be meant as its key.
  if (own && [first, ...more].some(([, , key = '']) => own.has(key))) return undefined
  const [all, line = ''] = first
  const message =
    more.length === 0
      ? `found ${quoted(line)} as the last line of a text: if it is a key, indent it as the key of the text`
      : `found ${quoted(line)} and ${more.length} more that look like keys as the last lines of a text: if they are, indent them as the key of the text`
  return { at: placeOf(first, all.indexOf(line)), length: line.length, message }
}

/** How much of an entry is looked at above and below a text, in characters. */
const longestEntry = 5000

/** A line of an entry: its indentation, with hyphens if it begins the entry, and its key. */
const lineOfEntry = /^( *)((?:- +)*)(?:([\w$]+):)?/

/** The keys of the entry that a block of text is in; undefined between brackets. */
function keysAround(text: string, start: number, end: number): Set<string> | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const [, indent = '', dashes = '', name] = lineOfEntry.exec(text.slice(lineStart, start)) ?? []
  if (name === undefined) return undefined
  const column = indent.length + dashes.length
  const keys = new Set<string>()
  const collect = (lines: readonly string[], isAbove: boolean) => {
    for (const line of lines) {
      const [, { length } = '', dashes = '', key] = lineOfEntry.exec(line) ?? []
      if (line.trim() === '' || length > column) continue
      // The first line of the entry, of the next one or of what is around it.
      const isFirst = length + dashes.length === column
      if (length < column && !(isAbove && isFirst)) break
      if (key !== undefined && (length === column || isFirst)) keys.add(key)
      if (length < column) break
    }
  }
  const above = text.slice(Math.max(0, lineStart - longestEntry), lineStart).split('\n')
  if (dashes === '') collect(above.toReversed(), true)
  collect(text.slice(end, end + longestEntry).split('\n'), false)
  return keys
}
