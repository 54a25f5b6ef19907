/** What a word means in another language; the star is the word, and # the number that it is. */
export const meanings: readonly [pattern: RegExp, message: string][] = [
  [/^(?:None|nil|NULL|Null|undefined)$/, 'expected null: JSON has no other word for no value'],
  [/^(?:True|TRUE)$/, 'expected true in small letters'],
  [/^(?:False|FALSE)$/, 'expected false in small letters'],
  [/^-?(?:NaN|Infinity)$/, 'expected a number or null'],
  [/^\.\.\.$|^…$/, 'expected entries: remove what stands for more of them'],
  [/^0[xob][\da-fA-F]+$/, 'expected a decimal number: #'],
  [/^-?0\d+$/, 'expected quotes around text, "*", or a number without a 0 before it: #'],
  [/^[+-]?[\d.][\d._xXa-fA-F]*$/, 'expected a plain decimal number, or quotes around it: "*"'],
  [/^(?:yes|no|on|off)$/i, 'expected true or false, or text in double quotes: "*"'],
  [/^-+$/, 'expected a value: lists of JSON have commas in place of hyphens'],
  [/^[^"]+$/, 'expected it in double quotes: "*"'],
]
