import type { Alias, Node } from 'yaml'
import { nearest } from '../../lib/suggest.js'
import { shortened } from '../../lib/violation.js'
import type { Oddity } from './oddities.js'
import type { Slip } from './slips.js'
import { formatPlace, type Source } from './source.js'

/** No person gives a longer name, and no expression takes one of any length. */
const longestName = 200

/** What to do about an alias of an anchor that is not above it. */
export function missingAnchor(
  file: Source,
  { source, range }: Alias,
  names: readonly string[],
): string {
  const { text } = file
  const name = shortened(source)
  const meant = nearest(source, names) ?? withWordOf(source, names)
  if (meant) return `found *${name}, expected the name of an anchor above; did you mean *${meant}?`
  const start = range?.[0] ?? 0
  if (source.length > longestName) return `found *${name}, but there is no &${name} above`
  const later = new RegExp(
    `&${source.replace(/[.*+?^$(){}|[\]\\]/g, '\\$&')}(?=[\\s,\\]}]|$)`,
  ).exec(text.slice(start))
  if (later) {
    return `found *${name}, but &${name} comes after it, in line ${file.lineAt(start + later.index)}: move it above`
  }
  if (isTemplate(text, source))
    return `found *${name}, but ${name} is a template: write "like: ${name}" in the contact`
  if (/\bpath: *$/.test(text.slice(Math.max(0, start - 20), start)) && source.includes('/')) {
    const path = source.replace(/^\**(?=\/)/, '').replace(/\*+/g, ':id')
    return `found *${name}, expected a path that begins with /, in which a name with a colon before it is any segment: ${path}`
  }
  const isMerged = /<<:[ [*\w,-]*$/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))
  const others = names.length > 0 ? `, only &${names.slice(0, 3).join(', &')}` : ''
  const ofBase = /^extends:/m.test(text)
    ? ': those of a file that this one extends are not here, so copy it'
    : ''
  const quotes = isMerged ? ofBase : `; if it is text, put it in quotes: "*${name}"`
  return `found *${name}, but there is no &${name} above${others}${quotes}`
}

