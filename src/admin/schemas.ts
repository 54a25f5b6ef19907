// Requests and answers of the admin API. The routes validate with these schemas, the library takes its types from them,
// and the OpenAPI document lists every export of this file under its name.
import { type Static, Type } from '@sinclair/typebox'
import { Counts } from '../resources/index.js'
import { Profile } from '../resources/profile.js'
import { Exchange, Match } from '../sandbox/exchange.js'
import { ActiveFault, Fault } from '../sandbox/fault.js'
import { ActiveStub, Stub } from '../sandbox/stub.js'
import { Seed } from '../seeding/fixture-format.js'

export { ClockSettings, ClockState } from '../sandbox/clock-settings.js'
export { AdminErrorAnswer as AdminError } from './admin-error.js'
export * from './schemas/coverage.js'
export * from './schemas/history.js'
export * from './schemas/private-integrations.js'
export * from './schemas/rows.js'
export { ActiveFault, ActiveStub, Counts, Exchange, Fault, Match, Seed, Stub }

/** The state of a mock. */
export const Health = Type.Object({
  status: Type.Union([
    Type.Literal('starting'),
    Type.Literal('ready'),
    Type.Literal('unavailable'),
  ]),
  problem: Type.Optional(
    Type.String({ description: 'Why it is unavailable: its database cannot be used.' }),
  ),
  version: Type.String(),
  uptimeMs: Type.Integer(),
  profile: Profile,
  host: Type.String({ description: 'The address that it listens on.' }),
  tlsPort: Type.Optional(Type.Integer({ description: 'The port of HTTPS.' })),
  proxyPort: Type.Optional(Type.Integer({ description: 'The port of the proxy.' })),
  ca: Type.Optional(
    Type.String({
      description: 'The CA of HTTPS and the proxy, as PEM; also GET /__admin/ca.crt.',
    }),
  ),
  failedReload: Type.Optional(
    Type.String({
      description: 'Why the fixtures could not be reloaded; the last good version is in force.',
    }),
  ),
  seed: Type.Optional(Type.Intersect([Type.Object({ files: Type.Array(Type.String()) }), Counts])),
})

const strict = { additionalProperties: false }

const text = (options: { description: string }) => Type.Optional(Type.String(options))

const count = (options: { description: string }) =>
  Type.Integer({ minimum: 0, maximum: 1_000_000, ...options })

/** A claim about the journal. */
export const Claim = Type.Partial(
  Type.Object({
    match: Type.Union([Match, Type.Array(Match, { minItems: 1 })], {
      title: 'what to match, or a list of it',
      description: 'A list is verified one by one, or as a sequence with inOrder.',
    }),
    exactly: count({
      description: 'The number of exchanges. Without any number, at least one must match.',
    }),
    atLeast: count({ description: 'The lowest number of exchanges.' }),
    atMost: count({ description: 'The highest number of exchanges.' }),
    never: Type.Boolean({ description: 'The same as exactly 0.' }),
    inOrder: Type.Boolean({ description: 'Each match is met after the one before it.' }),
    faultsUsed: Type.Boolean({ description: 'Every fault has hit at least once.' }),
    faultsUsedUp: Type.Boolean({
      description: 'Every fault with a list of effects or `times` has hit as often as it can.',
    }),
  }),
  strict,
)
export type Claim = Static<typeof Claim>

export const Verified = Type.Object({ verified: Type.Literal(true) })

const after = Type.Integer({
  minimum: 0,
  description: 'The id of an exchange; only those that came after it count.',
})

export const WaitFor = Type.Partial(
  Type.Object({
    match: Match,
    count: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      default: 1,
      description: 'Number of exchanges that must match. Default: 1.',
    }),
    after,
    timeoutMs: Type.Integer({
      minimum: 0,
      maximum: 600_000,
      default: 4000,
      description:
        'Longest wait in milliseconds. Default: 4000, less than the 5000 after which test runners give up.',
    }),
  }),
  strict,
)
export type WaitFor = Static<typeof WaitFor>

export const FindRequests = Type.Partial(
  Type.Object({
    match: Match,
    after,
    limit: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      description: 'The largest number of exchanges; the latest are kept.',
    }),
  }),
  strict,
)

export const CountRequests = Type.Partial(Type.Object({ match: Match, after }), strict)

