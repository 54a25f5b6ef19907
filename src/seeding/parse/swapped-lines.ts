import { resources } from '../../resources/index.js'
import { isKeyOf } from '../fixture-format.js'
import { lists } from './lost-hyphens.js'
import type { Slip } from './slips.js'
import type { Source } from './source.js'
import { keysFrom, levelsAbove } from './yaml-lines.js'

/** The first line of an entry, the key of a list below it, and a key where the entry goes on. */
const entryAbove =
  /^( *)(- +)([\w$]+):(?:[ \t]+[^\n]*|\r)?\n( *)([\w$]+):[ \t\r]*\n(?=( *)(- +)?[\w$]+:(?:\s|$))/gm

/**
 * The first line of an entry above the key of its list, in place of below it.
 *
 * @param inText true for a place inside of a block of text or of quotes
 */
export function entriesAbove(source: Source, inText: (at: number) => boolean): Slip[] {
  const { text } = source
  return [...text.matchAll(entryAbove)].flatMap((found): Slip[] => {
    const [all, lead = '', hyphen = '', key = '', column = '', list = '', below = '', dash] = found
    const { index } = found
    const inner = lead.length + hyphen.length
    const isHeading = new RegExp(`^ *- +${key}:[ \\t\\r]*\\n`).test(all)
    const isBelow = isHeading ? below.length >= inner : !dash && below.length === inner
    if (!isBelow || column.length >= lead.length + Number(column === '')) return []
    if (!(lists.has(list) || list === 'subAccounts') || inText(index)) return []
    const around = levelsAbove(text, index).find((one) => !one.isEntry && one.column < lead.length)
    const [above] = around ? keysFrom(text, around.at) : []
    const resource = resources.find(({ plural }) => plural === above)
    // An entry of nothing but an id is none of the list above either.
    if (resource && isKeyOf(resource, key) && key !== 'id') return []
    return swapped(source, all, index, `above "${list}:", expected it below`)
  })
}

/** The key of a list, a line that has more lines below it, and the first line of an entry. */
const entryBelow =
  /^( *(?:- +)*)([\w$]+):[ \t\r]*\n(( *)([\w$]+):(?: +[|>][-+]?)?[ \t\r]*\n( *)(- +)[\w$]+:[^\n]*\n)/gm

/**
 * The first line of an entry below its second line.
 *
 * @param inText true for a place inside of a block of text or of quotes
 */
export function entriesBelow(source: Source, inText: (at: number) => boolean): Slip[] {
  return [...source.text.matchAll(entryBelow)].flatMap((found): Slip[] => {
    const [all, , list = '', lines = '', column = '', , lead = '', hyphen = ''] = found
    const isOfEntry = column.length === lead.length + hyphen.length
    if (!isOfEntry || !lists.has(list) || inText(found.index)) return []
    const index = found.index + all.length - lines.length
    return swapped(source, lines, index, 'above the hyphen of its entry, expected it below')
  })
}

/** Two lines in the order of the other. */
function swapped(source: Source, lines: string, index: number, where: string): Slip[] {
  const [first = '', second = ''] = lines.split('\n')
  const at = index + first.length - first.trimStart().length
  const line = source.lineAt(at)
  const words = first.trim()
  const message = `found "${words}" ${where}: are the lines ${line} and ${line + 1} swapped?`
  const mend = { from: index, text: `${second}\n${first}\n` }
  return [{ message, at, length: words.length, mend, isSure: true }]
}
