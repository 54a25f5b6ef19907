import { mayBe } from './key-names.js'
import { inRoundBrackets } from './slip-causes.js'
import type { Slip } from './slips.js'

/** An escaped sign outside of a text, which begins none, a text in quotes, or a bracket with what is before it. */
const parts = /\\["\\]|"(?:[^"\\\n]|\\.)*"|[\w$]?\(|[)[\]{}]/g

/** Round brackets in place of the square ones of a list, read as those. */
export function roundBrackets(text: string): Slip[] {
  const slips: Slip[] = []
  const slip = (message: string, at: number, by: string, length = 1) =>
    slips.push({ message, at, length, mend: { from: at, text: by } })
  const open: { sign: string; at: number }[] = []
  for (const { 0: part, index } of text.matchAll(parts)) {
    if (/^[[{]/.test(part)) open.push({ sign: part, at: index })
    // What follows a name is a call, and a word in brackets no list.
    else if (
      part === '(' &&
      /[[,:]\s*$/.test(text.slice(Math.max(0, index - 200), index)) &&
      !/^\(\s*[A-Za-z]/.test(text.slice(index, index + 50))
    )
      open.push({ sign: part, at: index })
    else if (part.endsWith('(')) open.push({ sign: 'call', at: index })
    else if (!/^["\\]/.test(part) && !isNumber(text, index)) {
      const { sign, at = 0 } = open.at(-1) ?? {}
      // Before words, it is a part of a text, as in a telephone number.
      const isBefore = part === ')' && /^\)[ \t]*[\w(]/.test(text.slice(index, index + 50))
      if (sign === '(' && part === ')' && !isBefore) {
        const entries = text.slice(at + 1, index)
        if (entries.includes('\n')) slip('found ( and ) around a list, expected [ and ]', at, '[')
        else slip(inRoundBrackets(entries.trim()), at, '[', index + 1 - at)
        slip('', index, ']')
      } else if (sign === '(' && part === ']') slip('found (, expected [ before a list', at, '[')
      else if (sign === '[' && part === ')') slip('found ), expected ] after a list', index, ']')
      open.pop()
    }
  }
  return slips
}

/** True for the bracket behind the number of an entry: `1) {`. */
const isNumber = (text: string, at: number): boolean =>
  /^\)[ \t]+[{"]/.test(text.slice(at, at + 100)) &&
  /(?:^|[\n,[])[ \t]*\d+$/.test(text.slice(Math.max(0, at - 100), at))

/** How far the brackets of a text fit, before which some are open that `closes` close; furthest if they are all closed. */
export function fitting(text: string, closes: readonly string[]): number {
  const open = [...closes]
  for (const { 0: part, index } of text.matchAll(parts)) {
    if (part === '[') open.push(']')
    else if (part === '{') open.push('}')
    else if (/[\]}]/.test(part.charAt(0))) {
      if (part !== open.pop()) return index
      if (open.length === 0 && /\S/.test(text.slice(index + 1))) return index
    }
  }
  return text.length + (open.length === 0 ? 1 : 0)
}

/** The last place where a brace follows the key of a list in a text, and that key. */
export function entryBesideKey(text: string): [at: number, key: string] | undefined {
  const found = [...text.matchAll(/(["']?)([\w$]+)\1:\s+(?=\{)/g)].findLast(([, , key = '']) =>
    mayBe('array', key),
  )
  return found && [found.index + found[0].length, found[2] ?? '']
}

/**
 * What may be wrong with a bracket that is not the closing one, which comes right after it; empty where it does not.
 *
 * @param at the place of the opening bracket
 * @param offset the place of the wrong one
 */
export function oddOrSwapped(text: string, at: number, offset: number, close: string): string {
  const rest = text.slice(offset + 1, offset + 50).trimStart()
  if (!rest.startsWith(close)) return ''
  const sign = text.charAt(offset)
  const before = text.slice(text.lastIndexOf('\n', at) + 1, at)
  // Before a bracket of the other kind that is still open, both have their use.
  const isOpen = before.split(sign === ']' ? '[' : '{').length > before.split(sign).length
  return isOpen && !rest.slice(1).startsWith(sign)
    ? `: are ${sign} and ${close} the wrong way round?`
    : `: is the ${sign} one too many?`
}
