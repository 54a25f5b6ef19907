import { quoted } from '../../lib/violation.js'
import { note } from '../../resources/note/note.js'
import { holdsText, isKeyName, mayBe } from './key-names.js'
import { blanked } from './slips.js'
import type { Source } from './source.js'
import type { Found, Sentence } from './yaml-error.js'
import { indentOf, isBelowComment, lineBefore, textBelow } from './yaml-lines.js'

/** What a line without a key is, if it is no text that goes on from the line above. */
export function lineWithoutKey({ source, offset, words }: Found): Sentence | undefined {
  const { text } = source
  const lead = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  if (/^ *- +$/.test(lead)) return keysBelowWord(source, offset, lead.length)
  if (lead.trim() !== '') return undefined
  const [, key] = /^[ -]*([\w$]+):$/.exec(lineBefore(source, offset).before) ?? []
  return (
    wordWithoutHyphen(source, offset) ??
    (key === undefined ? undefined : valueBelowKey(source, offset, key, words))
  )
}

/** What is below a key, and not indented further: a value in brackets, of one line, or what belongs to an entry. */
function valueBelowKey(source: Source, offset: number, key: string, words: string) {
  const { text } = source
  const { before, line, end } = lineBefore(source, offset)
  const brackets = bracketsBelow(source, offset)
  if (brackets) {
    const message = `found ${words.charAt(0)} below "${key}:" in line ${line}, expected it indented further than that key, and all of its lines`
    return { message, mend: { from: offset, text: blanked(brackets) } }
  }
  const isKeyed = /:(?:\s|$)|^- /.test(words)
  const isProse = /\s/.test(words)
  if (isKeyed || line >= source.lineAt(offset)) return undefined
  const [, { length: column } = '', next = ''] =
    /^[^\n]*\n(?:[ \t\r]*\n)*( *)(?:- +)?(?:([\w$-]+):(?=\s))?/.exec(
      text.slice(offset, offset + 1000),
    ) ?? []
  const isAlone = column < indentOf(source, offset) || isKeyName(next)
  if (isAlone && (holdsText(key) || (isKeyName(key) && !isProse))) {
    const message = `found ${quoted(words)} below "${key}:", expected it in line ${line}, after the key`
    const mend = { from: end, text: ' '.repeat(offset - end) }
    return { message, length: words.length, isLocal: true, mend }
  }
  const isName = isKeyName(/^[\w$]*/.exec(words)?.[0] ?? '')
  if (isBelowComment(source, offset)) return undefined
  if (!mayBe('array', key) || !isProse || isName || !/^\p{L}/u.test(words)) return undefined
  const message = `found ${quoted(words)} below "${key}:", expected an entry${key === note.plural ? ': is a line such as "- body: |" missing above it?' : ', which begins with "- "'}`
  // What is below the heading is of the same entry.
  const [{ length: indent }] = /^ *(?:- +)*/.exec(before) ?? ['']
  return { message, length: words.length, mend: textBelow(text, offset, indent + 1) }
}

/** Keys below an entry of one word, in line with it: they are another entry, whose hyphen is missing. */
function keysBelowWord(source: Source, offset: number, column: number): Sentence | undefined {
  const [all, lead = '', key = ''] =
    /^[\w./@+-]+[ \t\r]*\n( *)([\w$]+:)(?=\s)/.exec(source.text.slice(offset, offset + 500)) ?? []
  if (all === undefined || lead.length !== column) return undefined
  const at = offset + all.length - key.length
  const message = `found "${key}" without a hyphen, expected "- " before an entry, as in line ${source.lineAt(offset)}`
  return { message, at, length: key.length, mend: textBelow(source.text, at) }
}

/** A word in the column of the hyphens before the other words of a list. */
function wordWithoutHyphen(source: Source, offset: number): Sentence | undefined {
  const { before } = lineBefore(source, offset)
  const [, lead] = /^( *)- +[\w./@+-]+$/.exec(before) ?? []
  const [word = ''] =
    /^[\w./@+-]+(?=[ \t\r]*(?:\n|$))/.exec(source.text.slice(offset, offset + 300)) ?? []
  if (lead === undefined || word === '' || lead.length !== indentOf(source, offset))
    return undefined
  const message = `found "${word}" without a hyphen, expected "- ${word}"`
  return { message, length: word.length, mend: { from: offset, text: blanked(word) } }
}

/** What is in brackets that begin a line, and end in a line of their own in the same column. */
function bracketsBelow({ text }: Source, offset: number): string | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const lead = text.slice(lineStart, offset)
  if (lead.trim() !== '' || !/^[[{][ \t\r]*\n/.test(text.slice(offset, offset + 100)))
    return undefined
  const close = text.slice(offset).search(new RegExp(`\\n${lead}[\\]}]`))
  return close < 0 ? undefined : text.slice(offset, offset + close + lead.length + 2)
}
