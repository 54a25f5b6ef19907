/** A number with commas between its thousands, or with one in place of its point. */
export const withCommas =
  /-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?:\d{1,3}(?:\.\d{3})+|\d+),\d+)(?=\s*[,}\]\n])(?!,\d)/y

/** A number that another one follows without a comma, as in a list. */
export const numberBefore = /-?\d+(?:\.\d+)?(?=[ \t]+-?\d[\d.]*[\s,\]])/y

export const withoutCommas = (number: string): string =>
  /^-?\d{1,3}(?:,\d{3})+(?:\.|$)/.test(number)
    ? number.replaceAll(',', '')
    : number.replaceAll('.', '').replace(',', '.')

export const numberOf = (word: string): number => {
  const digits = /^[+-]?0[xob]/.test(word)
    ? word
    : word.replaceAll(/[Oo]/g, '0').replaceAll(/[Il]/g, '1')
  const number = Number(digits.replace(/^[+-]/, '').replaceAll(/_|n$/g, ''))
  return word.startsWith('-') ? -number : number
}

/** A number, and a sign that was typed after it. */
export const strayAfter = /(-?\d+(?:\.\d+)?)([`'´^~;<>|\\#§°=*])(?=\s*[,}\]])/y
