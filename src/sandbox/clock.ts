/** The time of one sandbox. Routes, token expiry and rate windows read it; nothing in them asks the machine. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}

export const machineClock: Clock = { now: () => Date.now() }
