import { type SqlValue, textParameter } from './table.js'

/** A piece of SQL, and the values of its parameters in their order. */
export interface Sql {
  readonly text: string
  readonly values: readonly SqlValue[]
}

/** A piece without parameters: names, and SQL that the source says. */
export const raw = (text: string): Sql => ({ text, values: [] })

/**
 * SQL of a template: pieces are put in, and other values become parameters, so that no value is ever part of the text.
 *
 * @example sql`${raw('city')} = ${city}`
 */
export function sql(
  texts: TemplateStringsArray,
  ...parts: readonly (Sql | string | number)[]
): Sql {
  let [text = ''] = texts
  const values: SqlValue[] = []
  for (const [index, part] of parts.entries()) {
    const piece = typeof part === 'object' ? part : parameter(part)
    text += `${piece.text}${texts[index + 1]}`
    values.push(...piece.values)
  }
  return { text, values }
}

// Both are cast for the reason that `textParameter` names.
const parameter = (value: string | number): Sql => ({
  text: typeof value === 'string' ? textParameter : 'CAST(? AS NUMERIC)',
  values: [value],
})

export const joined = (pieces: readonly Sql[], separator: string): Sql => ({
  text: pieces.map(({ text }) => text).join(separator),
  values: pieces.flatMap(({ values }) => values),
})

/**
 * A column in lower case, to compare with texts in lower case. SQLite's own function knows ASCII alone; `folded`, which
 * each connection has, calls JavaScript, which takes longer.
 */
export const folded = (column: Sql, texts: readonly string[]): Sql =>
  texts.every((text) => /^\p{ASCII}*$/u.test(text)) ? sql`lower(${column})` : sql`folded(${column})`
