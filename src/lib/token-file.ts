import { readFileSync } from 'node:fs'
import { tokenPattern } from './bearer.js'
import { Failure } from './failure.js'

/**
 * Reads a token from a file; white space around it is ignored. No message quotes the content of the file.
 *
 * @param what names the file in messages: `admin token file`
 * @throws Failure `usage` when the file cannot be read or does not hold exactly one token
 */
export function readTokenFile(what: string, file: string): string {
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Failure('usage', `Cannot read the ${what} ${file}: ${reason}.`, { cause: error })
  }
  if (new RegExp(tokenPattern).test(text)) return text
  const found = text === '' ? 'it is empty' : 'it holds more than one word, or letters beyond ASCII'
  throw new Failure('usage', `The ${what} ${file} does not hold a token: ${found}.`)
}
