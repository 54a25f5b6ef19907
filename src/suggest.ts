import { closest, distance } from 'fastest-levenshtein'

/** `; did you mean "contacts"?` when one of `known` is close to what was written, else nothing. */
export function suggestion(written: string, known: readonly string[]): string {
  if (known.length === 0) return ''
  const best = closest(
    written.toLowerCase(),
    known.map((word) => word.toLowerCase()),
  )
  const match = known.find((word) => word.toLowerCase() === best) ?? best
  const near = distance(written.toLowerCase(), best) <= Math.max(2, Math.floor(match.length / 3))
  return near ? `; did you mean "${match}"?` : ''
}
