import { type Document, isCollection, isNode, isPair, type Node, type YAMLError } from 'yaml'
import type { Mend } from './slips.js'
import type { Source } from './source.js'

/** An error of the library and what its sentence is made from. */
export interface Found {
  source: Source
  document: Document
  error: YAMLError
  /** Where the error is. */
  offset: number
  /** The rest of the line. */
  words: string
  /** The first character of it. */
  sign: string
}

/** A message, and its place when the mistake is not where it was noticed. */
export interface Sentence {
  message: string
  at?: number
  length?: number
  /** True for a mistake after which the library goes on as if it were not there. */
  isLocal?: boolean
  mend?: Mend
}

/** The rest of a line, as far as a message could show it. */
export const lineFrom = ({ text }: Source, offset: number): string =>
  (/[^\n]*/.exec(text.slice(offset, offset + 1000))?.[0] ?? '').trim()

/** The nodes around an offset, the innermost first. */
export function nodesAt(document: Document, offset: number): Node[] {
  const found: Node[] = []
  const look = (node: unknown) => {
    if (!isNode(node) || !node.range || offset < node.range[0] || offset > node.range[2]) return
    found.unshift(node)
    if (!isCollection(node)) return
    // Of many items, only the last one that begins before the offset and the one before it can be around it.
    const items: unknown[] = node.items
    let [first, last] = [0, items.length - 1]
    while (first < last) {
      const middle = Math.ceil((first + last) / 2)
      if (startOf(items[middle]) <= offset) first = middle
      else last = middle - 1
    }
    for (const item of items.slice(Math.max(0, first - 1), first + 1)) {
      if (!isPair(item)) look(item)
      else for (const part of [item.key, item.value]) look(part)
    }
  }
  look(document.contents)
  return found
}

function startOf(item: unknown): number {
  const node = isPair(item) ? item.key : item
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0
}

/** Where an error is: the library often reports the white space before the mistake, or the comments there. */
export function offsetOf({ text }: Source, { pos: [noticed] }: YAMLError): number {
  const isLine = text.slice(text.lastIndexOf('\n', noticed - 1) + 1, noticed).trim() === ''
  const gap = isLine ? /\s*(?:#[^\n]*\n\s*)*/y : /[ \t\r]*(?:\n\s*(?:#[^\n]*\n\s*)*)?/y
  gap.lastIndex = noticed
  const { length } = gap.exec(text)?.[0] ?? ''
  return noticed + length < text.length ? noticed + length : noticed
}
