import { isScalar, Scalar } from 'yaml'
import { isKeyName } from './key-names.js'
import { blanked } from './slips.js'
import { type Found, nodesAt, type Sentence } from './yaml-error.js'
import { indentOf, lineBefore } from './yaml-lines.js'

/**
 * A comment after a line of an unquoted text of several lines, which it ends, or a comment with a key in it, but not with
 * what is below the key.
 */
export function commentInText({ source, document, offset }: Found): Sentence | undefined {
  const { text } = source
  const [above] = nodesAt(document, lineBefore(source, offset).end)
  const [start = 0, end = 0] = above?.range ?? []
  const [all, gap = ''] = /^(\s*)#/.exec(text.slice(end, offset + 1)) ?? []
  if (!isScalar(above) || all === undefined) return undefined
  const at = end + gap.length
  const [comment = '', owner = ''] = /^#[# \t]*(?:([\w$-]+):[ \t]*$)?.*/m.exec(text.slice(at)) ?? []
  const isOwner = isKeyName(owner)
  if (above.type !== Scalar.PLAIN && !isOwner) return undefined

  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const head = text.slice(lineStart, start)
  const isBelowKey = head.trim() === ''
  const least = indentOf(source, start) + (isBelowKey ? 0 : 1)
  const rest = new RegExp(
    `[^\\n]*(?:\\n(?:[ \\t\\r]*(?:#[^\\n]*)?(?=\\n|$)| {${least},}[^\\n]*))*`,
    'y',
  )
  rest.lastIndex = at
  const [lines = ''] = rest.exec(text) ?? []
  const [, next] = /\n[ \t]*([^\s#][^\n]*)/.exec(lines) ?? []
  if (at + lines.length <= offset || next === undefined) return undefined
  const length = comment.trimEnd().length
  if (isOwner) {
    const below = source.lineAt(at + lines.indexOf(next))
    const message = `found "${owner}:" in a comment, but not what is below it from line ${below} on: remove the #, or write one before each of those lines too`
    return { message, at, length, mend: { from: at, text: blanked(lines) } }
  }
  // A key that is indented too far, rather than a word of a sentence.
  const [, word] = /^([\w$-]+):(?:\s|$)/.exec(next) ?? []
  if (word !== undefined && (isKeyName(word) || !/\s/.test(String(above.value)))) return undefined
  const [, key] =
    /([\w$-]+):[ \t]*$/.exec(isBelowKey ? lineBefore(source, start).before : head) ?? []
  const where = key === undefined ? 'the text' : `"${key}:"`
  const advice =
    key === undefined
      ? 'put all of it in quotes'
      : 'write | after the key and all of the text below it'
  const message = `found a comment, which ends the text that begins in line ${source.lineAt(start)}, expected it above ${where}; if it is part of the text, ${advice}`
  // A comma before it is no mistake besides.
  const mend = { from: end - 1, text: `x${gap}${blanked(lines)}` }
  return { message, at, length, mend }
}
