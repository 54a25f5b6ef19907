import { isCollection, isScalar } from 'yaml'
import { shortened, quoted as shown } from '../../lib/violation.js'
import { printedIn } from './json-words.js'
import { blanked } from './slips.js'
import type { Source } from './source.js'
import { type Found, lineFrom, nodesAt, type Sentence } from './yaml-error.js'
import { lineBefore, textBelow } from './yaml-lines.js'

/** Text in the quotes that it needs, as advice. */
export const inQuotes = (text: string): string =>
  text.length > 60
    ? ''
    : `: ${/["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`}`

/** The sentence about text that begins with a typographic quote; undefined for other text. */
export function typographic(meant: string): string | undefined {
  const [, curly, inner = ''] = /^([“”„‘’«])(.*?)[“”‘’»]?$/.exec(meant) ?? []
  return curly === undefined
    ? undefined
    : `found text that begins with the typographic quote ${curly}, which quotes nothing in YAML, expected plain quotes${inQuotes(inner)}`
}

/** The value from an offset on as it was meant: to the end of the line, or within brackets to the next sign. */
export function meantAt({ source, document }: Found, at: number): string {
  const line = lineFrom(source, at).replace(/\s+#(?![^\s#!-]).*$/, '')
  const isInFlow = nodesAt(document, at).some(
    (node) => isCollection(node) && node.flow && (node.range?.[0] ?? at) < at,
  )
  return isInFlow
    ? (/^(?:\[[^\]]*\]|\{\{[^}]*\}\}|\{[^}]*\}|.)[^,\]}]*/.exec(line)?.[0] ?? line).trim()
    : line
}

export function needsQuotes(found: Found, noticed = found.offset): Sentence {
  // `{% raw %}` and `{{name}}` begin with the bracket.
  const { text } = found.source
  const isInside = /^\{[%{]/.test(text.slice(noticed - 1, noticed + 1))
  const at =
    isInside || (text[noticed - 1] === '[' && text[noticed] !== '@') ? noticed - 1 : noticed
  const meant = meantAt(found, at)
  const printed = printedIn(meant)
  if (printed) {
    const message = `found ${printed.found}, which ${printed.what}`
    return { message, at, length: meant.length, isLocal: true }
  }
  const [, link] = /^\[[^\]\n]*\]\((?:(?:mailto|tel):)?([^\s()]+)\)$/.exec(meant) ?? []
  if (link !== undefined) {
    const message = `found a link of Markdown, expected its address alone: ${link}`
    return { message, at, length: meant.length, isLocal: true }
  }
  // The keys of custom values look so.
  const isKey = /\b(?:fieldKey|key): *$/.test(text.slice(Math.max(0, at - 20), at))
  const [sign] = /^[|>][-+]?(?= )/.exec(meant) ?? []
  const message =
    sign !== undefined
      ? `found text right after ${sign}, which begins a block of text: write the text in the next line, indented, or all of it in quotes${inQuotes(meant)}`
      : /^\{\{.*\}\}$/.test(meant) && !isKey
        ? `found ${shown(meant)}, but placeholders are not replaced in fixtures: write the value, or put it in quotes if it is meant as text`
        : `found text that begins with ${meant.charAt(0)}, expected it in quotes${inQuotes(meant.replace(/^`(.*)`$/, '$1'))}`
  return { message, at, length: meant.length, isLocal: true }
}

/** Lines below the key of a text that begin with > or |, as a quotation in an e-mail or a table of Markdown does. */
export function quotedLines({ source }: Found, at: number): Sentence | undefined {
  const { text } = source
  const { before, line } = lineBefore(source, at)
  const [, name] = /([\w$]+):$/.exec(before) ?? []
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const sign = text.charAt(at)
  const isFirst = text.slice(lineStart, at).trim() === ''
  if (
    name === undefined ||
    !isFirst ||
    !new RegExp(`^[^\\n]*\\n *[${sign}]`).test(text.slice(at, at + 2000))
  )
    return undefined
  const message = `found lines that begin with ${sign} below "${name}:", expected | after it in line ${line}, which begins a text of several lines`
  const { from, text: blank } = textBelow(text, at)
  // The text is not missing.
  const by = `${blank.slice(0, at - from)}x${blank.slice(at - from + 1)}`
  return { message, at, length: lineFrom(source, at).length, mend: { from, text: by } }
}

export function namelessAnchor({ sign, words }: Found): string {
  return `found ${sign} with no name right after it, expected one: text that begins with ${sign} needs quotes${inQuotes(words)}`
}

export function badEscape({ source, offset }: Found): Sentence {
  const sequence = source.text.slice(offset, offset + 2)
  const message = `found ${sequence}, expected \\n, \\t, \\", \\\\ or \\u0041 between double quotes: double every backslash of the text, or use single quotes`
  return { message, length: 2 }
}

