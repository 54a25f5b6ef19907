import { isCollection, isNode, isPair, type Node, type YAMLMap, type YAMLSeq } from 'yaml'
import { quoted, shortened } from '../../lib/violation.js'
import { entryBesideKey, oddOrSwapped } from './json-brackets.js'
import { isKeyName } from './key-names.js'
import { keyInList, oddComma } from './odd-commas.js'
import { blanked } from './slips.js'
import type { Source } from './source.js'
import { type Found, lineFrom, nodesAt, type Sentence } from './yaml-error.js'
import { innerQuote } from './yaml-inner-quotes.js'
import { lineBefore } from './yaml-lines.js'
import { meantAt, needsQuotes, typographic } from './yaml-quotes.js'
import { isWritten } from './yaml-scalars.js'

export function keyOfBrackets(found: Found): string | Sentence {
  const { source, offset, words } = found
  const lineStart = source.text.lastIndexOf('\n', offset - 1) + 1
  const heading =
    /^\[\[?([\w.-]+)\]\]?[ \t]*(?=[\r\n#:]|$)(?:\r?\n[ \t]*[\w.-]+[ \t]*=[^\n]*)*/.exec(
      source.text.slice(lineStart, lineStart + 10_000),
    )
  if (heading) {
    const [all, name] = heading
    const [line = ''] = all.split(/\r?\n/)
    const keys = name?.split('.').map((one) => `"${one}:"`)
    const message = `found ${line.trim()}, a heading of TOML or INI: write ${keys?.join(', below it ')} and the keys below it, indented, each with a colon`
    return {
      message,
      at: lineStart,
      length: line.length,
      mend: { from: lineStart, text: blanked(all) },
    }
  }
  const first = nodesAt(found.document, offset).find(
    (node) => isCollection(node) && node.range?.[0] === offset,
  )
  const end = first?.range?.[1] ?? offset
  const rest = source.text.slice(end, end + 1000)
  const [gap] = /^(?:\s|#[^\n]*(?=\n|$))+(?=\{)/.exec(rest) ?? []
  if (source.text.charAt(offset) === '{' && gap !== undefined) {
    const isInList = nodesAt(found.document, offset).some(
      (node) => isCollection(node) && node.flow && (node.range?.[0] ?? offset) < offset,
    )
    if (isInList && gap.includes('\n')) return noCommaAfter(found, end)
    const message = isInList
      ? 'found one object after another, expected a comma between them'
      : 'found a second object in one line, expected each entry on a line of its own, after "- "'
    return { message, at: end + gap.length }
  }
  const [mark] =
    /^\s*(?:- +)?\?(?= +[\w$])/.exec(source.text.slice(lineStart, lineStart + 200)) ?? []
  if (mark) {
    const message = 'found ? before a key, which begins a key of several lines in YAML: remove it'
    return { message, at: lineStart + mark.length - 1 }
  }
  const [alias] = /^\*[\w-]+/.exec(source.text.slice(offset, offset + 100)) ?? []
  if (alias !== undefined) {
    const message = `found ${alias} without a key, expected "<<: ${alias}" to add the keys of what it stands for`
    return { message, length: alias.length }
  }
  const above = lineBefore(source, offset)
  const [, owner] = /^[ -]*([\w$]+):$/.exec(above.before) ?? []
  const isFirst = source.text.slice(lineStart, offset).trim() === ''
  if (owner !== undefined && isKeyName(owner) && isFirst && end > offset && !/^ *:/.test(rest)) {
    const shown = shortened(source.text.slice(offset, end))
    const message = `found ${quoted(shown)} below "${owner}:", expected it in line ${above.line}, after the key`
    const mend = { from: above.end, text: ' '.repeat(offset - above.end) }
    return { message, length: 1, isLocal: true, mend }
  }
  if (/[[{]/.test(source.text.charAt(offset - 1))) return needsQuotes(found, offset - 1)
  // The line of a chat, such as `[10:42] Jane: Hello`.
  if (source.text.slice(lineStart, offset).trim() === '' && /^[ \t]+[^\s:,#]/.test(rest)) {
    const message = `found ${quoted(words)}, which is no key: remove the line, or, if it belongs to a text, indent it further than the key of the text`
    return { message, length: words.length, mend: { from: offset, text: blanked(words) } }
  }
  return 'found a list, an object or an alias as a key, expected a name'
}

export function blockInBrackets(found: Found): string | Sentence {
  const { sign, source, offset } = found
  const curly = typographic(meantAt(found, offset))
  if (curly !== undefined) return curly
  const rest = source.text.slice(offset, offset + 2000)
  const inner = innerQuote(source, offset)
  if (inner) {
    const mend = { from: offset, text: 'x'.repeat(inner.whole.length) }
    return { ...inner, mend }
  }
  const [text, quote, key] = /^(["'])(?:\\.|(?!\1)[^\\\n])*\1[ \t]+(?=([\w$]+):)/.exec(rest) ?? []
  if (text !== undefined && key !== undefined) {
    const message = `found ${key} after the closing ${quote}, expected a comma before it`
    return { message, at: offset + text.length, length: key.length }
  }
  const [bracket] =
    /\[[ \t]*\r?\n[ \t]*$/.exec(source.text.slice(Math.max(0, offset - 200), offset)) ?? []
  if (sign === '-' && bracket !== undefined) {
    const at = offset - bracket.length
    const [list = ''] = /^.[^[\]]*\n[ \t]*\]/.exec(source.text.slice(at, at + 10_000)) ?? []
    const message = `found [ before a list with hyphens, expected nothing there: remove it${list && ' and the ]'}`
    const text = list ? ` ${list.slice(1, -1)} ` : ' '
    return { message, at, mend: { from: at, text } }
  }
  if (sign === '-') return 'found "- " between brackets, expected entries with commas between them'
  const comma = oddComma(offset, rest)
  if (comma) return comma
  const message =
    'found a second ": " in one entry, expected a comma before the next key, or quotes around text with a colon'
  const [first, value = '', word = ''] =
    /^([^,\n{}[\]"']*?)([^\s,{}[\]"']*):(?=\s)/.exec(rest) ?? []
  if (first === undefined) return message
  // What is missing otherwise may be the key that has no comma before it.
  const isKey = isKeyName(word) && value !== ''
  const mend = isKey
    ? { from: offset + value.length - 1, text: `,${word}` }
    : { from: offset + first.length - 1, text: ' ' }
  return { message, isLocal: true, mend }
}

/** A place between brackets where a comma is missing, as the next line goes on. */
function noCommaAfter({ source: { text } }: Found, end: number): Sentence {
  const [, rest = '', name] =
    /^([^\n]*)(?:\s|#[^\n]*(?=\n|$))*(?:["']?([\w$]+)["']?:)?/.exec(text.slice(end, end + 1000)) ??
    []
  const before = name === undefined ? '' : ` before "${name}:"`
  const message = `found no comma at the end of this line, expected one${before}`
  const mend = { from: end, text: `,${blanked(rest.slice(1))}` }
  return { message, at: end - 1, isLocal: true, mend }
}

/** The last value between the brackets around a place. */
function valueBefore({ document, offset }: Found): Node | undefined {
  const around = nodesAt(document, offset).find(
    (node): node is YAMLMap | YAMLSeq => isCollection(node) && (node.range?.[0] ?? 0) < offset,
  )
  // Of two values in a list, the library makes a pair.
  const values = around?.items
    .flatMap((item) => (isPair(item) ? [item.key, item.value] : [item]))
    .filter(isNode)
    .filter((node) => isWritten(node) && (node.range?.[1] ?? offset) <= offset)
  return values?.at(-1)
}

export function missingComma(found: Found): string | Sentence {
  const { source, offset } = found
  const before = source.text.slice(Math.max(0, offset - 200), offset)
  const [bare, word = ''] = /([\w$]+)[ \t]+$/.exec(before) ?? []
  if (bare !== undefined && isKeyName(word) && /[[{]/.test(source.text.charAt(offset))) {
    const message = `found ${word} without a colon, expected "${word}: ${source.text.charAt(offset)}"`
    return { message, at: offset - bare.length, length: word.length }
  }
  const [key, name] = /"([\w$]+):\s*"$/.exec(before) ?? []
  if (key === undefined) {
    const [start = offset, end = offset] = valueBefore(found)?.range ?? []
    const inner = innerQuote(source, start)
    if (inner) return inner
    if (source.lineAt(end) < source.lineAt(offset)) return noCommaAfter(found, end)
    const message = 'found one value after another, expected a comma between them'
    const isApart = /[ \t]$/.test(before)
    return isApart ? { message, isLocal: true, mend: { from: offset - 1, text: ',' } } : message
  }
  const message = `found the key "${name} without its closing quote, expected "${name}":`
  return { message, at: offset - key.length, length: (name?.length ?? 0) + 1 }
}

/** A # where a value belongs, such as that of a colour, which begins a comment. */
const textInComment = (at: number, text: string): Sentence => ({
  message: `found text that begins with #, expected it in quotes: "${text}"`,
  at,
  length: text.length,
  mend: { from: at, text: 'x'.repeat(text.length) },
})

/** A # right after a value, or in place of one between brackets. */
export function commentAfterValue({ source, offset, words }: Found): string | Sentence {
  const [text = ''] = /^#[^\s,\]}]+/.exec(words) ?? []
  return /[[{,]\s*$/.test(source.text.slice(Math.max(0, offset - 10), offset))
    ? textInComment(offset, text)
    : { message: 'found a # right after a value, expected a space before a comment', isLocal: true }
}

/** What is between brackets that are closed, but in a line that is not indented further than their key. */
function lineOutOfBrackets(
  source: Source,
  at: number,
  offset: number,
  what: string,
): Sentence | undefined {
  const { text } = source
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const [, name] =
    /([\w$-]+): *(?:[[{].*)?$/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1, at)) ?? []
  if (
    lineStart <= at ||
    text.slice(lineStart, offset).trim() !== '' ||
    /[\]}]/.test(text.charAt(offset))
  )
    return undefined
  const end = endOfBrackets(text, at)
  if (end === undefined || end <= offset || !/^[\s,\]}]*(?:#|$)/m.test(text.slice(end, end + 200)))
    return undefined
  const above = text.slice(Math.max(at, lineStart - 2000), lineStart)
  const from = lineStart - above.length + above.trimEnd().length
  const length = lineFrom(source, offset).length
  const owner = name === undefined ? '"- "' : `"${name}:"`
  const message = `found ${lineFrom(source, offset)} inside of ${what} that begins in line ${source.lineAt(at)}, expected all of its lines indented further than ${owner}`
  const mend = { from, text: text.slice(from, end).replace(/\s/g, ' ') }
  return { message, at: offset, length, isLocal: true, mend }
}

/** Where brackets are closed, if that is within some lines. */
function endOfBrackets(text: string, at: number): number | undefined {
  let open = 0
  let lines = 0
  for (const { 0: sign, index } of text
    .slice(at, at + 2000)
    .matchAll(/"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[[\]{}\n]/g)) {
    if (sign === '\n' && ++lines > 10) return undefined
    if (/[[{]/.test(sign) && sign.length === 1) open++
    if (/[\]}]/.test(sign) && sign.length === 1 && --open === 0) return at + index + 1
  }
  return undefined
}

/** A bracket that is never closed: the place is where it opens, however late it was noticed. */
export function unclosedBracket({ source, document, error, offset }: Found): Sentence {
  const [end] = error.pos
  const ending = nodesAt(document, end).filter(
    (node) => isCollection(node) && node.range?.[1] === end,
  )
  // A collection that is closed may be the last in the one that is not.
  const open = ending[/[\]}]/.test(source.text[end - 1] ?? '') ? 1 : 0]
  const at = open?.range?.[0] ?? offset
  const [what, close] = source.text[at] === '[' ? ['a list', ']'] : ['an object', '}']
  const outdented = lineOutOfBrackets(source, at, offset, what)
  if (outdented) return outdented
  const { line } = source.at(offset)
  const where = line === source.at(at).line ? 'in this line' : `before line ${line}`
  if (source.text[offset] === close) {
    const first = source.lineAt(at)
    const message = `found ${close} at the start of a line, expected it indented further than line ${first}, in which ${what} begins`
    return { message, at: offset, isLocal: true }
  }
  const sign = source.text.charAt(offset)
  const inner = source.text.slice(at + 1, Math.min(offset, at + 2000))
  // The bracket that is wrong may be the first one: what is between them tells.
  if (
    close === '}' ? sign === ']' && !/:\s/.test(inner) : sign === '}' && /^\s*[\w$]+:\s/.test(inner)
  ) {
    const message =
      close === '}' ? 'found { before a list, expected [' : 'found [ before keys, expected {'
    return { message, at, mend: { from: at, text: close === '}' ? '[' : '{' } }
  }
  const [entry = -1, owner] = (sign === ']' && entryBesideKey(inner)) || []
  if (entry >= 0)
    return {
      message: `found { after "${owner}:", expected [ before it, which the ] in line ${line} ends`,
      at: at + 1 + entry,
    }
  const key = close === ']' && sign === '}' ? keyInList(source, at, inner) : undefined
  if (key) return key
  if (/[\]}]/.test(sign)) {
    const begin = source.at(at)
    const from = line === begin.line ? `column ${begin.column}` : `line ${begin.line}`
    const more = oddOrSwapped(source.text, at, offset, close)
    const message = `found ${sign}, expected ${close}, which ends ${what} that begins in ${from}${more}`
    return { message, at: offset }
  }
  const [opened] =
    /^.(?:[^()\n]*|[^()[\]{}:#]*)\)(?=[ \t]*(?:\r?\n|$))/.exec(source.text.slice(at, at + 2000)) ??
    []
  if (opened !== undefined) {
    const from = at + opened.length - 1
    const begin = source.at(at)
    const isHere = source.lineAt(from) === begin.line
    const message = `found ), expected ${close}, which ends ${what.replace(/^an? /, 'the ')} that begins in ${isHere ? `column ${begin.column}` : `line ${begin.line}`}`
    return { message, at: from, mend: { from, text: close } }
  }
  const [all, before = '', text = ''] =
    /^([^\n]*[[{,:][ \t]*)(#[^\s,\]}]+)(?![^\s,\]}])[^\n]*[\]}]/.exec(
      source.text.slice(at, Math.min(offset, at + 2000)),
    ) ?? []
  if (all !== undefined) return textInComment(at + before.length, text)
  const [firstLine = ''] = source.text.slice(at, offset).split('\n', 1)
  const comment = firstLine.search(/\s#/)
  const isInComment = comment >= 0 && firstLine.includes(close, comment)
  const more = isInComment ? ` before the #, which begins a comment` : ''
  const [words] = /^[[{][^\n]*/.exec(source.text.slice(at, at + 200)) ?? []
  // One list entry of several words, or a key without a colon, is rather a sentence.
  const isText = /^.\s*\p{L}[^,:"'[\]{}]*\s[^,:"'[\]{}]*$/u.test(words ?? '')
  const quotes = isText ? ', or quotes around it if it is text' : ''
  const message = `found ${what} that begins with ${source.text[at]} and does not end ${where}, expected ${close}${more}${quotes}`
  return { message, at }
}
