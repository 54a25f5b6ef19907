import { quoted } from '../../lib/violation.js'
import { Seed } from '../fixture-format.js'
import { isKeyName } from './key-names.js'
import { blanked, type Slip } from './slips.js'

/** A key without a value, such as `x-office: &office`, and the rest of the text. */
const heading = /^( *)([\w-]+):[ \t]*(?:&[\w-]+)?[ \t\r]*(?:#[^\n]*)?\n/gm

/** A key in a column, and what is below it. */
const keyIn = (column: string) =>
  new RegExp(
    `(?:[ \\t\\r]*(?:#[^\\n]*)?\\n)*(${column}([\\w$]+):(?:[ \\t][^\\n]*|\\r)?(?:\\n(?:${column}(?: +|- )[^\\n]*|[ \\t\\r]*(?=\\n)))*)(?:\\n|$)`,
    'y',
  )

/**
 * Keys in line with the name that they belong to: that of values for aliases, or that of a template. What aliases of it
 * stand for is missing besides.
 */
export function unindented(text: string): Slip[] {
  const hasTemplates = /^templates:/m.test(text)
  return [...text.matchAll(heading)].flatMap(({ 0: line, 1: column = '', 2: name = '', index }) => {
    const isOfFile = column === ''
    const isMeant = isOfFile
      ? name.startsWith('x-')
      : hasTemplates && isTemplate(text, index, column, name)
    if (!isMeant) return []
    const keys: string[] = []
    const key = keyIn(column)
    key.lastIndex = index + line.length
    let at: number | undefined
    let end = key.lastIndex
    for (let found = key.exec(text); found; found = key.exec(text)) {
      const [all, own = '', word = ''] = found
      if (!isKeyName(word) || (isOfFile && Object.hasOwn(Seed.properties, word))) break
      at ??= found.index + all.lastIndexOf(own)
      end = found.index + all.trimEnd().length
      keys.push(word)
    }
    const [first = ''] = keys
    if (at === undefined) return []
    const names = keys.slice(0, 3).map(quoted).join(', ')
    const more = keys.length > 3 ? ` and ${keys.length - 3} more` : ''
    const message = `found ${names}${more} below "${name}:", which has no value: indent ${keys.length === 1 ? 'it' : 'them'}`
    const mend = { from: at, text: blanked(text.slice(at, end)) }
    const place = at + column.length
    return [{ message, at: place, length: first.length, noticed: index, mend, isSure: true }]
  })
}

/** True for a name in the column of the first one below `templates:`. */
function isTemplate(text: string, index: number, column: string, name: string): boolean {
  // No person has longer templates.
  const above = text.slice(Math.max(0, index - 20_000), index)
  const [, rest] =
    /(?:^|\n)templates:[ \t\r]*(?:#[^\n]*)?((?:\n(?:[ \t#-][^\n]*|\r)?)*)$/.exec(above) ?? []
  if (rest === undefined) return false
  const [, lead = column] = /\n( +)[^\s#]/.exec(rest) ?? []
  return !isKeyName(name) && lead === column
}
