import { distance } from 'fastest-levenshtein'

/** Describes a small difference, such as letter case or one typo; undefined when the words are equal or unlike. */
export function difference(written: string, known: string): string | undefined {
  if (written === known) return undefined
  if (written.trim() === known.trim()) return 'differs only in white space'
  if (written.toLowerCase() === known.toLowerCase()) return 'differs only in letter case'
  if (Math.abs(written.length - known.length) > 2) return undefined
  const [from, to] = between(written, known)
  // Ids may be thousands of characters long, and one is compared with thousands of others.
  if (Math.max(from.length, to.length) > longest) return undefined
  const characters = distance(from, to)
  if (characters > 2 || characters * 3 > known.length) return undefined
  return characters === 1 ? 'differs in one character' : `differs in ${characters} characters`
}

/** The number of characters between two differences at most: `distance` takes the square of it. */
const longest = 100

/** What is left of two words without the letters that they begin and end with in common. */
function between(a: string, b: string): [string, string] {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)]
}
