import { maxKeys, maxLevels } from './levels.js'

/** What there is too much of in a text, and where the first that is too many begins. */
export interface Excess {
  of: 'levels' | 'keys' | 'values'
  at: number
}

/**
 * Counts the keys of JSON whose syntax has not been checked, before it takes time and memory.
 *
 * @param maxValues the largest number of keys and values together
 */
export function countKeys(text: string, maxValues: number): number | Excess {
  let keys = 0
  let values = 1
  /** The keys so far of the object or list that is open, and of those around it. */
  let own = 0
  const outer: number[] = []
  // Only what stands behind a text is certainly a key: where a quote is missing, texts and what is between them are
  // taken for each other.
  let isAfterText = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t') continue
    if (sign === '"') at = endOfText(text, at)
    else if (sign === ':') {
      keys++
      if (isAfterText && ++own > maxKeys) return { of: 'keys', at }
    } else if (sign === ']' || sign === '}') own = outer.pop() ?? 0
    else if (sign === ',') values++
    else if (sign === '[' || sign === '{') {
      values++
      if (outer.push(own) > maxLevels) return { of: 'levels', at }
      own = 0
    }
    if (keys + values > maxValues) return { of: 'values', at: at + 1 }
    isAfterText = sign === '"'
  }
  return keys
}

/** The offset of the closing quote of the text that begins at `start`. */
function endOfText(text: string, start: number): number {
  for (let end = start; ; ) {
    end = text.indexOf('"', end + 1)
    if (end < 0) return text.length
    let first = end
    while (text[first - 1] === '\\') first--
    if ((end - first) % 2 === 0) return end
  }
}
