import { nearest } from '../../lib/suggest.js'

const inQuotes = 'expected it in double quotes'

/** What a word means in another language; the star is the word, and # the number that it is. */
const meanings: readonly [pattern: RegExp, message: string][] = [
  [/^(?:None|nil|NULL|Null)$/, 'expected null: JSON has no other word for no value'],
  [/^(?:True|TRUE)$/, 'expected true in small letters'],
  [/^(?:False|FALSE)$/, 'expected false in small letters'],
  [/^(?:NaN|[+-]?Infinity|undefined)$/, 'which JSON does not have: write null, or the value'],
  [/^(?:\.{3}|…)/, 'expected entries: remove what stands for more of them, and its comma'],
  [/^[+-]?0[xob][\da-fA-F]+$/, 'expected a decimal number: #'],
  [/^-?0\d+$/, 'expected quotes around text: "*"; a number has no 0 before it'],
  [
    /^[+-]?(?:\.\d+|\d+[.n]|\d+(?:_\d+)+(?:\.\d+)?)$|^\+(?:\d{1,3}|\d+\.\d+)$/,
    'which is no number in JSON: write #',
  ],
  [/^\d[\dOoIl]+$/, 'which has a letter in place of a digit: write #'],
  [/^[+-]?\d+(?:\.\d+)?(?:ms|[wdhms])$/, 'expected it in double quotes: "*"'],
  [/^\+\d{7,15}$/, 'expected it in double quotes, as a telephone number: "*"'],
  [/^[+-]?[\d.][\d._xXa-fA-F]*$/, 'expected a plain decimal number, or quotes around it: "*"'],
  [/^(?:yes|no|on|off)$/i, 'expected true or false, or text in double quotes: "*"'],
  [/^-+$/, 'expected a value: lists of JSON have commas in place of hyphens'],
  [/^[^"]+$/, `${inQuotes}: "*"`],
]

/** What is said of a word: what it means elsewhere, or the word of JSON that it is like. */
export function meaningOf(word: string): string | undefined {
  const [, meaning] = meanings.find(([pattern]) => pattern.test(word)) ?? []
  const meant = meaning?.startsWith(inQuotes) ? nearest(word, ['true', 'false', 'null']) : undefined
  return meant === undefined ? meaning : `${meaning}; did you mean ${meant}?`
}

/** What JavaScript prints in place of a value. */
export const printed: readonly [pattern: RegExp, what: string][] = [
  [
    /\[Object\]/y,
    'console.log prints in place of an object: write the object, as JSON.stringify prints it',
  ],
  [
    /\[Array\]/y,
    'console.log prints in place of a list: write the list, as JSON.stringify prints it',
  ],
  [
    /\[object \w+\]/y,
    'JavaScript makes of an object inside of text: write the object, as JSON.stringify prints it',
  ],
  [
    /\[Circular(?: \*\d+)?\]/y,
    'console.log prints in place of an object that is around it: remove the key',
  ],
  [/\[Function\b[^\]\n]*\]/y, 'console.log prints in place of a function: remove the key'],
]

/** What JavaScript has printed at the start of a text in place of a value, and what that is. */
export function printedIn(text: string): { found: string; what: string } | undefined {
  for (const [pattern, what] of printed) {
    pattern.lastIndex = 0
    const [found] = pattern.exec(text) ?? []
    if (found !== undefined) return { found, what }
  }
  return undefined
}
