import { relative } from 'node:path'
import { visibleJson } from '../../lib/visible.js'
import type { LeftOut } from '../parse/files.js'
import { formatPlace, isError, type Place, type Problem } from '../parse/source.js'

/** Colours text, or returns it unchanged. */
export type Paint = (style: 'red' | 'yellow' | 'dim', text: string) => string

export const plain: Paint = (_style, text) => text

/**
 * The line of a place and the line before it, with carets under the place; empty when there is no line.
 *
 *       1 | subAccounts:
 *     > 2 |   - id: loc main
 *         |         ^^^^^^^^
 */
function frame({ line, length = 1, excerpt }: Place, paint = plain): string[] {
  if (line === undefined || !excerpt) return []
  const { line: text, before, indent } = excerpt
  const gutter = String(line).length
  const carets = Math.max(1, Math.min(length, text.length - indent))
  return [
    ...(before.trim()
      ? [paint('dim', `  ${String(line - 1).padStart(gutter)} | ${before}`.trimEnd())]
      : []),
    `${paint('red', '>')} ${line} | ${text}`.trimEnd(),
    `  ${' '.repeat(gutter)} | ${' '.repeat(indent)}${paint('red', '^'.repeat(carets))}`,
  ]
}

/** The number of problems that are printed; the rest is counted. */
const maxShown = 100

/** Problems as text: the place and message of each, and the lines around the place. */
export function asText(problems: readonly Problem[], paint: Paint = plain): string {
  const shown = problems.slice(0, maxShown).map((problem) => {
    const { severity, place, message } = problem
    const warning = severity === 'warning' ? `${paint('yellow', 'warning:')} ` : ''
    const head = `${paint(severity === 'error' ? 'red' : 'yellow', formatPlace(place))}  ${warning}${message}`
    return [head, ...frame(place, paint)].join('\n')
  })
  const left = problems.length - shown.length
  return [...shown, ...(left > 0 ? [`… and ${left.toLocaleString('en')} more`] : [])].join('\n\n')
}

/** `2 errors and 1 warning` */
export function counted(problems: readonly Problem[]): string {
  const errors = problems.filter(isError).length
  const words = [several(errors, 'error'), several(problems.length - errors, 'warning')]
  return words.filter((one) => one !== '').join(' and ')
}

const several = (count: number, noun: string) =>
  count === 0 ? '' : `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`

/** Problems as JSON. */
export function asJson(
  files: readonly string[],
  problems: readonly Problem[],
  leftOut: readonly LeftOut[] = [],
): string {
  const valid = !problems.some(isError)
  const listed = problems.map(({ severity, place, message, other }) => ({
    severity,
    ...spot(place),
    message,
    ...(other && { other: spot(other) }),
  }))
  return visibleJson(`${JSON.stringify({ valid, files, leftOut, problems: listed }, null, 2)}\n`)
}

const spot = ({ file, line, column }: Place) => ({ file, line, column })

/** Problems as workflow commands, which GitHub shows next to the lines of a pull request. */
export const asAnnotations = (problems: readonly Problem[], folder: string): string =>
  problems
    .map(({ severity, place: { file, line, column }, message }) => {
      const where = { file: relative(folder, file), line, col: column, title: 'ghl-mock' }
      const properties = Object.entries(where)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
      return `::${severity} ${properties.join(',')}::${escapeData(message)}\n`
    })
    .join('')

const escapeData = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapeProperty = (text: string) =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
