import { withoutSlash } from '../client/call.js'
import { addressOf } from '../lib/address.js'
import { Failure } from '../lib/failure.js'
import { sandboxIdIn } from '../sandbox/address.js'
import type { CommandLine } from './options/command-line.js'
import { refuseIdle } from './options/idle.js'

type Line = Pick<CommandLine, 'config' | 'given' | 'placeOf'>

/**
 * The URL of the mock that a command calls.
 *
 * @throws Failure `usage` when options name another one
 */
export function targetOf(line: Line): string {
  const { url, host, port } = line.config
  const named = `with ${line.placeOf('url')}, which names the mock`
  refuseIdle(line, [url !== undefined, ['host', 'port'], named])
  return url ?? addressOf(host, port)
}

/**
 * The URL of the mock that a command takes as its operand, or else of the options.
 *
 * @throws Failure `usage` when it is not a URL, or not the only one
 */
export function urlOf(command: string, line: Line & Pick<CommandLine, 'operands'>): string {
  const [url, ...more] = line.operands
  const target = url ?? targetOf(line)
  if (more.length > 0 || !URL.canParse(target))
    throw new Failure('usage', `ghl-mock ${command} takes one URL, found "${more[0] ?? target}".`)
  refuseIdle(line, [url !== undefined, ['url', 'host', 'port'], `beside the address ${target}`])
  return target
}

/**
 * The id of the sandbox that a command means, by its option or by the address of the sandbox; undefined for the
 * default one.
 *
 * @throws Failure `usage` when the two differ
 */
export function sandboxOf(url: string, named: string | undefined): string | undefined {
  const own = URL.canParse(url) ? sandboxIdIn(withoutSlash(url)) : undefined
  if (own === undefined || named === undefined || own === named) return named ?? own
  throw new Failure(
    'usage',
    `--sandbox names "${named}", and ${url} is the address of the sandbox "${own}": remove one of them.`,
  )
}
