import type { NewSandbox, SandboxInfo } from '../admin/schemas.js'
import { describe } from '../lib/violation.js'
import type { Counts } from '../resources/index.js'
import type { PrivateIntegration } from '../resources/private-integration/private-integration.js'
import type { Exchange, Match } from '../sandbox/exchange.js'
import type { ActiveFault } from '../sandbox/fault.js'
import type { ActiveStub } from '../sandbox/stub.js'
import { ask } from './ask.js'
import type { Call } from './call.js'
import type { Controls, GhlMock, GhlMockSandbox, Question } from './types.js'

type Tokens = Record<string, string>

interface Controlled {
  /** The id of the sandbox. */
  sandbox?: string | undefined
  /** Resets a mock in this process, its tokens included, without a request. */
  resetAtOnce?: (to: 'seed' | 'empty') => Counts
}

/** A mock without its URL and its end. */
export const mockOver = (
  call: Call,
  tokens: Tokens,
  controlled: Controlled,
): Controls & Pick<GhlMock, 'sandbox'> => ({
  ...controlsOver(call, tokens, controlled),
  sandbox: (options) => createSandbox(call, options),
})

async function createSandbox(call: Call, options: NewSandbox = {}): Promise<GhlMockSandbox> {
  const info = await ask(call, 'SandboxInfo', 'POST', '/sandboxes', options)
  const tokens = tokensOf(info)
  const isThere = async () =>
    (await ask(call, 'SandboxInfos', 'GET', '/sandboxes')).sandboxes.some(
      ({ id }) => id === info.id,
    )
  const remove = async () => {
    try {
      await call('DELETE', `/sandboxes/${encodeURIComponent(info.id)}`)
    } catch (error) {
      // It may have expired, or a test has removed it already.
      if (await isThere()) throw error
    }
  }
  return {
    ...controlsOver(call, tokens, { sandbox: info.id }),
    id: info.id,
    url: info.baseUrl,
    tokens,
    remove,
    [Symbol.asyncDispose]: remove,
  }
}

/** The tokens of a sandbox, by name. */
export const tokensIn = async (call: Call, sandbox = 'default'): Promise<Tokens> =>
  tokensOf(await ask(call, 'SandboxInfo', 'GET', `/sandboxes/${encodeURIComponent(sandbox)}`))

const tokensOf = ({ subAccounts }: SandboxInfo): Tokens =>
  tokensByName(
    subAccounts.flatMap(({ id, privateIntegrations }) =>
      privateIntegrations.map(({ name, token }) => ({ name, token, subAccountId: id })),
    ),
  )

/**
 * Tokens by the name of their private integration. A name that two sub-accounts use becomes `<sub-account id>/<name>`.
 */
export function tokensByName(
  all: readonly Pick<PrivateIntegration, 'name' | 'subAccountId' | 'token'>[],
): Tokens {
  const isShared = (name: string) => all.filter((one) => one.name === name).length > 1
  return Object.fromEntries(
    all.map(({ name, subAccountId, token }) => [
      isShared(name) ? `${subAccountId}/${name}` : name,
      token,
    ]),
  )
}

/** Replaces the content of `tokens`. The object stays the same, because users keep a reference to it. */
export function replaceTokens(tokens: Tokens, current: Tokens): void {
  for (const name of Object.keys(tokens)) delete tokens[name]
  Object.assign(tokens, current)
}

/** A match alone, as most tests write it, or what the routes take. */
const questionOf = (what: Match | Question): Question => (isQuestion(what) ? what : { match: what })

const isQuestion = (what: unknown): what is Question =>
  typeof what === 'object' && what !== null && ('match' in what || 'after' in what)

/**
 * Asserts that the name of a snapshot is text: a hook of a test runner, such as `beforeEach(mock.reset)`, passes
 * arguments of its own.
 *
 * @throws Error when it is anything else
 */
function assertName(method: string, name: unknown): asserts name is string {
  if (typeof name === 'string') return
  throw new Error(
    `${method}: found ${describe(name)}, expected the name of a snapshot; in a hook of a test runner, write () => mock.${method}.`,
  )
}

