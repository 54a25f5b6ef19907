import { type Counts, resources } from '../../resources/index.js'

/** `2 sub-accounts, 4 contacts, 1 note` */
export const inWords = (counts: Readonly<Record<string, number>> & Counts): string =>
  resources
    .filter(({ counted }) => counted)
    .map(({ plural, noun }) => several(counts[plural] ?? 0, noun))
    .join(', ')

const several = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