export const Requests = Type.Object({ requests: Type.Array(Exchange) })

const dropped = Type.Integer({
  description:
    'Number of exchanges that could have matched, but that the journal dropped, or whose body it does not keep.',
})

export const FoundRequests = Type.Object({
  dropped,
  withoutBody: Type.Array(Type.Integer(), {
    description: 'The ids of those whose body the journal does not keep.',
  }),
  requests: Type.Array(Exchange),
})

export const RequestCount = Type.Object({ count: Type.Integer(), dropped })

/** An HTTP Archive. */
export const Har = Type.Object({
  log: Type.Object({
    version: Type.String(),
    creator: Type.Object({ name: Type.String(), version: Type.String() }),
    entries: Type.Array(Type.Unknown()),
  }),
})

export const Faults = Type.Object({ faults: Type.Array(Fault) }, strict)

export const ActiveFaults = Type.Object({ faults: Type.Array(ActiveFault) })

export const Stubs = Type.Object({ stubs: Type.Array(Stub) }, strict)

export const ActiveStubs = Type.Object({ stubs: Type.Array(ActiveStub) })

export const Advance = Type.Object({ seconds: Type.Number() }, strict)
export type Advance = Static<typeof Advance>

/** A named copy of a sandbox's state to go back to, as it is listed. */
export const Snapshot = Type.Intersect([
  Type.Object({
    name: Type.String(),
    at: Type.String({ description: "When it was taken, by the sandbox's clock." }),
  }),
  Counts,
])
export type Snapshot = Static<typeof Snapshot>

export const Snapshots = Type.Object({ snapshots: Type.Array(Snapshot) })

export const Removed = Type.Object({ removed: Type.String() })

export const NewSandbox = Type.Partial(
  Type.Object({
    fixtures: Type.Unsafe<Seed | string>(
      Type.Unknown({
        description: "A seed, or the text of a fixture. Default: the mock's own seed.",
      }),
    ),
    snapshot: Type.String({
      description: 'Name of a snapshot of the default sandbox (or of ?sandbox=) to start from.',
    }),
    name: Type.String({
      minLength: 1,
      maxLength: 200,
      description:
        'Becomes the id, with a number when it is taken and with dashes for spaces and signs. Tokens derive from the id, so parallel runs with names are alike.',
    }),
    ttlSeconds: Type.Number({
      exclusiveMinimum: 0,
      description:
        "Idle time in seconds after which the sandbox is removed, on the machine's clock. A call under way, such as a wait, keeps it. Default: an hour.",
    }),
  }),
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

/** The reasons for the answer of an exchange, and things that the request probably meant. */
export const Explanation = Type.Object(
  {
    id: Type.Integer(),
    method: Type.String(),
    path: Type.String(),
    status: Type.Integer(),
    outcome: Type.Union(
      [Type.Literal('accepted'), Type.Literal('refused'), Type.Literal('faulted')],
      { description: 'A refusal is deserved, a fault was injected.' },
    ),
    summary: Type.String({ description: 'The explanation in a sentence.' }),
    passed: Type.Array(Type.String(), {
      description: 'The checks that the request passed, in order.',
    }),
    refusedBy: text({ description: 'The check that refused the request.' }),
    reason: Type.Optional(Type.String({ examples: ['scope-missing'] })),
    need: text({ description: 'What would have passed.' }),
    have: text({ description: 'What the request had instead.' }),
    scope: text({ description: 'The scope that the route requires.' }),
    token: Type.Optional(
      Type.Object({
        name: Type.String(),
        subAccountId: Type.String(),
        scopes: Type.Array(Type.String()),
        expiresAt: Type.Optional(Type.String()),
        revoked: Type.Boolean(),
      }),
    ),
    fault: Type.Optional(
      Type.Object({
        id: Type.String(),
        when: Type.Union([Type.Literal('before'), Type.Literal('afterCommit')]),
        effect: Type.Unknown({ description: 'The effect of the fault.' }),
        delayMs: Type.Number(),
      }),
    ),
    nearMisses: Type.Array(Type.String(), {
      description: 'Things in the world that the request probably meant.',
    }),
    asOf: Type.String({
      description:
        "The sandbox's time now. Token and near misses are looked up in the world as it is now.",
    }),
  },
  { title: 'an explanation' },
)
export type Explanation = Static<typeof Explanation>
