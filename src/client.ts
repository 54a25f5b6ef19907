import type { Call } from './call.js'
import type { Exchange } from './domain/exchange.js'
import type { ActiveFault } from './domain/fault.js'
import type { Counts } from './domain/seed.js'
import type { SnapshotInfo } from './domain/snapshot.js'
import { tokensByName } from './domain/tokens.js'
import type { GhlMock, GhlMockSandbox, Powers, SandboxOptions } from './powers.js'

interface Made {
  id: string
  baseUrl: string
  subAccounts: { id: string; privateIntegrations: { name: string; token: string }[] }[]
}

type Tokens = Record<string, string>

/** Everything of a mock but where it is and how it ends; its world is the default one if none is named. */
export const mockOver = (
  call: Call,
  tokens: Tokens,
  world?: string,
): Powers & Pick<GhlMock, 'sandbox'> => ({
  ...powersOver(call, tokens, world),
  sandbox: (options) => makeSandbox(call, options),
})

async function makeSandbox(call: Call, options: SandboxOptions = {}): Promise<GhlMockSandbox> {
  const { id, baseUrl, subAccounts } = (await call('POST', '/sandboxes', options)) as Made
  const tokens = tokensOf(subAccounts)
  const remove = async () => {
    await call('DELETE', `/sandboxes/${id}`)
  }
  return {
    ...powersOver(call, tokens, id),
    id,
    url: baseUrl,
    tokens,
    remove,
    [Symbol.asyncDispose]: remove,
  }
}

/** The tokens of a world, the default one if none is named. */
export async function tokensIn(call: Call, sandbox = 'default'): Promise<Tokens> {
  const { subAccounts } = (await call('GET', `/sandboxes/${sandbox}`)) as Made
  return tokensOf(subAccounts)
}

const tokensOf = (subAccounts: Made['subAccounts']): Tokens =>
  tokensByName(
    subAccounts.flatMap(({ id, privateIntegrations }) =>
      privateIntegrations.map(({ name, token }) => ({ name, token, subAccountId: id })),
    ),
  )

/**
 * The powers over one sandbox, whose `tokens` are kept up to date. What comes back has the shape that the admin
 * side's response schemas say.
 */
function powersOver(call: Call, tokens: Tokens, sandbox?: string): Powers {
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const mark = path.includes('?') ? '&' : '?'
    return (await call(method, sandbox ? `${path}${mark}sandbox=${sandbox}` : path, body)) as T
  }
  const reset = (to = 'seed'): Promise<Counts> => ask('POST', `/reset?to=${encodeURIComponent(to)}`)
  const found = async (asked: Promise<{ requests: Exchange[] }>) => (await asked).requests
  const listed = async (asked: Promise<{ faults: ActiveFault[] }>) => (await asked).faults
  return {
    reset,
    snapshot: (name) => ask('PUT', `/snapshots/${encodeURIComponent(name)}`),
    restore: reset,
    snapshots: {
      list: async () => (await ask<{ snapshots: SnapshotInfo[] }>('GET', '/snapshots')).snapshots,
      remove: async (name) => {
        await ask('DELETE', `/snapshots/${encodeURIComponent(name)}`)
      },
    },
    state: () => ask('GET', '/state?format=json'),
    seed: async (fixture, { mode = 'replace' } = {}) => {
      const counts = await ask<Counts>('POST', `/seed?mode=${mode}`, fixture)
      for (const name of Object.keys(tokens)) delete tokens[name]
      Object.assign(tokens, await tokensIn(call, sandbox))
      return counts
    },
    requests: {
      find: (match = {}) => found(ask('POST', '/requests/find', match)),
      count: async (match = {}) =>
        (await ask<{ count: number }>('POST', '/requests/count', match)).count,
      wait: (what) => found(ask('POST', '/requests/wait', what)),
      verify: async (claim) => {
        await ask('POST', '/verify', claim)
      },
      explain: (id) => ask('GET', `/requests/${id}/explain`),
      har: () => ask('GET', '/requests.har'),
      clear: async () => {
        await ask('DELETE', '/requests')
      },
    },
    faults: {
      add: (fault) => ask('POST', '/faults', fault),
      set: (faults) => listed(ask('PUT', '/faults', { faults })),
      list: () => listed(ask('GET', '/faults')),
      remove: async (id) => {
        await ask('DELETE', `/faults/${encodeURIComponent(id)}`)
      },
      clear: async () => {
        await ask('DELETE', '/faults')
      },
    },
    clock: {
      get: () => ask('GET', '/clock'),
      set: (settings) => ask('PUT', '/clock', settings),
      freeze: (at) => ask('PUT', '/clock', { freeze: at ?? true }),
      advance: (by) => ask('POST', '/clock/advance', by),
      reset: () => ask('DELETE', '/clock'),
    },
  }
}