/** True for the name of a template of the file. */
function isTemplate(text: string, name: string): boolean {
  const [own = ''] = /^templates:.*\n(?:(?:[ \t#].*)?\r?\n)*/m.exec(text) ?? []
  return new RegExp(`^ +${name.replace(/\W/g, '\\$&')}:`, 'm').test(own)
}

/** The one name that has a word of another: `address-berlin` for `berlin`. */
function withWordOf(name: string, names: readonly string[]): string | undefined {
  const wordsOf = (text: string) =>
    text.split(/[-_.]|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase())
  const words = new Set(wordsOf(name).filter((word) => word.length > 3))
  const [meant, another] = names.filter((one) => wordsOf(one).some((word) => words.has(word)))
  return another === undefined ? meant : undefined
}

/** Where the name of a value is, with its &. */
export const anchorAt = (text: string, { anchor, range }: Node): number =>
  text.lastIndexOf(`&${anchor}`, range?.[0])

/** An anchor that no alias names, which is rather a text that begins with &. */
export function unusedAnchor(text: string, node: Node): Oddity | undefined {
  const name = shortened(node.anchor ?? '')
  const at = anchorAt(text, node)
  const entity = /^(?:quot|apos|#\d+);/.exec(name)?.[0]
  const message = entity
    ? `found &${entity}, which HTML has in place of a quote: replace each of them by "`
    : `found &${name}, which YAML reads as the name of what follows, and no *${name} uses it: text that begins with & needs quotes`
  return at < 0 ? undefined : { at, length: name.length + 1, message }
}

/** An anchor with the name of another one above it: aliases of both have the same name. */
export function anchorTwice(source: Source, node: Node, first: Node): Oddity | undefined {
  const name = shortened(node.anchor ?? '')
  const at = anchorAt(source.text, node)
  const other = source.at(anchorAt(source.text, first), name.length + 1)
  const message = `found &${name}, which is already at ${formatPlace(other)}: each *${name} below here means this one; give one of them another name`
  return at < 0 ? undefined : { at, length: name.length + 1, message, other }
}

/** An anchor in place of the alias of one above it. */
export function anchorForAlias(source: Source, node: Node): Oddity {
  const name = shortened(node.anchor ?? '')
  const message = `found &${name} after <<, expected *${name}, which stands for what is at &${name} above`
  return { at: anchorAt(source.text, node), length: name.length + 1, message }
}

/** An anchor or an alias at the end of a line, or before a bracket or comma, with or without spaces after its sign. */
const named =
  /(?:^ *(?:- +)*|[,{[][ \t]*)([\w$<-]+:[ \t]+)?([&*])([ \t]*)([\w-]{1,200})(?=[ \t]*(?:[,\]}[{]|\r?$))/gm

/** Anchors and aliases with a space after their sign, or with the sign of the other. */
export function anchorSlips(text: string): Slip[] {
  const misread = [...text.matchAll(named)].flatMap((found): Slip[] => {
    const [all, key = '', sign = '', gap = '', name = ''] = found
    const at = found.index + all.length - name.length - gap.length - 1
    const length = all.length - (at - found.index)
    const slip = (message: string, by: string): Slip[] => [
      { message, at, length, mend: { from: at, text: by }, isSure: true },
    ]
    const other = sign === '&' ? '*' : '&'
    const hasOther = new RegExp(`\\${other}[ \\t]*${name}(?![\\w-])`).test(text)
    if (gap !== '') {
      const isEnd = /^[ \t\r]*\n/.test(text.slice(at + length, at + length + 100))
      const isOpen = sign === '&' && (hasMore(text, at) || (key !== '' && isEnd))
      const quotes = hasOther ? '' : `, or quotes around text: "${sign} ${name}"`
      const message = `found a space after ${sign}, expected the name right after it: ${sign}${name}${quotes}`
      return hasOther || isOpen ? slip(message, `${gap}${sign}`) : []
    }
    if (sign === '&') return []
    // What several aliases name is meant to be at the first one, if something follows it.
    const isFirst = text.indexOf(`*${name}`) === at && text.includes(`*${name}`, at + 1)
    if (hasOther || !isFirst || !hasMore(text, at)) return []
    const message = `found *${name} before what it is to stand for, expected &${name}, which gives it that name`
    return slip(message, '&')
  })
  return [...misread, ...namesAlone(text)]
}

/** A key of the author's own, and a word before a value in brackets or in the lines below. */
const nameAlone = /^(x-[\w-]*)(\w:[ \t]+)([\w-]{1,200})(?=[ \t]+[[{]|[ \t]*\r?\n +[^\s#])/gm

/** The number of such names that aliases are looked for. */
const mostNames = 50

/** Names without the & before them, which aliases have. */
function namesAlone(text: string): Slip[] {
  return [...text.matchAll(nameAlone)]
    .slice(0, mostNames)
    .flatMap(({ 0: all, 1: key = '', 2: rest = '', 3: name = '', index }): Slip[] => {
      const alias = text.search(new RegExp(`\\*${name}(?![\\w-])`))
      if (alias < 0 || new RegExp(`&${name}(?![\\w-])`).test(text)) return []
      const at = index + all.length - name.length
      const line = text.slice(0, alias).split('\n').length
      const message = `found ${name} before a value, expected &${name}, which gives it the name that line ${line} has`
      // A key of the author's own may have any name.
      const mend = { from: index + key.length, text: `${rest.slice(1)}&${name}` }
      return [{ message, at, length: name.length, mend, isSure: true }]
    })
}

/** True for a value in brackets after an offset, or in lines that are indented further. */
function hasMore(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at) + 1
  const [indent = ''] = /^ */.exec(text.slice(start, at)) ?? []
  const [, bracket, below = ''] =
    /^[&*][ \t]*\S+[ \t]*(?:([[{])|\r?\n(?:[ \t\r]*\n)*( *)[^\s#])/.exec(
      text.slice(at, at + 500),
    ) ?? []
  return bracket !== undefined || below.length > indent.length
}
