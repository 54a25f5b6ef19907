/** A name as keys have it: `What fuel?` is `what_fuel` (assumed for other characters than letters and digits). */
export const keyOf = (name: unknown): string =>
  String(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_]+/gu, '')
    .trim()
    .replace(/\s+/g, '_')
