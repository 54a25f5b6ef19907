/** Characters that take no room. */
export const zeroWidth = /[\u00ad\u200b-\u200f\u2060\ufeff]/

/** `U+00A0` */
export const code = (sign = ''): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** What to do about a character in a text that cannot be seen; undefined when there is none. */
export function hiddenIn(text: string): string | undefined {
  const [sign] = zeroWidth.exec(text) ?? []
  return sign && `there is an invisible character (${code(sign)}) in it: delete it`
}
