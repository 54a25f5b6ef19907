import type { ClockSettings, ClockState } from './domain/clock.js'
import type { Exchange, Match } from './domain/exchange.js'
import type { Explanation } from './domain/explanation.js'
import type { ActiveFault, Fault } from './domain/fault.js'
import type { Counts, Seed } from './domain/seed.js'
import type { SnapshotInfo } from './domain/snapshot.js'

/** How often something was asked; without a number, at least once. */
export interface Claim {
  /** A list is verified one by one, or as a sequence with `inOrder`. */
  match?: Match | Match[]
  exactly?: number
  atLeast?: number
  atMost?: number
  never?: boolean
  inOrder?: boolean
  /** Every fault has hit at least once. */
  faultsUsed?: boolean
}

/** What a test can do to a world and learn of it: the admin side in the same words. */
export interface Powers {
  /** Back to the `seed`, to a world without contacts (`empty`), or to a snapshot by its name. */
  reset(to?: string): Promise<Counts>
  /** Keeps the state of the world under a name: notes, ids, clock and faults. */
  snapshot(name: string): Promise<SnapshotInfo>
  /** Back to a snapshot: the same as `reset(name)`. */
  restore(name: string): Promise<Counts>
  snapshots: {
    list(): Promise<SnapshotInfo[]>
    remove(name: string): Promise<void>
  }
  /** The world as it stands, as a seed that makes it again. */
  state(): Promise<Seed>
  /**
   * Puts another seed in place of the old one and starts over from it, or adds to it and to the world (`merge`).
   * Takes the text of a fixture too. `tokens` are then those of the new seed.
   */
  seed(fixture: Seed | string, options?: { mode?: 'replace' | 'merge' }): Promise<Counts>
  requests: {
    find(match?: Match): Promise<Exchange[]>
    count(match?: Match): Promise<number>
    /** Resolves as soon as `count` (1) exchanges match; rejects after `timeoutMs` (5000) with what came nearest. */
    wait(what: { match?: Match; count?: number; timeoutMs?: number }): Promise<Exchange[]>
    /** Rejects with a difference for people when the claim does not hold. */
    verify(claim: Claim): Promise<void>
    /** Which check refused an exchange, what would have passed, and what comes near. */
    explain(id: number): Promise<Explanation>
    /** All that is kept, as an HTTP Archive 1.2 to write into a file. */
    har(): Promise<object>
    clear(): Promise<void>
  }
  faults: {
    add(fault: Fault): Promise<ActiveFault>
    /** These and no others. */
    set(faults: readonly Fault[]): Promise<ActiveFault[]>
    list(): Promise<ActiveFault[]>
    remove(id: string): Promise<void>
    clear(): Promise<void>
  }
  clock: {
    get(): Promise<ClockState>
    set(settings: ClockSettings): Promise<ClockState>
    /** Stands still, at a moment or now. */
    freeze(at?: string): Promise<ClockState>
    advance(by: { seconds: number }): Promise<ClockState>
    reset(): Promise<ClockState>
  }
}

/** A mock, in this process or elsewhere. */
export interface GhlMock extends Powers, AsyncDisposable {
  /** Where it answers: `http://127.0.0.1:4450`. */
  url: string
  /**
   * The tokens of the seed by the name of their private integration; where two sub-accounts use one name, by
   * `<sub-account id>/<name>`.
   */
  tokens: Record<string, string>
  /** A world of its own, from the same seed or another. */
  sandbox(options?: SandboxOptions): Promise<GhlMockSandbox>
  /** Stops a mock that was started here: its port, connections and database. One elsewhere goes on. */
  close(): Promise<void>
}

/** A world of its own, with tokens of its own. */
export interface GhlMockSandbox extends Powers, AsyncDisposable {
  id: string
  /** Its base URL; the mock's own does as well with one of its tokens. */
  url: string
  /** Its tokens by the name of their private integration. */
  tokens: Record<string, string>
  remove(): Promise<void>
}

export interface SandboxOptions {
  /** A seed of its own, or the text of a fixture. Default: the mock's. */
  fixtures?: Seed | string
  /** A snapshot of the mock's own world to start from. */
  snapshot?: string
  /** It ends when nobody asked it anything for so long. Default: an hour. */
  ttlSeconds?: number
}
