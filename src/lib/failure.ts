/** Exit codes, documented as an interface: scripts branch on them. */
export const exitCodes = {
  /** An unexpected error: a bug. */
  unexpected: 1,
  /** The command line or the environment asks for something that does not exist. */
  usage: 2,
  /** A fixture cannot be read or does not say what a seed must say. */
  fixtures: 3,
  /** The port, the database or another host cannot be had. */
  unavailable: 4,
  /** Two things that were compared are not the same. */
  different: 5,
  /** What was awaited did not come in time. */
  timedOut: 6,
} as const

/**
 * An error that the user of the mock can mend. The message is complete: it names the place, what was
 * found and what to do, so the command line prints it as it is, without a stack.
 */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly exitCode: number

  constructor(kind: keyof typeof exitCodes, message: string, options?: ErrorOptions) {
    super(message, options)
    this.exitCode = exitCodes[kind]
  }
}
