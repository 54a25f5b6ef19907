import { Failure } from '../lib/failure.js'
import { readTokenFile } from '../lib/token-file.js'

/**
 * The token that the admin API requires, given as text or in a file.
 *
 * @throws Failure `usage` when both are given, or when the file does not hold a token
 */
export function adminTokenFrom(
  token: string | undefined,
  file: string | undefined,
): string | undefined {
  if (file === undefined) return token
  if (token === undefined) return readTokenFile('admin token file', file)
  throw new Failure(
    'usage',
    'The admin token is given twice, as text and as a file: remove one of them.',
  )
}
