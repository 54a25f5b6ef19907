import { isAlias, isScalar } from 'yaml'
import { quoted as shown } from '../../lib/violation.js'
import { hyphenAtStart } from './first-keys.js'
import { type Found, lineFrom, nodesAt, type Sentence } from './yaml-error.js'
import { innerQuote } from './yaml-inner-quotes.js'
import { indentOf, moved, spaces } from './yaml-lines.js'
import { inQuotes, needsQuotes } from './yaml-quotes.js'

/** More after a complete value: text in quotes, an alias, brackets, or the document. */
export function afterTheEnd(found: Found): string | Sentence {
  const { source, document, error, offset, words } = found
  const end = source.text.slice(0, error.pos[0]).trimEnd().length
  const [complete] = nodesAt(document, end)
  const close = source.text[end - 1] ?? ''
  const begin = complete?.range?.[0] ?? end
  const isInLine = source.at(end).line === source.at(offset).line
  const first = document.contents?.range?.[0] ?? 0
  const [, key] = /^([\w$][\w$-]*):/.exec(source.text.slice(first, first + 200)) ?? []
  const indent = indentOf(source, first)
  const isIndented = indent > 0 && source.at(first).column === indent + 1
  if (key !== undefined && isIndented && /^[\w$-]+:(?:\s|$)/.test(words)) {
    const message = `found ${key} indented by ${spaces(indent)}, expected none, as in line ${source.lineAt(offset)}`
    return { message, at: first, length: key.length, mend: moved(source.text, first, 0) }
  }
  const listed = hyphenAtStart(source, first, words)
  if (listed) return listed
  if (isScalar(complete) && isInLine && /^[[{]/.test(words)) {
    // Between brackets, text ends where another one opens.
    const [whole = words] =
      /^.*?(?=, *[\w$]+:(?:\s|$)|[\]}]*\s*$)/.exec(lineFrom(source, begin)) ?? []
    const message = `found ${words.charAt(0)} in text that is not in quotes, expected quotes around all of it${inQuotes(whole)}`
    return { message, length: 1, isLocal: true }
  }
  if (!isInLine || !(isAlias(complete) || /["'\]}]/.test(close))) {
    return `found ${shown(words)}, expected the end: the value that begins in line ${source.at(begin).line} is complete`
  }
  if (/^[,;]$/.test(words)) {
    return {
      message: `found ${words} after a value, expected the end of the line: remove it`,
      isLocal: true,
    }
  }
  const sign = source.text.charAt(begin)
  if (/[*[{]/.test(sign) && source.at(begin).line === source.at(end).line) {
    return needsQuotes(found, begin)
  }
  const inner = innerQuote(source, begin)
  if (inner) return inner
  const whole = lineFrom(source, begin)
  if (close === '"' && end === offset && words.startsWith('"')) {
    const text = whole.slice(1, -1).replaceAll('""', '\\"')
    const message = `found "" inside of double quotes, expected \\" for a quote${whole.endsWith('"') && whole.length < 60 ? `: "${text}"` : ''}`
    return { message, at: end - 1, length: 2, isLocal: true }
  }
  // A quote after a space opens another pair: those around it are around all of the text.
  const isQuoted = /\s/.test(source.text.charAt(end - 2)) && whole.endsWith(close)
  const message = `found more after the closing ${close}, expected the end of the line, or quotes around all of it${inQuotes(isQuoted ? whole.slice(1, -1) : whole)}`
  return { message, length: words.length, isLocal: true }
}
