import { blanked, type Slip } from './slips.js'

/** Two quotes before a key. */
const quotes = /""(?=[\w$]+"\s*:)(?<=[{,]\s{0,200}"")/g

/** The key of a list and its bracket, in two lines. */
const headings = /("[\w$]+"[ \t]*:[ \t]*\[)([ \t\r]*\n[ \t]*)\1/g

/** A bracket of either kind twice, after a key or in two lines, as entries are not. */
const brackets =
  /(?:(\[)\[|\{\{)(?<=(?::[ \t]{0,20}|(?:^|\n)[ \t]{0,200})..)(?![^\n]*(?:\]\]|\}\}))|\{(?<=(?:^|\n)[ \t]{0,200}.)[ \t\r]*\n[ \t]*\{(?=[ \t\r]*\n)/g

/** A value or an entry in quotes, with any quotes inside of it doubled; or another text, which may have no end. */
const values =
  /("(?:[^"\\\n]|\\.|"")*")(?=[ \t]*(?:[,}\]\r\n]|$))|"(?:[^"\\\n]|\\.)*(?:"|(?=\r?\n|$))/g

/** What is before a value or an entry in its line. */
const lead = /(?:[[{,:]|(?:^|\n)[ \t]*)[ \t]*$/

/** Doubled quotes around a part of a text, which do not begin and end it; or one pair of them for inches. */
const doubled = /^(?!""[^"]*""$).*?(?:(?<=^|[\s([{>/-])""(?=[^\s"]).*?""|(?<=\d)""(?=[\s.,;!?)]|$))/

/** Texts with quotes inside of them that are doubled, as CSV has them. */
function quotesOfCsv(text: string): Slip[] {
  const found: Slip[] = []
  const message = 'found "" inside of text, as in CSV, expected \\" for a quote inside of text'
  for (const { 0: all, 1: value, index } of text.matchAll(values)) {
    const inner = value?.slice(1, -1) ?? ''
    const start = text.slice(Math.max(0, index - 200), index)
    if (!doubled.test(inner) || !lead.test(start)) continue
    const at = index + 1 + inner.indexOf('""')
    const by = all.replace(/\\.|(?<=.)""(?=.)/g, (one) => (one === '""' ? '\\"' : one))
    found.push({ message, at, length: 2, mend: { from: index, text: by }, isLocal: true })
  }
  return found
}

/** A quote before a list or an object that has other texts in quotes. */
const quoteAround = /(?<=[[{,:]\s{0,200})"(?=([[{])\s*"[\w$+#@][^",\\\n]*"\s*[,:\]}])/g

/** Lists and objects in quotes. */
function quotesAround(text: string): Slip[] {
  const found: Slip[] = []
  for (const { 1: sign = '', index: at } of text.matchAll(quoteAround)) {
    const [close, what] = sign === '[' ? [']', 'a list'] : ['}', 'an object']
    const [line = ''] = text.slice(at, at + 10_000).split('\n', 1)
    const end = line.search(sign === '[' ? /\](?="\s*(?:[,\]}]|$))/ : /\}(?="\s*(?:[,\]}]|$))/)
    if (end < 0) continue
    const message = `found quotes around ${what}, expected none: remove the " before ${sign} and the " after ${close}`
    found.push({ message, at, length: end + 2, mend: { from: at, text: ' ' } })
    found.push({
      message: '',
      at: at + end + 1,
      length: 1,
      mend: { from: at + end + 1, text: ' ' },
    })
  }
  return found
}

/** What is there twice by mistake in JSON that cannot be parsed. */
export function doubledSigns(text: string): Slip[] {
  const found = [...quotesOfCsv(text), ...quotesAround(text)]
  for (const { index } of text.matchAll(quotes)) {
    const message = 'found "" before a key, expected one "'
    found.push({ message, at: index, length: 2, mend: { from: index, text: ' "' } })
  }
  for (const { 0: all, 1: first = '', index } of text.matchAll(headings)) {
    const at = index + all.length - first.length
    const message = `found ${first} twice, expected it once: remove this line`
    found.push({ message, at, length: first.length, mend: { from: at, text: blanked(first) } })
  }
  const signs = text.replace(texts, '')
  const excess = { '[': excessOf(signs, '[', ']'), '{': excessOf(signs, '{', '}') }
  for (const { 0: all, 1: square, index } of text.matchAll(brackets)) {
    const sign = square === undefined ? '{' : '['
    if (excess[sign]-- <= 0) continue
    const at = index + all.length - 1
    const message = `found ${sign} twice, expected it once: remove one`
    found.push({ message, at, length: 1, mend: { from: at, text: ' ' } })
  }
  return found.toSorted((a, b) => a.at - b.at)
}

/** An escaped sign outside of a text, which begins none, and a text in quotes. */
const texts = /\\["\\]|"(?:[^"\\\n]|\\.)*"/g

/** How many brackets are opened and not closed. */
function excessOf(signs: string, open: string, close: string): number {
  return signs.split(open).length - signs.split(close).length
}