/** True for a tag with nothing after it or below its key. */
function isLast({ source: { text }, offset }: Found, length: number): boolean {
  const lead = /^ *(?:- +)*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))
  const below = /^[ \t\r]*\n(?:[ \t\r]*(?:#.*)?\n)*( *)(-?)/.exec(
    text.slice(offset + length, offset + 1000),
  )
  if (!below) return true
  const [, { length: indent } = '', hyphen] = below
  const column = lead?.[0].length ?? 0
  return indent < column || (indent === column && hyphen === '')
}

/** A fixture is plain data, in which a tag means nothing. */
export function tag(found: Found): Sentence {
  const name = found.words.replace(/[\s,[\]{}].*/, '')
  const meant = meantAt(found, found.offset)
  const isText = !/^!!(?!!)/.test(name) && meant !== name && !/ [|>][-+]?$/.test(meant)
  const mend = /^!include/i.test(name)
    ? ': name both files as fixtures, or write extends: at the top of one'
    : /^!vault/i.test(name)
      ? ': what is encrypted is not decrypted here, write the value'
      : isText
        ? `: text that begins with ! needs quotes${inQuotes(meant)}`
        : meant === name && /^!\w/.test(name) && isLast(found, name.length)
          ? `: put it in quotes if it is text${inQuotes(name)}; if not, remove it`
          : ': remove it'
  const message = `found ${shortened(name)}, a tag of YAML, expected plain data${mend}`
  return { message, length: name.length }
}

/** A quote that is never closed: the place is where it opens. */
export function unclosedQuote({ source, document, error, offset }: Found): Sentence {
  const [end] = error.pos
  const text = nodesAt(document, end).find((node) => isScalar(node) && node.range?.[1] === end)
  const at = text?.range?.[0] ?? offset
  const sign = source.text.charAt(at)
  const outdented = lineOutOfQuotes(source, at, end)
  if (outdented) return outdented
  const [, curly] =
    /^"[^"“”\n]*([“”])(?=[ \t]*[,\]}\n])/.exec(source.text.slice(at, at + 300)) ?? []
  const message = curly
    ? `found text that begins with ${sign} and ends with ${curly}, which closes nothing in YAML, expected a closing ${sign}`
    : `found text that begins with ${sign} and never ends, expected a closing ${sign}`
  return { message, at }
}

/** The rest of a text in quotes from a line break on, with what is before its next line, where nothing follows it. */
const quotedRests: Readonly<Record<string, RegExp>> = {
  '"': /^(\s*\n\s*)((?:[^"\\]|\\[\s\S])*")(?=[ \t\r]*(?:#.*)?(?:\n|$))/,
  "'": /^(\s*\n\s*)((?:[^']|'')*')(?=[ \t\r]*(?:#.*)?(?:\n|$))/,
}

/** A text in quotes that ends before its closing quote, as its next line is not indented further than its key. */
function lineOutOfQuotes(source: Source, at: number, end: number): Sentence | undefined {
  const { text } = source
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  const [, name] = /([\w$]+)["']?: *$/.exec(before) ?? []
  const [, lead = '', rest = ''] =
    quotedRests[text.charAt(at)]?.exec(text.slice(end, end + 2000)) ?? []
  const isOfBlock = name !== undefined || /^[ -]*- +$/.test(before)
  if (!isOfBlock || rest === '' || /^\s*(?:- |["']?[\w$]+["']?:(?:\s|$))/m.test(rest)) {
    return undefined
  }
  const from = end + lead.length
  const [line = ''] = rest.split(/\r?\n/, 1)
  const message = `found ${shown(line)} inside of a text in quotes, expected it indented further than "${name === undefined ? '- ' : `${name}:`}" in line ${source.lineAt(at)}`
  const whole = blanked(text.slice(at, from + rest.length))
  return { message, at: from, length: line.length, mend: { from: at, text: `x${whole.slice(1)}` } }
}
