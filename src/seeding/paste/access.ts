import type { Seed } from '../fixture-format.js'

const name = 'pasted'

/** What opens a sub-account of an answer, which has no private integration. */
export const access = { privateIntegrations: [{ name, scopes: ['contacts'] }] }

/** The ids of the sub-accounts of a seed that answers opened. */
export const openedIn = ({ subAccounts }: Seed): string[] =>
  subAccounts
    .filter(({ privateIntegrations }) => privateIntegrations?.some((one) => one.name === name))
    .flatMap(({ id }) => id ?? [])
