import { resources } from '../../resources/index.js'
import { isKeyOf } from '../fixture-format.js'
import { isKeyName } from './key-names.js'
import { lists } from './lost-hyphens.js'
import type { Slip } from './slips.js'
import type { Source } from './source.js'
import { keysFrom, levelsAbove } from './yaml-lines.js'

/** The first line of an entry, the key of a list below it, and a key where the entry goes on. */
const swapped =
  /^( *)(- +)([\w$]+):[ \t]+[^\n]*\n( *)([\w$]+):[ \t\r]*\n(?=( *)([\w$]+):(?:[ \t\r]|\n))/gm

/**
 * The first line of an entry above the key of its list, in place of below it.
 *
 * @param inText true for a place inside of a block of text or of quotes
 */
export function swappedLines(source: Source, inText: (at: number) => boolean): Slip[] {
  const { text } = source
  return [...text.matchAll(swapped)].flatMap((found): Slip[] => {
    const [all, lead = '', hyphen = '', key = '', column = '', list = '', below = '', next = ''] =
      found
    const { index } = found
    const isBelow = below.length === lead.length + hyphen.length && column.length < lead.length
    if (!isBelow || !lists.has(list) || !isKeyName(next) || inText(index)) return []
    const around = levelsAbove(text, index).find((one) => !one.isEntry && one.column < lead.length)
    const [above] = around ? keysFrom(text, around.at) : []
    const resource = resources.find(({ plural }) => plural === above)
    // An entry of nothing but an id is none of the list above either.
    if (resource && isKeyOf(resource, key) && key !== 'id') return []
    const [first = '', second = ''] = all.split('\n')
    const at = index + lead.length
    const message = `found "${first.trim()}" above "${list}:", expected it below: are the lines ${source.lineAt(at)} and ${source.lineAt(at) + 1} swapped?`
    const mend = { from: index, text: `${second}\n${first}\n` }
    return [{ message, at, length: first.trim().length, mend, isSure: true }]
  })
}

/** A key, and its colon in the line below. */
const colonBelow = /^( *(?:- +)*)([\w$]+)[ \t\r]*\n[ \t]*:(?=[ \t]+\S)/gm

/**
 * Keys with a line break before their colons.
 *
 * @param inText true for a place inside of a block of text or of quotes
 */
export function colonsBelow(text: string, inText: (at: number) => boolean): Slip[] {
  return [...text.matchAll(colonBelow)].flatMap(({ 0: all, 1: lead = '', 2: key = '', index }) => {
    const at = index + lead.length
    if (!isKeyName(key) || inText(at)) return []
    const length = all.length - lead.length
    const message = `found "${key}" and its colon on two lines, expected "${key}:" and its value on one`
    const mend = { from: at, text: `${key}:`.padEnd(length) }
    return [{ message, at, length: key.length, mend, isSure: true as const }]
  })
}
