import { makeUuid } from '../../lib/ids.js'

/** A private integration's token made from its parts: `pit-` and a UUID. */
export const makeToken = (...parts: readonly (string | number)[]): string =>
  `pit-${makeUuid(...parts)}`
