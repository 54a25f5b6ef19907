import { closest, distance } from 'fastest-levenshtein'

/** `; did you mean "contacts"?` when one of `known` is close to what was written, else nothing. */
export function suggestion(written: string, known: readonly string[]): string {
  const match = nearest(written, known)
  return match === undefined ? '' : `; did you mean "${match}"?`
}

/** The one of `known` that was most likely meant: at most so many letters away, by its length if nothing is said. */
export function nearest(
  written: string,
  known: readonly string[],
  most?: number,
): string | undefined {
  // What is very long is no slip of the pen, and comparing it, or with very many, would take its time.
  if (known.length === 0 || known.length > 5000 || written.length > 200) return undefined
  const best = closest(
    written.toLowerCase(),
    known.map((word) => word.toLowerCase()),
  )
  const match = known.find((word) => word.toLowerCase() === best) ?? best
  const letters = distance(written.toLowerCase(), best)
  const near = letters <= (most ?? Math.max(2, Math.floor(match.length / 3)))
  return near && letters < Math.max(written.length, match.length) ? match : undefined
}
