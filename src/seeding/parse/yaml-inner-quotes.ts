import type { Source } from './source.js'
import { lineFrom, type Sentence } from './yaml-error.js'
import { inQuotes } from './yaml-quotes.js'

/** A text of one line as the parser reads it, up to a quote that is meant as a part of it. */
const early = /^(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')/

/** The rest of such a text, up to the quote that is meant to end it. */
function restOf(quote: string): RegExp {
  const entry = `(?:$|["'{[]|[^"'\\n]*(?:[,\\]}]|$))`
  const end = `${quote}(?=[ \\t]*(?:$|[\\]}]|,[ \\t]*${entry})|[ \\t]+#)`
  // After a space, more quotes are rather those of another text: `"Jane" said "hi"`.
  const afterSpace = `[ \\t]+[^\\s,${quote}#][^,${quote}]*(?<=\\S)`
  return new RegExp(`^(?:[^\\s,:\\]}${quote}].*?|${afterSpace})${end}`)
}

/** True for a value that its line has a key before, and no bracket. */
const isAfterKey = ({ text }: Source, begin: number): boolean =>
  /^[ -]*[\w$]+: +$/.test(text.slice(text.lastIndexOf('\n', begin - 1) + 1, begin))

/**
 * A quote inside of a text in such quotes, which the parser takes for the end of the text: `'don't know'`.
 *
 * @param begin where the text begins
 */
export function innerQuote(
  source: Source,
  begin: number,
): (Sentence & { whole: string }) | undefined {
  const line = lineFrom(source, begin)
  const [first = ''] = early.exec(line) ?? []
  const quote = first.charAt(0)
  const after = line.slice(first.length)
  // Outside of brackets the value is all that is in the line, commas too.
  const isWhole =
    after !== '' && isAfterKey(source, begin) && after.indexOf(quote) === after.length - 1
  const [rest] = quote === '' ? [] : isWhole ? [after] : (restOf(quote).exec(after) ?? [])
  if (rest === undefined) return undefined
  const whole = first + rest
  const inner = whole.slice(1, -1)
  const end = begin + first.length
  if (quote === "'") {
    const message = `found an apostrophe inside of '...', expected two of them ('') or double quotes around the text${inQuotes(inner.replaceAll("''", "'"))}`
    return { message, at: end - 1, isLocal: true, whole }
  }
  const message = `found text after the closing ", expected \\" for a quote inside of text, or single quotes around the text${inQuotes(inner.replaceAll('\\"', '"'))}`
  const { length } = rest.trimStart()
  return { message, at: end + rest.length - length, length, isLocal: true, whole }
}
