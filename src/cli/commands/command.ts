import type { Static, TObject, TProperties } from '@sinclair/typebox'
import type { CommandLine } from '../options/command-line.js'

/** One verb of the command line. */
export interface Command {
  /** One line for the help. */
  summary: string
  /** Its operands as the help shows them: `PATH...`. */
  operands?: string
  /** Flags of this command alone. No variable sets them. */
  flags?: TProperties
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
