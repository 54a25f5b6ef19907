/** The plural of a noun: `tags`, `businesses`. */
export const pluralOf = (noun: string): string => (noun.endsWith('s') ? `${noun}es` : `${noun}s`)
