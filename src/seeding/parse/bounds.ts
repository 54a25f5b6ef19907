import { type Place, type Unreadable, unreadable } from './source.js'

/** The maximum size of a file in each format. YAML takes several times the time and memory of JSON. */
export const maxMegabytes = { yaml: 10, json: 50 } as const

/** The maximum number of keys and values in a file, with aliases resolved. 100,000 notes with every field have 1,500,000. */
export const maxValues = 2_000_000

/** The maximum depth of nested lists and objects. */
export const maxLevels = 100

const generate = 'generate the data with generate:'
export const makeSmaller = {
  yaml: `write it as JSON, which may have ${maxMegabytes.json} MB, or ${generate}`,
  json: `split it into several JSON files, which add up, or ${generate}`,
} as const

export const tooManyValues = (place: Place, found: string): Unreadable =>
  unreadable(
    place,
    `found ${found} up to here, expected fewer: split it into several files, which add up, or ${generate}`,
  )

export const tooDeep = (place: Place): Unreadable =>
  unreadable(
    place,
    `found more than ${maxLevels} levels of nesting, expected at most the few that a fixture has`,
  )
