import { isKeyName } from './key-names.js'
import type { Slip } from './slips.js'

const marked = /^( *(?:- +)*)([*`(]{1,2})([\w$]+)([*`)]{1,2})(?=:(?:\s|$))/gm

/**
 * Keys with the signs around them that make them bold or code in a chat.
 *
 * @param inText true for a place inside of a block of text or of quotes
 */
export function markedKeys(text: string, inText: (at: number) => boolean): Slip[] {
  return [...text.matchAll(marked)].flatMap(
    ({ 0: all, 1: lead = '', 2: open = '', 3: name = '', 4: close = '', index }): Slip[] => {
      const at = index + lead.length
      if (!isKeyName(name) || inText(at)) return []
      const length = all.length - lead.length
      const message = `found ${open}${name}${close} with signs around the key, expected "${name}:"`
      return [{ message, at, length, mend: { from: at, text: name.padEnd(length) }, isSure: true }]
    },
  )
}
