/**
 * The token in an Authorization header; undefined when it is not a bearer with one word behind it. The live
 * host accepts a token that was pasted with white space or a line end behind it (observed).
 */
export function bearerIn(authorization: string): string | undefined {
  const [scheme = '', token = '', ...rest] = authorization.trim().split(/\s+/)
  return scheme.toLowerCase() === 'bearer' && token && rest.length === 0 ? token : undefined
}
