import { addressOf } from '../../lib/address.js'
import type { Config } from '../options/options.js'

/** The URL of the mock that a command calls. */
export const targetOf = ({ url, host, port }: Config): string => url ?? addressOf(host, port)
