import { type Static, type TObject, type TProperties, Type } from '@sinclair/typebox'
import { Failure } from '../lib/failure.js'
import { Format } from '../seeding/write/write.js'
import type { CommandLine } from './options/command-line.js'
import { refuseIdle } from './options/idle.js'

/** One verb of the command line. */
export interface Command {
  /** One line for the help. */
  summary: string
  /** Its operands as the help shows them: `PATH...`. */
  operands?: string
  /** Flags of this command alone. No variable sets them. */
  flags?: TProperties
  /** A command line, or several, as the help shows them. */
  example: string
  /** The exit codes that it ends with. */
  exits: readonly number[]
  /** What else there is to say about them. */
  exitNote?: string
  /**
   * Runs the command and prints its result on stdout.
   *
   * @returns the exit code
   * @throws Failure for mistakes that the user can correct
   */
  run(line: CommandLine): Promise<number>
}

/** Defines a command that has flags of its own. `run` gets their values, validated and typed by their schemas. */
export const withFlags = <F extends TProperties>(
  command: Omit<Command, 'flags' | 'run'> & {
    flags: F
    run(line: Omit<CommandLine, 'flags'> & { flags: FlagValues<F> }): Promise<number>
  },
): Command => ({
  ...command,
  // `readCommandLine` has validated the values with these schemas.
  run: (line) => command.run({ ...line, flags: line.flags as FlagValues<F> }),
})

type FlagValues<F extends TProperties> = Static<TObject<F>>

/** Flags that several commands have. */
export const formatFlag = Type.Union(Format.anyOf, {
  default: 'yaml',
  description: 'Format of the output.',
})
export const sandboxFlag = Type.Optional(
  Type.String({
    placeholder: 'ID',
    defaultText: 'the one in the address, or else the default one',
    description: 'Id of the sandbox of a running mock.',
  }),
)

/**
 * The paths of fixtures that a command takes: its operands, or else `--fixtures`.
 *
 * @throws Failure `usage` when there are none, or both
 */
export function fixturePaths(command: string, line: CommandLine): string[] {
  const { operands, config } = line
  refuseIdle(line, [operands.length > 0, ['fixtures'], 'beside the paths that are arguments'])
  const paths = operands.length > 0 ? operands : config.fixtures
  if (paths.length > 0) return paths
  const needs = `ghl-mock ${command} needs at least one PATH: a fixture or a folder of them.`
  throw new Failure('usage', needs)
}
