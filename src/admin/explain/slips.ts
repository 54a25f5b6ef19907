import { difference } from '../../lib/difference.js'

/** Maximum number of suggestions of one kind. */
export const few = 3

/** Sentences about the entries of `known` that differ from `written` by a typo, at most `few`. */
export const slips = <T>(
  written: string,
  known: readonly T[],
  nameOf: (one: T) => string,
  words: (one: T) => string,
): string[] =>
  known
    .flatMap((one) => {
      const how = difference(written, nameOf(one))
      return how ? [`${words(one)}: it ${how}`] : []
    })
    .slice(0, few)
