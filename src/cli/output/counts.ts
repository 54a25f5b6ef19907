import { resources } from '../../resources/index.js'

/** `2 sub-accounts, 4 contacts, 1 note`; numbers below `least` are left out. */
export const inWords = (counts: Readonly<Record<string, number>>, least = 0): string =>
  resources
    .filter(({ counted, plural }) => counted && (counts[plural] ?? 0) >= least)
    .map(({ plural, noun }) => several(counts[plural] ?? 0, noun))
    .join(', ')

const several = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
