import { isMap, isScalar, type Node, Scalar, type YAMLMap, type YAMLSeq } from 'yaml'
import { quoted, shortened } from '../../lib/violation.js'
import { holdsText } from './key-names.js'
import { keyInBlock } from './keys-in-text.js'
import type { Place } from './source.js'
import { wrappedEntry } from './wrapped-entries.js'
import { typographic } from './yaml-quotes.js'

/** Something in a text that YAML reads in another way than it was probably meant. */
export interface Oddity {
  at: number
  length: number
  message: string
  /** The place that it contradicts. */
  other?: Place
}

/** What is odd about a text that is not in quotes. */
export function odditiesOf(text: string, node: Scalar): Oddity[] {
  if (node.type === Scalar.PLAIN) return ofPlain(text, node)
  const found = /^BLOCK/.test(node.type ?? '') ? keyInBlock(text, node) : undefined
  return found ? [found] : []
}

/** Finds text that YAML cuts off or adds to. */
function ofPlain(text: string, node: Scalar): Oddity[] {
  const { value, range, tag, anchor } = node
  const all: Oddity[] = []
  const found = (at: number, length: number, message: string) => all.push({ at, length, message })
  const [start = 0, end = 0] = range ?? []
  const comment = start < end ? commentAfter(text, end) : undefined
  if (comment !== undefined) {
    const { length } = comment
    const message = `found ${quoted(comment)} after a value, which is a comment: put the whole value in quotes, or, if it is a comment, a space after the #`
    found(text.indexOf('#', end), length, message)
  }
  const written = text.slice(start, end)
  const slashes = slashesIn(written)
  if (slashes !== undefined) {
    const [at, length] = [end - slashes.length, slashes.length]
    const message = `found ${quoted(slashes)} in a text, which it is part of: write # before a comment, or put the whole text in quotes`
    found(at, length, message)
  }
  if (typeof value === 'string' && !anchor && /^\S+[,;]$/.test(value)) {
    const message = `found ${value.slice(-1)} at the end of a value, which becomes part of it: remove it, or put the value in quotes`
    found(start, end - start, message)
  }
  // Between brackets, a comma before it may have cut the text.
  if (endsInQuote(written) && /^[ \t\r]*(?:\n|#|$)/.test(text.slice(end, end + 200))) {
    const message = `found ${written.slice(-1)} at the end of a value, which becomes part of it: remove it, or write one before the value too`
    found(start, end - start, message)
  }
  const wrapped = wrappedEntry(text, node)
  if (wrapped) found(wrapped.at, wrapped.length, wrapped.message)
  if (/\n\s*- /.test(written)) {
    const [, name = ''] =
      /([\w$]+):[ \t\r]*\n\s*$/.exec(text.slice(Math.max(0, start - 200), start)) ?? []
    const message = holdsText(name)
      ? `found text of several lines below "${name}:", which become one line without their line breaks, expected | after the key`
      : 'found lines that begin with "- " inside of a text, which they become part of: a list has no text beside its key'
    found(start, written.indexOf('\n'), message)
  }
  if (/ /.test(written) && /[^\\]\\n/.test(written) && !/[A-Za-z]:\\/.test(written)) {
    const message =
      'found \\n in a text without double quotes, where it is no line break: put the text in double quotes'
    found(start + written.indexOf('\\n'), 2, message)
  }
  if (tag === '!') {
    const message = 'found ! before a value, which YAML drops: text that begins with ! needs quotes'
    found(text.lastIndexOf('!', start), 1, message)
  }
  const [, open, close] = /^([“”„‘’«]).*([“”‘’»"])$/.exec(String(value)) ?? []
  if (open !== undefined) {
    const message = `found the typographic quotes ${open} and ${close}, which become part of the text: put it in plain quotes: "${shortened(text.slice(start + 1, end - 1))}"`
    found(start, end - start, message)
  }
  const cut = open === undefined ? textCutByComma(text, start, end) : undefined
  if (cut) found(start, cut.length, typographic(cut) ?? '')
  if (/^(?:\\N|\(null\)|<null>|#N\/A|#REF!|#VALUE!|#NAME\?)$/i.test(written)) {
    const message = `found ${written}, which is text here: write null for no value, or remove the line`
    found(start, end - start, message)
  }
  // A name that YAML takes for no value, for which people write null.
  if (value === null && /^N/.test(written)) {
    const message = `found ${written}, which YAML reads as no value: put it in quotes if it is text, or write null`
    found(start, end - start, message)
  }
  return all
}

/** True for a text that ends in its only quote, but not for inches, and for an e-mail address with an apostrophe. */
const endsInQuote = (text: string): boolean =>
  text.indexOf('"') === text.length - 1
    ? !/^[“„«]|(?<!\d{7})[\d\s]"$/.test(text) && text.length > 1
    : text.length < 1000 && /^[^\s'@]+@[^\s'@]+'$/.test(text)

/** A text in typographic quotes with a comma, which ends it between [ and ]. */
function textCutByComma(text: string, start: number, end: number): string | undefined {
  if (!/^[“„«]/.test(text.charAt(start))) return undefined
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start)
  const [whole] =
    /^.[^“”„«»\n]*,[^“”„«»\n]*[”“»](?=[ \t]*[,\]])/.exec(text.slice(start, end + 300)) ?? []
  return /\[[^[\]{}]*$/.test(line) ? whole : undefined
}

export const isPlain = (node: Node): node is Scalar => isScalar(node) && node.type === Scalar.PLAIN

/** What is wrong with several keys between [ and ] without braces, each of which is an entry of its own. */
export function pairsWithoutBraces(
  text: string,
  { items }: YAMLSeq<Node | null>,
): string | undefined {
  const pairs = items.filter(
    (item): item is YAMLMap => isMap(item) && text[item.range?.[0] ?? 0] !== '{',
  )
  if (pairs.length < 2 || pairs.length < items.length) return undefined
  const keys = pairs.map(({ items: [pair] }) => `${pair?.key}: ...`).join(', ')
  return `found keys between [ and ], expected braces around the keys of each entry: [{ ${shortened(keys)} }]`
}

/** A comment of another language at the end of a text; addresses, paths and slashes between words are not. */
function slashesIn(written: string): string | undefined {
  if (written.length > 1000) return undefined
  const [comment] = /(?<!\S)(?:\/\/(?:\s.*|[^\s/.]+(?:\s.*)?)?|\/\*.*\*\/)$/.exec(written) ?? []
  return comment?.includes(' // ') ? undefined : comment
}

/** A comment after a value that may be the rest of it: a # with white space before it alone. */
function commentAfter(text: string, end: number): string | undefined {
  let at = end
  while (text[at] === ' ' || text[at] === '\t') at++
  if (at === end || text[at] !== '#') return undefined
  const [comment = ''] = text.slice(at, at + 200).split(/[\r\n]/, 1)
  return /^#[^\s#!-]/.test(comment) ? comment.trimEnd() : undefined
}
