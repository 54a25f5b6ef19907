import type { Scalar } from 'yaml'
import { quoted } from '../../lib/violation.js'
import type { Mend } from './slips.js'

/** The longest text that is looked at, in characters. */
const longest = 2000

interface Wrapped {
  at: number
  length: number
  message: string
  mend: Mend
}

/** An entry that goes on below, each line of which is one word: the lines below are entries without their hyphens. */
export function wrappedEntry(text: string, { range }: Scalar): Wrapped | undefined {
  const [start = 0, end = 0] = range ?? []
  if (end - start > longest) return undefined
  const written = text.slice(start, end)
  const [first = '', ...below] = written.split('\n')
  if (below.length === 0 || !/^[\w./@+-]+\r?$/.test(first)) return undefined
  if (!below.every((line) => /^ *[\w./@+-]+\r?$/.test(line))) return undefined
  const [head = ''] = /[^\n]*$/.exec(text.slice(Math.max(0, start - 200), start)) ?? []
  if (!/^ *- +$/.test(head)) return undefined
  const [second = ''] = below
  const word = second.trim()
  const more = below.length > 1 ? `, and ${below.length - 1} more below it` : ''
  const hyphen = head.indexOf('-')
  const entries = below.map((line) => {
    const gap = line.length - line.trimStart().length - hyphen - 1
    return gap > 0
      ? `${' '.repeat(hyphen)}-${' '.repeat(gap)}${line.trimStart()}`
      : ' '.repeat(line.length)
  })
  return {
    at: start + first.length + 1 + second.indexOf(word),
    length: word.length,
    message: `found ${quoted(word)} without a hyphen${more}, which becomes part of the entry above: write "- ${word}" in line with that`,
    mend: { from: start + first.length + 1, text: entries.join('\n') },
  }
}
