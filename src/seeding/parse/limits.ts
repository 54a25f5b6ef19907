import { maxKeys, maxLevels } from '../../lib/levels.js'
import { type Place, type Unreadable, unreadable } from './source.js'

/** The maximum number of keys and values in a file, with aliases resolved. 100,000 notes with every field have 1,500,000. */
export const maxValues = 2_000_000

const splitOrGenerate =
  'split it into several files, which add up, or generate the data with generate:'

export const tooMany = (place: Place, what: string): Unreadable =>
  unreadable(place, `found more than ${what} up to here, expected fewer: ${splitOrGenerate}`)

export const tooManyValues = (place: Place, more = ''): Unreadable =>
  tooMany(place, `${maxValues.toLocaleString('en')} keys and values${more}`)

export const tooManyKeys = (place: Place): Unreadable =>
  unreadable(
    place,
    `found more than ${maxKeys.toLocaleString('en')} keys in one object, expected at most the few that a fixture has`,
  )

export const tooDeep = (place: Place): Unreadable =>
  unreadable(
    place,
    `found more than ${maxLevels} levels of nesting, expected at most the few that a fixture has`,
  )
