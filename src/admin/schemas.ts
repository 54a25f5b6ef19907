// Everything that calls of the admin API take and answer. The routes validate with these schemas, the library takes
// its types from them, and the OpenAPI document lists every export of this file under its name.
import { type Static, Type } from '@sinclair/typebox'
import { Counts } from '../resources/index.js'
import { Exchange, Match } from '../sandbox/exchange.js'
import { ActiveFault, Fault } from '../sandbox/fault.js'
import { SnapshotInfo } from '../sandbox/snapshot.js'
import { Seed } from '../seeding/seed.js'

export { ClockSettings, ClockState } from '../sandbox/clock-settings.js'
export { AdminErrorAnswer as AdminError } from './admin-error.js'
export { Explanation } from './explain/explanation.js'
export { ActiveFault, Counts, Exchange, Fault, Match, Seed, SnapshotInfo as Snapshot }

const strict = { additionalProperties: false }

const count = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, description }))

/** A claim about the journal. */
export const Claim = Type.Object(
  {
    match: Type.Optional(
      Type.Union([Match, Type.Array(Match, { minItems: 1 })], {
        title: 'what to match, or a list of it',
        description: 'A list is verified one by one, or as a sequence with inOrder.',
      }),
    ),
    exactly: count('Without a number, at least one exchange must match.'),
    atLeast: count('The lowest number of exchanges.'),
    atMost: count('The highest number of exchanges.'),
    never: Type.Optional(Type.Boolean({ description: 'The same as exactly 0.' })),
    inOrder: Type.Optional(
      Type.Boolean({ description: 'Each match is met after the one before it.' }),
    ),
    faultsUsed: Type.Optional(Type.Boolean({ description: 'Every fault has hit at least once.' })),
  },
  strict,
)
export type Claim = Static<typeof Claim>

export const Verified = Type.Object({ verified: Type.Literal(true) })

export const WaitFor = Type.Object(
  {
    match: Type.Optional(Match),
    count: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        default: 1,
        description: 'Number of exchanges that must match. Default: 1.',
      }),
    ),
    timeoutMs: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 600_000,
        default: 5000,
        description: 'Longest wait in milliseconds. Default: 5000.',
      }),
    ),
  },
  strict,
)
export type WaitFor = Static<typeof WaitFor>

export const Requests = Type.Object({ requests: Type.Array(Exchange) })

export const RequestCount = Type.Object({ count: Type.Integer() })

/** An HTTP Archive. */
export const Har = Type.Object({
  log: Type.Object({ version: Type.String(), entries: Type.Array(Type.Unknown()) }),
})

export const Faults = Type.Object({ faults: Type.Array(Fault) }, strict)

export const ActiveFaults = Type.Object({ faults: Type.Array(ActiveFault) })

export const Advance = Type.Object({ seconds: Type.Number() }, strict)
export type Advance = Static<typeof Advance>

export const Snapshots = Type.Object({ snapshots: Type.Array(SnapshotInfo) })

export const Removed = Type.Object({ removed: Type.String() })

export const NewSandbox = Type.Object(
  {
    fixtures: Type.Optional(
      Type.Unsafe<Seed | string>(
        Type.Unknown({
          description: "A seed, or the text of a fixture. Default: the mock's own seed.",
        }),
      ),
    ),
    snapshot: Type.Optional(
      Type.String({
        description: 'Name of a snapshot of the default sandbox (or of ?sandbox=) to start from.',
      }),
    ),
    ttlSeconds: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        description:
          "Idle time in seconds after which the sandbox is removed, measured on its own clock and on the machine's. Default: an hour on the machine's clock.",
      }),
    ),
  },
  strict,
)
export type NewSandbox = Static<typeof NewSandbox>

export const SandboxInfo = Type.Object({
  id: Type.String(),
  baseUrl: Type.String(),
  subAccounts: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.Optional(Type.String()),
      privateIntegrations: Type.Array(
        Type.Object({
          name: Type.String(),
          token: Type.String(),
          scopes: Type.Array(Type.String()),
        }),
      ),
    }),
  ),
})
export type SandboxInfo = Static<typeof SandboxInfo>

export const SandboxInfos = Type.Object({ sandboxes: Type.Array(SandboxInfo) })
