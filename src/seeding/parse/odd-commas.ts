import type { Sentence } from './yaml-error.js'

/**
 * A sign that is meant as the comma between two entries within brackets.
 *
 * @param rest the line from `offset` on
 */
export function oddComma(offset: number, rest: string): Sentence | undefined {
  const [part, sign = ''] =
    /^[^,\n{}[\]"']*?(?:([，、])|(;)(?=[ \t]*[\w$]+:\s))/.exec(rest)?.filter(Boolean) ?? []
  if (part === undefined) return undefined
  const at = offset + part.length - 1
  const message =
    sign === ';'
      ? 'found ; between { and }, expected a comma before the next key'
      : `found "${sign}", a full-width sign, expected ","`
  return { message, at, isLocal: true, mend: { from: at, text: ',' } }
}
