import { isUtf8 } from 'node:buffer'
import { hiddenIn } from '../../lib/signs.js'
import { quoted } from '../../lib/violation.js'
import { isProse } from '../parse/key-names.js'
import type { Visit } from '../walk.js'
import { variable } from './advices.js'

/** What is odd about a text of an entry; undefined for most. */
export const oddText = (visit: Visit, name: string, text: string): string | undefined =>
  oddPath(text) ??
  (isProse(name) ? undefined : noValue(text)) ??
  oddVariable(visit, name, text) ??
  oddId(visit, name, text) ??
  oddEnd(visit, name, text) ??
  lostLetters(text)

/** A word for no value in another language, which is text in YAML. */
const noValue = (text: string): string | undefined =>
  /^(?:None|nil|NaN|undefined)$/.test(text)
    ? `${quoted(text)}, which is text here: remove the line for no value, or write null`
    : undefined

/** The path of a file of Windows, in quotes in which \\t is a tab. */
function oddPath(text: string): string | undefined {
  // A line break after a letter and a colon may be one, unless a sign within the words after it is not.
  const [, drive, sign] =
    /(?:^|\s)(?:([C-H]:)([\t\b\f\r]|\n(?=[a-z])))/.exec(text) ??
    /(?:^|\s)([A-Z]:)([\n\r])(?=[a-z]+[\t\b\f\r\n][a-z])/.exec(text) ??
    []
  if (sign === undefined) return undefined
  const escaped = JSON.stringify(sign).slice(1, -1)
  return `${drive} before ${escaped}, which is one sign in double quotes: write ${drive}\\${escaped} if it is a backslash`
}

/** `{{name}}` and `<b>` are texts that HighLevel knows. */
const variableInText = /^\$(?:\{\w+(?::?[-?+=][^}]*)?\}|[A-Z_][A-Z_\d]+)$|^%[A-Z_][A-Z_\d]+%$/

/** An id or a text that another program would have replaced. */
function oddVariable({ resource }: Visit, name: string, text: string): string | undefined {
  if (!/^[$%{<]/.test(text)) return undefined
  const { form, made } = resource.fields[name] ?? {}
  const pattern = name === resource.key ? variable : variableInText
  return form || made === 'token' || !pattern.test(text)
    ? undefined
    : `${quoted(text)}, but variables are not replaced in fixtures: write the value`
}

/** An id that nothing else names: what cannot be seen in it came along when it was copied. */
function oddId({ resource }: Visit, name: string, text: string): string | undefined {
  const hidden = name === resource.key ? hiddenIn(text) : undefined
  return hidden && `${quoted(text)}; ${hidden}`
}

/** A sign that came along from a line of JSON or of a script; sentences and addresses may end so. */
function oddEnd({ resource }: Visit, name: string, text: string): string | undefined {
  const [sign] = (text.includes(' ') && /(?:[,;]|(?<= )\\)$/.exec(text)) || []
  const isSentence = name !== 'name' && isProse(name)
  if (sign === undefined || isSentence || /address/i.test(name) || !resource.fields[name])
    return undefined
  return `${sign} at the end of ${quoted(text)}, which becomes part of it: remove it`
}

/** Letters that a program lost when it read a file in another encoding than it was written in. */
function lostLetters(text: string): string | undefined {
  if (!/\ufffd|[\u00c2-\u00c5][\u0080-\u00bf]/.test(text)) return undefined
  if (text.includes('\ufffd')) {
    return `\ufffd in ${quoted(text)}, which stands for a letter that was lost: write the letter`
  }
  const bytes = Buffer.from(text, 'latin1')
  // Of a text that has other letters too, the bytes are not known.
  return bytes.toString('latin1') === text && isUtf8(bytes)
    ? `${quoted(text)}, which is UTF-8 that was read as Latin-1: write ${quoted(bytes.toString())}`
    : undefined
}
