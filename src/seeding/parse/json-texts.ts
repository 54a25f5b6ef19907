export const quoteInside =
  'found \\" at the end of a text, which is a quotation mark inside of it: write \\\\ for a backslash, or one more " to end the text'

/** A text without the brackets at its end that it does not open. */
export function withoutEnds(text: string): string {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const isClosed = /[\]}]$/.test(text) && count(/[\]}]/g) > count(/[[{]/g)
  return isClosed ? withoutEnds(text.slice(0, -1)) : text.trimEnd()
}

/** A text between quotes, with its escapes; as it is, where they are none. */
export function textOf(inner: string): string {
  if (!inner.includes('\\')) return inner
  try {
    return JSON.parse(`"${inner}"`)
  } catch {
    return inner
  }
}

const date = String.raw`\d{4}-\d{2}-\d{2}(?:[T ][ \t]*\d{1,2}:[\d:.]+[ \t]*(?:Z|[+-][\d:]+)?)?`
const address = String.raw`[a-z]+:\/\/[^\s",}\]]+`

/** Dates and addresses, which have colons in them. */
export const unquoted = new RegExp(String.raw`${date}(?=\s*[,}\]\n])|${address}`, 'y')

/** A text with its closing quote where only the end of a text can be. */
export const curlyEnd =
  /"([^"“”„\n]*)([“”‘’])(?=\s*(?:,\s*"[\w$]+"\s*:|:\s*["[{])|[ \t\]}]*,?[ \t]*\r?\n)/y

/** A date or an address without its first quote. */
export const halfQuoted = new RegExp(String.raw`(${date}|${address})"(?=\s*[,}\]])`, 'y')

/** Any characters in a string except control characters, quotes and backslashes. */
export const plain = /[ !#-[\]-\uffff]+/y
export const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y

/** The rest of a text behind a quote inside of it, up to a quote with `behind` after it. */
const restBefore = (behind: string) =>
  new RegExp(
    `(?!;\\s*["[{])(?:[^\\s,:[\\]{}"/#=][^\\n]{0,2000}?| +[^\\s,:[\\]{}"/#=][^\\n":]*)"(?=${behind})`,
    'y',
  )
export const restOfText = restBefore('\\s*(?:[,}\\]\\n\\r]|$)')
export const restBeforeKey = restBefore(
  '[ \\t]*(?:[}\\]\\n\\r]|$|,[ \\t]*(?:"?[\\w$]+"?[ \\t]*:|[/\\n\\r]|$))',
)
/** The rest of a text that goes on with a comma: `3/4", brass", `. */
export const restAfterComma =
  /,[ \t]+[^\s,:[\]{}"/#=][^\n":]*"(?=[ \t]*(?:[}\n\r]|,[ \t]*(?:"[\w$]+"[ \t]*:|[\n\r])))/y
export const restBeforeValue = restBefore(
  '[ \\t]*(?:[}\\]\\n\\r]|$|,[ \\t]*(?:["{[\\d/\\n\\r-]|true|false|null|$))',
)
