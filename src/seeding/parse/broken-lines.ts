import { quoted } from '../../lib/violation.js'
import { isKeyName } from './key-names.js'
import type { Slip } from './slips.js'

/** A key, and its colon in the line below. */
const colonBelow = /^( *(?:- +)*)([\w$]+)[ \t\r]*\n[ \t]*:(?=[ \t]+\S)/gm

/** A part of a key, and the rest of it in the line below. */
const keyBelow = /^( *(?:- +)*)([a-z][\w$]*)[ \t\r]*\n *([\w$]+):(?=\s)/gm

/**
 * Keys with a line break inside, or before their colons.
 *
 * @param inText true for a place inside of a block of text or of quotes
 */
export function brokenKeys(text: string, inText: (at: number) => boolean): Slip[] {
  const found = [...text.matchAll(colonBelow), ...text.matchAll(keyBelow)]
  return found.flatMap(({ 0: all, 1: lead = '', 2: first = '', 3: rest = '', index }) => {
    const at = index + lead.length
    const key = first + rest
    if (!isKeyName(key) || isKeyName(rest) || inText(at)) return []
    const length = all.length - lead.length
    const message = rest
      ? `found "${first}" and "${rest}:" on two lines, expected "${key}:" on one`
      : `found "${key}" and its colon on two lines, expected "${key}:" and its value on one`
    const mend = { from: at, text: `${key}:`.padEnd(length) }
    return [{ message, at, length: first.length, mend, isSure: true as const }]
  })
}

/** A hyphen, and the first key of its entry at the start of the line below. */
const keyAtMargin = /^( +)-[ \t\r]*\n ?((?:([\w$]+):(?=\s)|\{)[^\n]*)/gm

/**
 * Hyphens with a line break after them.
 *
 * @param inText true for a place inside of a block of text or of quotes
 */
export function brokenEntries(text: string, inText: (at: number) => boolean): Slip[] {
  return [...text.matchAll(keyAtMargin)].flatMap(
    ({ 0: all, 1: lead = '', 2: rest = '', 3: key, index }): Slip[] => {
      if ((key !== undefined && !isKeyName(key)) || inText(index)) return []
      const words = key === undefined ? rest.trimEnd() : `${key}:`
      const at = index + all.length - rest.length
      const message = `found ${quoted(words)} on the line below its hyphen, expected it in the same line`
      const mend = { from: index, text: `${lead}- ${rest}`.padEnd(all.length) }
      return [{ message, at, length: words.length, noticed: index, mend, isSure: true }]
    },
  )
}
