import type { Document } from 'yaml'
import { quoted } from '../../lib/violation.js'
import { textsIn } from './copied-lines.js'
import { isKeyName, isProse, mayBe } from './key-names.js'
import { blanked, type Mend, type Slip } from './slips.js'
import { textBelow } from './yaml-lines.js'

/** A value, perhaps after its key, and in the same line what belongs on the next one: an entry, or a key. */
const joined =
  /^( *(?:- +)*)(?:([\w$-]+):[ \t]+)?("(?:\\.|[^"\\\n])*"|'[^'\n]*'|[[{][^#\n]*?[\]}]|(?!- )[^\s"'#|>&*!{[][^{}[\]\n]*?)(?<=\S)([ \t]+)(?=\S)((- +)?(?:([a-z][\w$]*):(?=\s|$)|\{(?<=- +\{))[^\n]*)(?=(?:\n( *)(-(?= )|[^\s-]))?)/gm

/** Lines with no line break between them, as when it was deleted. */
export function joinedLines(text: string, documents: readonly Document[]): Slip[] {
  const inText = textsIn(documents)
  return [...text.matchAll(joined)].flatMap((found) => {
    if (!isMeant(found) || inText(found.index)) return []
    const [all, lead = '', owner, value = '', gap = '', rest = '', dash, key, below = '', mark] =
      found
    const words = rest.trimEnd()
    const line = all.slice(0, all.lastIndexOf(rest))
    const at = found.index + line.length
    const from = at - gap.length - value.length
    // What is left of the indentation of a line whose line break was deleted.
    const isHeading = rest.trimEnd() === `${key}:` && mark !== undefined
    const isKeyed = dash && key !== undefined && mark !== '-'
    const { length: indent } = lead.replace(/-.*/, '')
    const ownColumn =
      isKeyed || isHeading ? Math.max(0, below.length - 2) : dash ? indent : lead.length
    const column = gap.length > 1 ? gap.length : ownColumn
    const by = `x${' '.repeat(Math.max(0, at - from - column - 2))}\n${' '.repeat(column)}`
    const mend =
      by.length === at - from ? { from, text: by } : withLinesBelow(text, at, dash !== undefined)
    const message = `found ${quoted(words)} after ${owner ? `the value of ${owner}` : 'a value'}, expected it on the next line: two lines are joined`
    return [{ message, at, length: words.length, noticed: found.index, mend, isSure: true }]
  })
}

/** False for a sentence, in which any word may have a hyphen and a colon. */
function isMeant([, , owner = '', value = '', gap = '', rest = '', dash, key]: RegExpExecArray) {
  const isText = /^[^[{"']/.test(value)
  if (/\s#|:$/.test(value) || (key === undefined ? isText : !isKeyName(key))) return false
  const isWord =
    (owner === '' ? isText : isProse(owner)) &&
    /^[^"']/.test(value) &&
    !(key === 'id' || /[A-Z]/.test(key ?? ''))
  if (dash !== undefined) return !isWord || gap.length > 3
  const isHeading =
    rest.trimEnd() === `${key}:` && (mayBe('array', key ?? '') || mayBe('object', key ?? ''))
  const isEntry = owner === '' && /^\{/.test(value)
  return (owner !== '' || isEntry) && !isWord && (isHeading || (!isEntry && /^[[{]/.test(value)))
}

/** Blanks the rest of a line, and what is below it: without room for the line break, it belongs to nothing. */
function withLinesBelow(text: string, at: number, isEntry: boolean): Mend {
  const [line = '', more = ''] = /^[^\n]*(\n *(?=\S))?/.exec(text.slice(at, at + 1000)) ?? []
  const end = at + line.length
  // The next entry is another one.
  if (more === '' || (isEntry && text.charAt(end) === '-')) return { from: at, text: blanked(line) }
  const below = textBelow(text, end)
  return { from: at, text: blanked(text.slice(at, below.from)) + below.text }
}
