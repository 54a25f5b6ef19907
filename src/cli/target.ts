import { addressOf } from '../lib/address.js'
import { Failure } from '../lib/failure.js'
import type { Config } from './options/options.js'

/** The URL of the mock that a command calls. */
export const targetOf = ({ url, host, port }: Config): string => url ?? addressOf(host, port)

/**
 * The URL of the mock that a command takes as its operand, or else of the options.
 *
 * @throws Failure `usage` when it is not a URL, or not the only operand
 */
export function urlOf(command: string, config: Config, [url, ...more]: readonly string[]): string {
  const target = url ?? targetOf(config)
  if (more.length === 0 && URL.canParse(target)) return target
  throw new Failure('usage', `ghl-mock ${command} takes one URL, found "${more[0] ?? target}".`)
}
