import { fold, isUnspaced } from './known-names.js'
import { isOrdinary, particles, titles } from './names.js'

export type Kind = 'firstName' | 'lastName' | 'name'

/** A word of a name, or what is between two, with what replaces it. */
export interface Part {
  word: string
  made: string
}

/**
 * The words of a name and what is between them, with other words where they tell of a person. A title stays beside a
 * name, and a particle before a longer one that it does not begin.
 */
export function partsOf(name: string, kind: Kind, other: (word: string) => string): Part[] {
  const words = name.split(/([\s-]+)/)
  const first = words.findIndex((one) => lettersIn(one) > 0 && !isTitle(one))
  const last = words.findLastIndex(standsAlone)
  const stays = (word: string, index: number): boolean => {
    if (lettersIn(word) === 0) return true
    if (isTitle(word)) return first >= 0
    return particles.has(plain(word)) && index < last && (kind === 'lastName' || first < index)
  }
  return words.map((word, index) => ({ word, made: stays(word, index) ? word : other(word) }))
}

/** The words by which a person is called, without titles. */
export const namesIn = (parts: readonly Part[]): Part[] =>
  parts.filter(({ word, made }) => lettersIn(word) > 0 && !(word === made && isTitle(word)))

/** The names of each person of a name that is of several: `Bo & Jo`. */
export function peopleIn(parts: readonly Part[]): Part[][] {
  const at = parts.findIndex(({ word }) => /^(?:and|und|[&+])$/i.test(word))
  if (at < 0) return [namesIn(parts)]
  return [namesIn(parts.slice(0, at)), ...peopleIn(parts.slice(at + 1))]
}

/** Whether a word of a name means the person in a text by itself, in any letter case. */
export const standsAlone = (word: string): boolean =>
  isUnspaced(word) || (lettersIn(word) > 2 && !isOrdinary(fold(word)))

const isTitle = (word: string): boolean => titles.has(plain(word))

/** With its accents: `Văn` is no particle. */
const plain = (word: string): string =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}]/gu, '')

const lettersIn = (word: string): number => word.normalize('NFC').match(/\p{L}/gu)?.length ?? 0