/** The controls of one sandbox. When its tokens change, they are written into `tokens`. */
function controlsOver(
  everyCall: Call,
  tokens: Tokens,
  { sandbox, resetAtOnce }: Controlled,
): Controls {
  const call: Call = (method, path, body) => {
    const mark = path.includes('?') ? '&' : '?'
    const where = sandbox ? `${path}${mark}sandbox=${encodeURIComponent(sandbox)}` : path
    return everyCall(method, where, body)
  }
  const remove = async (path: string): Promise<void> => {
    await call('DELETE', path)
  }
  const requests = async (path: string, body: unknown): Promise<Exchange[]> =>
    (await ask(call, 'Requests', 'POST', path, body)).requests
  const refreshTokens = async () => {
    replaceTokens(tokens, await tokensIn(everyCall, sandbox))
  }
  const reset: Controls['reset'] = async (to = 'seed') => {
    // It has happened when the call returns, for callers that do not await it.
    if (resetAtOnce && (to === 'seed' || to === 'empty')) return resetAtOnce(to)
    assertName('reset()', to)
    const counts = await ask(call, 'Counts', 'POST', `/reset?to=${encodeURIComponent(to)}`)
    await refreshTokens()
    return counts
  }
  /** Changes a private integration, or all of them. */
  const integration = async (method: string, path: string, body: object) => {
    const place = `/private-integrations${path}`
    const changed = await ask(call, 'PrivateIntegration', method, place, body)
    await refreshTokens()
    return changed
  }
  const faults = async (method: string, body?: unknown): Promise<ActiveFault[]> =>
    (await ask(call, 'ActiveFaults', method, '/faults', body)).faults
  const stubs = async (method: string, body?: unknown): Promise<ActiveStub[]> =>
    (await ask(call, 'ActiveStubs', method, '/stubs', body)).stubs
  return {
    reset,
    snapshot: async (name) => {
      assertName('snapshot(name)', name)
      return await ask(call, 'Snapshot', 'PUT', `/snapshots/${encodeURIComponent(name)}`)
    },
    restore: async (name) => {
      assertName('restore(name)', name)
      return await reset(name)
    },
    snapshots: {
      list: async () => (await ask(call, 'Snapshots', 'GET', '/snapshots')).snapshots,
      remove: (name) => remove(`/snapshots/${encodeURIComponent(name)}`),
    },
    state: ({ relative = false } = {}) =>
      ask(call, 'Seed', 'GET', `/state?format=json&relative=${relative}`),
    seed: async (fixture, { mode = 'replace' } = {}) => {
      const counts = await ask(call, 'Counts', 'POST', `/seed?mode=${mode}`, fixture)
      await refreshTokens()
      return counts
    },
    requests: {
      find: (what = {}) => requests('/requests/find', questionOf(what)),
      count: async (what = {}) => {
        const question = questionOf(what)
        const { count, dropped } = await ask(
          call,
          'RequestCount',
          'POST',
          '/requests/count',
          question,
        )
        if (dropped === 0) return count
        throw new Error(
          `From ${count} to ${count + dropped} exchanges match, because the journal dropped ${dropped} that could: raise journalSize or journalBytes, or reset the sandbox before each test.`,
        )
      },
      wait: (what) => requests('/requests/wait', what),
      verify: async (claim) => {
        await call('POST', '/verify', claim)
      },
      explain: (id) => ask(call, 'Explanation', 'GET', `/requests/${id}/explain`),
      har: () => ask(call, 'Har', 'GET', '/requests.har'),
      clear: () => remove('/requests'),
    },
    faults: {
      add: (fault) => ask(call, 'ActiveFault', 'POST', '/faults', fault),
      set: (given) => faults('PUT', { faults: given }),
      list: () => faults('GET'),
      remove: (id) => remove(`/faults/${encodeURIComponent(id)}`),
      clear: () => remove('/faults'),
    },
    stubs: {
      add: (stub) => ask(call, 'ActiveStub', 'POST', '/stubs', stub),
      set: (given) => stubs('PUT', { stubs: given }),
      list: () => stubs('GET'),
      remove: (id) => remove(`/stubs/${encodeURIComponent(id)}`),
      clear: () => remove('/stubs'),
    },
    privateIntegrations: {
      list: async () =>
        (await ask(call, 'PrivateIntegrations', 'GET', '/private-integrations'))
          .privateIntegrations,
      create: (values) => integration('POST', '', values),
      update: (token, values) => integration('PATCH', `/${encodeURIComponent(token)}`, values),
      rotate: (token, options = {}) =>
        integration('POST', `/${encodeURIComponent(token)}/rotate`, options),
      remove: async (token) => {
        await remove(`/private-integrations/${encodeURIComponent(token)}`)
        await refreshTokens()
      },
    },
    coverage: () => ask(call, 'Coverage', 'GET', '/coverage'),
    clock: {
      get: () => ask(call, 'ClockState', 'GET', '/clock'),
      set: (settings) => ask(call, 'ClockState', 'PUT', '/clock', settings),
      freeze: async (at) => {
        // An invalid Date is null in JSON, with which a clock runs.
        if (JSON.stringify(at) === 'null')
          throw new Error('freeze(at): found no date, expected one such as 2026-05-01T12:00:00Z.')
        return await ask(call, 'ClockState', 'PUT', '/clock', { freeze: at ?? true })
      },
      advance: (by) => ask(call, 'ClockState', 'POST', '/clock/advance', by),
      reset: () => ask(call, 'ClockState', 'DELETE', '/clock'),
    },
  }
}
