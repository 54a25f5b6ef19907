import { distance } from 'fastest-levenshtein'

/** How two words that were probably meant to be the same differ; undefined when they do not, or altogether. */
export function difference(written: string, known: string): string | undefined {
  if (written === known) return undefined
  if (written.trim() === known.trim()) return 'differs only in white space'
  if (written.toLowerCase() === known.toLowerCase()) return 'differs only in letter case'
  const characters = distance(written, known)
  if (characters > 2 || characters * 3 > known.length) return undefined
  return characters === 1 ? 'differs in one character' : `differs in ${characters} characters`
}
