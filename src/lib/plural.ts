/** `once`, `2 times` */
export const timesOf = (count: number): string => (count === 1 ? 'once' : `${count} times`)

/** The plural of a noun: `tags`, `businesses`. */
export const pluralOf = (noun: string): string => (noun.endsWith('s') ? `${noun}es` : `${noun}s`)
