import { readFileSync } from 'node:fs'
import { headerSafe } from './config.js'
import { Failure } from './domain/failure.js'

/**
 * The token that the admin side asks for: given as text, or in a file, where white space around it does not count.
 *
 * @throws Failure `usage` when both are given, or when the file does not hold a token
 */
export function adminTokenFrom(
  token: string | undefined,
  file: string | undefined,
): string | undefined {
  if (file === undefined) return token
  if (token !== undefined) {
    throw new Failure('usage', 'The admin token is given twice, as text and as a file: give one.')
  }
  const held = readToken(file)
  if (new RegExp(headerSafe).test(held)) return held
  const found = held === '' ? 'it is empty' : 'it holds more than one word, or letters beyond ASCII'
  throw new Failure('usage', `The admin token file ${file} holds no token: ${found}.`)
}

function readToken(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Failure('usage', `Cannot read the admin token file ${file}: ${why}.`, {
      cause: error,
    })
  }
}
