import { parseAst } from 'rolldown/parseAst'

/** The fewest characters of a line; the last one may be shorter. */
const least = 500

/** What has statements, members or expressions one after another, between which a line may end. */
const listed = ['body', 'consequent', 'declarations', 'expressions']

/**
 * Minified code in lines. Node prints the line that an uncaught error comes from, and without an end of line that is all
 * of the file.
 */
export function inLines(code) {
  const ends = []
  const visit = (node) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== 'object' || value === null) continue
      if (listed.includes(key) && Array.isArray(value)) {
        const [, ...others] = value
        ends.push(...others.map(({ start }) => start))
      }
      visit(value)
    }
  }
  visit(parseAst(code, { sourceType: 'script' }))
  const lines = []
  let from = 0
  for (const end of ends.sort((a, b) => a - b)) {
    if (end - from < least) continue
    lines.push(code.slice(from, end))
    from = end
  }
  return [...lines, code.slice(from)].join('\n')
}
