import type { Static, TObject, TProperties } from '@sinclair/typebox'
import type { CommandLine } from '../command-line.js'
import type { OptionName } from '../config.js'

/** One verb of the command line. */
export interface Command {
  /** What it does, in one line of the help. */
  summary: string
  /** What stands behind it besides options: `PATH...`. */
  operands?: string
  options: readonly OptionName[]
  /** Flags that this command alone has, and that no variable sets. */
  flags?: TProperties
  /**
   * Does it, and prints what there is to say on stdout.
   *
   * @returns the exit code, once there is nothing more to do
   * @throws Failure for what the user can mend
   */
  run(line: CommandLine): Promise<number>
}

/** A command with flags of its own: `run` gets their values typed, judged by their schemas. */
export const withFlags = <F extends TProperties>(
  command: Omit<Command, 'flags' | 'run'> & {
    flags: F
    run(line: Omit<CommandLine, 'flags'> & { flags: FlagValues<F> }): Promise<number>
  },
): Command => ({
  ...command,
  // The command line was judged by these very schemas.
  run: (line) => command.run({ ...line, flags: line.flags as FlagValues<F> }),
})

type FlagValues<F extends TProperties> = Static<TObject<F>>
