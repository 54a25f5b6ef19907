import { isKeyName } from './key-names.js'
import type { Line } from './lost-hyphens.js'
import { blanked } from './slips.js'
import type { Source } from './source.js'
import type { Sentence } from './yaml-error.js'
import { keysFrom, levelsAbove, spaces } from './yaml-lines.js'

/** A key with its value that is indented less than the line above it and the one below it, which are in line. */
export function lineBetween(
  source: Source,
  { at, indent, isEntry, above: { before, end } }: Line,
): Sentence | undefined {
  const [all = '', lead = '', key = ''] = /^( *)([\w$]+): +\S.*$/.exec(before) ?? []
  if (!isKeyName(key) || lead.length >= indent) return undefined
  const from = end - before.length
  const around = levelsAbove(source.text, from).filter(({ column }) => column > lead.length)
  const meant = around.find((one) => one.column === indent && one.isEntry === isEntry)
  // Other entries are those of a list whose key is missing.
  const keys = isEntry && meant ? keysFrom(source.text, meant.at) : []
  const isAlike = !isEntry || keysFrom(source.text, at).some((one) => keys.includes(one))
  if (!meant || !isAlike) return undefined
  const message = `found "${key}:" indented by ${spaces(lead.length)} between lines indented by ${indent}, as lines ${source.lineAt(meant.at)} and ${source.lineAt(at)} are: indent it as those, or move it`
  return {
    message,
    at: from + lead.length,
    length: all.trim().length,
    mend: { from, text: blanked(all) },
  }
}
