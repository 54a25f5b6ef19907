/**
 * The offset of the first syntax error in a JSON text, or its end if it is incomplete. Errors of `JSON.parse` do not
 * always have a position. This parser builds no values, so it needs no memory.
 */
export function findSyntaxError(text: string): number {
  /** The closing brackets of the lists and objects that are open. */
  const closers: string[] = []
  let expected: 'value' | 'name' | 'colon' | 'next' = 'value'
  let justOpened = false
  let at = 0
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const skipped = pattern.test(text)
    if (skipped) at = pattern.lastIndex
    return skipped
  }
  for (;;) {
    skip(/[ \t\n\r]*/y)
    const sign = text.charAt(at)
    const mayClose = justOpened || expected === 'next'
    justOpened = false
    if (sign === '') return text.trimEnd().length
    if (mayClose && sign === closers.at(-1)) {
      closers.pop()
      expected = 'next'
      at++
    } else if (expected === 'next') {
      if (sign !== ',' || closers.length === 0) return at
      expected = closers.at(-1) === '}' ? 'name' : 'value'
      at++
    } else if (expected === 'colon') {
      if (sign !== ':') return at
      expected = 'value'
      at++
    } else if (sign === '"') {
      at++
      while (skip(plain) || skip(escaped));
      if (!skip(/"/y)) return at
      expected = expected === 'name' ? 'colon' : 'next'
    } else if (expected === 'name') return at
    else if (sign === '[' || sign === '{') {
      closers.push(sign === '[' ? ']' : '}')
      expected = sign === '[' ? 'value' : 'name'
      justOpened = true
      at++
    } else if (skip(word)) expected = 'next'
    else return at
  }
}

/** Any characters in a string except control characters, quotes and backslashes. */
const plain = /[ !#-[\]-\uffff]+/y
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
