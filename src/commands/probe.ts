import { addressOf } from '../address.js'
import type { Config } from '../config.js'

/** The mock that a command is to ask. */
export const targetOf = ({ url, host, port }: Config): string => url ?? addressOf(host, port)
