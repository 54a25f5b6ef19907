import type { Counts } from '../domain/seed.js'

/** `2 sub-accounts, 4 contacts, 1 note` */
export const inWords = ({ subAccounts, contacts, notes }: Counts): string =>
  [several(subAccounts, 'sub-account'), several(contacts, 'contact'), several(notes, 'note')].join(
    ', ',
  )

const several = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
