import type { Violation } from '../../lib/violation.js'
import { keyOf } from '../../resources/custom-field/key.js'
import type { FixtureDocument } from '../parse/document.js'
import type { Place } from '../parse/source.js'

export type Write = (value: unknown) => string

/** How keys and texts are written in a file: JSON has all of them in double quotes. */
export interface Notation {
  isJson: boolean
  /** Writes a text in place of a value, whose quotes stay if it has some. */
  write: Write
  /** Writes a key, or a value inside of brackets. */
  inside: Write
}

/** A violation, the value that it is about, and how the value is written. */
export interface Case extends Notation {
  violation: Violation
  value: unknown
  /** The rest of the line from the value on, or the value itself where it is short. */
  written: string
  place: Place
}

/** A value, how it is written, and what is to be written in its place. */
export type Written = Pick<Case, 'value' | 'written' | keyof Notation>

/** How YAML has texts, as far as they need no quotes. */
export const asItIs: Notation = { isJson: false, write: String, inside: String }

const inQuotes: Write = (value) => JSON.stringify(value)

/** @param value what is in the place where something else is to be written */
export function notationOf({ written }: FixtureDocument, value: unknown): Notation {
  const isJson = written?.format === 'json'
  const inside = isJson ? inQuotes : String
  return { isJson, inside, write: typeof value === 'string' ? String : inside }
}

/** A key and its value in a sentence: `"body: Hello"`, and in JSON `"body": "Hello"`. */
export function pairIn({ isJson, inside }: Notation, key: string, value: string): string {
  const pair = `${inside(key)}: ${value}`
  return isJson ? pair : `"${pair}"`
}

/** An entry with one key in a sentence: `"body: Hello"`, and in brackets and JSON `{ body: Hello }`. */
export function entryIn(
  notation: Notation,
  key: string,
  value: unknown,
  isInBrackets = notation.isJson,
): string {
  const text = notation.inside(value)
  return isInBrackets ? `{ ${notation.inside(key)}: ${text} }` : pairIn(notation, key, text)
}

/** How a text in brackets is written in place of another one: with quotes if that has quotes, as in JSON. */
export const insteadOf = ({ written, inside }: Pick<Case, 'written' | 'inside'>): Write =>
  /^["{]/.test(written) ? (one) => JSON.stringify(one) : inside

/** Words as a list in brackets. */
export function listOf(words: readonly string[], asked: Pick<Case, 'written' | 'inside'>): string {
  const write = insteadOf(asked)
  return `[${words.map((word) => (/^\d+$/.test(word) ? word : write(word))).join(', ')}]`
}

/** The texts that a sentence gives as examples: `such as 2026-03-07 or -3d`. */
const examples = /(?<= such as )([^\s,[{][^,]*?)(?: or ([+-]\d\w+))?(?=,| or |$)/g

/** A sentence about what is expected, with its examples as they are to be written. */
export const withExamples = (expected: string, { write }: Notation): string =>
  expected.replace(
    examples,
    (_, first: string, second?: string) =>
      `${write(first)}${second === undefined ? '' : ` or ${write(second)}`}`,
  )

/** A number, or a word such as true, in place of a value, whose quotes make text of it. */
export const withoutQuotes = (value: unknown, written: string): string =>
  `${value}${/^["']/.test(written) ? ' without quotes' : ''}`

/** The key of a custom field that a name stands for; one such as `contact.plan` is a key already. */
export const fieldKeyOf = (name: string): string => (name.includes('.') ? name : keyOf(name))
