import { Failure } from '../../lib/failure.js'
import type { CommandLine } from './command-line.js'
import { type Config, flagOf } from './options.js'

/** Options that have no effect if `applies`, and why: `without --tls`. */
type Idle<Own extends string> = readonly [
  applies: boolean,
  options: readonly (keyof Config | Own)[],
  why: string,
]

/**
 * Refuses options of the command line that cannot have an effect. Variables are not refused, because people export
 * them for all commands.
 *
 * @throws Failure `usage` with a line for each
 */
export function refuseIdle<Own extends string = never>(
  { given }: Pick<CommandLine, 'given'>,
  ...cases: readonly Idle<NoInfer<Own>>[]
): void {
  const lines = cases
    .filter(([applies]) => applies)
    .flatMap(([, options, why]) =>
      options
        .flatMap((name) => given.get(name) ?? [])
        .map((flag) => `${flag} has no effect ${why}.`),
    )
  if (lines.length > 0) throw new Failure('usage', lines.join('\n'))
}

/**
 * What is idle in a mock that is started.
 *
 * @param called names an option as the user gives it
 */
export const idleInMock = (
  { admin, tls, proxy, tlsCert }: Pick<Config, 'admin' | 'tls' | 'proxy' | 'tlsCert'>,
  called: (name: keyof Config) => string = (name) => `--${flagOf(name)}`,
): Idle<never>[] => [
  [!tls, ['tlsPort'], `without ${called('tls')}`],
  [!proxy, ['proxyPort'], `without ${called('proxy')}`],
  [
    !tls && !proxy,
    ['tlsDir', 'tlsCert', 'tlsKey'],
    `without ${called('tls')} or ${called('proxy')}`,
  ],
  [(tls || proxy) && tlsCert !== undefined, ['tlsDir'], `with ${called('tlsCert')}`],
  [!admin, ['adminToken', 'adminTokenFile', 'adminHosts'], 'because the admin API is switched off'],
]
