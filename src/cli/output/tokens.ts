/** Tokens for people and for `cut`: a line each, with the name, a tab and the token. */
export const tokenLines = (tokens: Readonly<Record<string, string>>): string =>
  Object.entries(tokens)
    .map(([name, token]) => `${name}\t${token}\n`)
    .join('')
