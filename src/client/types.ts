import type {
  Advance,
  Claim,
  Coverage,
  Explanation,
  NewPrivateIntegration,
  NewSandbox,
  PrivateIntegration,
  PrivateIntegrationPatch,
  Rotation,
  Snapshot as SnapshotInfo,
  WaitFor,
} from '../admin/schemas.js'
import type { Counts } from '../resources/index.js'
import type { ClockSettings, ClockState } from '../sandbox/clock-settings.js'
import type { Exchange, Match } from '../sandbox/exchange.js'
import type { ActiveFault, Fault } from '../sandbox/fault.js'
import type { ActiveStub, Stub } from '../sandbox/stub.js'
import type { Seed } from '../seeding/fixture-format.js'

/** What to look for in the journal: a match, and the id of the exchange to start after. */
export type Question = Pick<WaitFor, 'match' | 'after'>

/** Everything that a test can do with a sandbox. Each method is a call of the admin API. */
export interface Controls {
  /** Goes back to the `seed` (the default), to a world without contacts (`empty`), or to a snapshot by its name. */
  reset(to?: string): Promise<Counts>
  /** Saves the state of the sandbox under a name: rows, ids, clock and faults. */
  snapshot(name: string): Promise<SnapshotInfo>
  /** Goes back to a snapshot; the same as `reset(name)`. */
  restore(name: string): Promise<Counts>
  snapshots: {
    list(): Promise<SnapshotInfo[]>
    remove(name: string): Promise<void>
  }
  /**
   * Exports the current world as a seed. With `relative`, dates that the seed wrote relative to now, and that have not
   * changed since, are written so again.
   */
  state(options?: { relative?: boolean }): Promise<Seed>
  /**
   * Replaces the seed and starts over from it, or adds to the seed and to the world (`merge`). Takes a seed or the
   * text of a fixture, and updates `tokens`.
   */
  seed(fixture: Seed | string, options?: { mode?: 'replace' | 'merge' }): Promise<Counts>
  requests: {
    /** Takes a match, or `{ match, after }`: those after the exchange with that id. */
    find(what?: Match | Question): Promise<Exchange[]>
    /** Takes what `find` takes. Rejects when the journal has dropped exchanges that could match. */
    count(what?: Match | Question): Promise<number>
    /** Resolves as soon as enough exchanges match; rejects after `timeoutMs` (4000) with the exchange that came nearest. */
    wait(what: WaitFor): Promise<Exchange[]>
    /** Rejects with an `AssertionError` (`expected`, `actual`) when the claim does not hold. */
    verify(claim: Claim): Promise<void>
    /** Explains an exchange: which check refused it, what would have passed, and what comes near. */
    explain(id: number): Promise<Explanation>
    /** Exports the journal as an HTTP Archive (HAR 1.2). */
    har(): Promise<object>
    clear(): Promise<void>
  }
  faults: {
    add(fault: Fault): Promise<ActiveFault>
    /** Replaces all faults. */
    set(faults: readonly Fault[]): Promise<ActiveFault[]>
    list(): Promise<ActiveFault[]>
    remove(id: string): Promise<void>
    clear(): Promise<void>
  }
  /** Answers to routes that HighLevel publishes and the mock does not emulate. */
  stubs: {
    add(stub: Stub): Promise<ActiveStub>
    /** Replaces all stubs. */
    set(stubs: readonly Stub[]): Promise<ActiveStub[]>
    list(): Promise<ActiveStub[]>
    remove(id: string): Promise<void>
    clear(): Promise<void>
  }
  /** The private integrations, as under Settings > Private Integrations. Changes update `tokens`. */
  privateIntegrations: {
    list(): Promise<PrivateIntegration[]>
    create(values: NewPrivateIntegration): Promise<PrivateIntegration>
    /** Changes name, scopes or expiry, revokes, or restores. */
    update(token: string, values: PrivateIntegrationPatch): Promise<PrivateIntegration>
    /** Makes a new token; the old one works for seven more days of the mock's clock, or expires now. */
    rotate(token: string, options?: Rotation): Promise<PrivateIntegration>
    remove(token: string): Promise<void>
  }
  /** What has been exercised of routes, statuses and scopes since the journal was last emptied. */
  coverage(): Promise<Coverage>
  clock: {
    get(): Promise<ClockState>
    set(settings: ClockSettings): Promise<ClockState>
    /** Stops the clock, at a moment or now. */
    freeze(at?: string): Promise<ClockState>
    advance(by: Advance): Promise<ClockState>
    reset(): Promise<ClockState>
  }
}

/** A mock, in this process or elsewhere. */
export interface GhlMock extends Controls, AsyncDisposable {
  /** Base URL, for example `http://127.0.0.1:4450`. */
  url: string
  /**
   * Tokens by the name of their private integration; a name that two sub-accounts use becomes
   * `<sub-account id>/<name>`. They follow what `privateIntegrations`, `seed`, `reset` and `restore` change.
   */
  tokens: Record<string, string>
  /** Creates an isolated sandbox, from the same seed or another. */
  sandbox(options?: NewSandbox): Promise<GhlMockSandbox>
  /** Stops a mock that was started in this process: port, connections, database. A mock elsewhere keeps running. */
  close(): Promise<void>
}

/** An isolated world with its own tokens. */
export interface GhlMockSandbox extends Controls, AsyncDisposable {
  id: string
  /** Base URL of the sandbox. The URL of the mock works too, because requests carry a token of the sandbox. */
  url: string
  /** Tokens of the sandbox by the name of their private integration. */
  tokens: Record<string, string>
  remove(): Promise<void>
}
