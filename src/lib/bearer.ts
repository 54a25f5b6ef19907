/**
 * The token in an Authorization header; undefined when it is not a bearer with one word behind it. The live
 * host accepts a token that was pasted with white space or a line end behind it (observed).
 */
export function bearerIn(authorization: string): string | undefined {
  return /^\s*bearer\s+(\S+)\s*$/i.exec(authorization)?.[1]
}

/** Text that can be sent as a bearer token: one word of printable ASCII. */
export const tokenPattern = '^[!-~]+$'
