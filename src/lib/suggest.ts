import { distance } from 'fastest-levenshtein'
import { hiddenIn, zeroWidth } from './signs.js'

/** `; did you mean "contacts"?` when one of `known` is close to what was written, else nothing. */
export function suggestion(written: string, known: readonly string[]): string {
  const hidden = hiddenAround(written, known)
  if (hidden !== undefined) return hidden
  const match = nearest(written, known)
  return match === undefined ? '' : `; did you mean "${match}"?`
}

/** The key that a text begins with, of which the colon is missing: `method GET`. */
export const firstWordIn = (known: readonly string[], text: string): string | undefined =>
  known.find((key) => text.startsWith(`${key} `))

/** What to do about a character that cannot be seen, without which a text is one of `known`. */
function hiddenAround(written: string, known: readonly string[]): string | undefined {
  const hidden = hiddenIn(written)
  return hidden && known.includes(written.replace(new RegExp(zeroWidth, 'g'), ''))
    ? `; ${hidden}`
    : undefined
}

/**
 * The id that was most likely meant, or else some that its owner has: ids that differ in a number differ.
 *
 * @param taken ids that are written beside it, which it was hardly meant as
 */
export function idSuggestion(
  written: string,
  known: readonly string[],
  taken: readonly unknown[] = [],
): string {
  const hidden = hiddenAround(written, known)
  if (hidden !== undefined) return hidden
  const free = known.filter((id) => !taken.includes(id))
  const match = nearest(written, free)
  const numberless = (text: string) => text.replace(/\d+/g, '')
  if (match !== undefined && numberless(match) !== numberless(written) && isSlip(written, match)) {
    return `; did you mean "${match}"?`
  }
  if (known.length === 0) return ''
  const more = known.length > 3 ? ` and ${known.length - 3} more` : ''
  return `; it has ${known.slice(0, 3).join(', ')}${more}`
}

/** False where ids have a beginning such as `user-` in common and other words after it. */
function isSlip(written: string, match: string): boolean {
  const [, prefix = ''] = /^(.*[-_])/.exec(written) ?? []
  if (!match.startsWith(prefix)) return true
  return nearest(written.slice(prefix.length), [match.slice(prefix.length)]) !== undefined
}

/**
 * The one of `known` that was most likely meant: the only one that begins so, or one that is at most `most` letters
 * away, by default a third of its length.
 */
export function nearest(
  written: string,
  known: readonly string[],
  most?: number,
): string | undefined {
  // What is very long is no slip of the pen, and comparing it, or with very many, would take its time.
  if (known.length > 5000) return undefined
  const lower = written.toLowerCase()
  const [longer, another] = known.filter((word) => word.toLowerCase().startsWith(lower))
  if (lower.length > 4 && another === undefined && longer !== undefined) return longer
  const letters = (word: string) => [...word.toLowerCase()].sort().join('')
  // Of a short word two other letters make another word: `coal` is no slip of `oil`, but `nmae` is one of `name`.
  const isOther = (word: string) =>
    Math.max(word.length, written.length) < 5 && letters(word) !== letters(written)
  const reach = (word: string) =>
    most ?? (isOther(word) ? 1 : Math.max(2, Math.floor(word.length / 3)))
  const alike = known.filter((word) => Math.abs(word.length - written.length) <= reach(word))
  if (alike.length === 0 || alike.length * written.length ** 2 > 2_000_000) return undefined
  const [best] = alike
    .map((word) => ({ word, far: distance(lower, word.toLowerCase()) }))
    .filter(({ word, far }) => far <= reach(word))
    .filter(
      ({ word, far }) =>
        far < Math.max(written.length, word.length) || letters(word) === letters(written),
    )
    .sort((a, b) => a.far - b.far)
  return best?.word
}
