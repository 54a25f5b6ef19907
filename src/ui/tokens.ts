import { get } from './api.js'
import { clockState, sandboxNow } from './clock.js'
import { type Loaded, useLoaded } from './loaded.js'
import { isAbout } from './rows.js'
import { useStore } from './store.js'
import type { PrivateIntegration } from './types.js'

const isIntegration = isAbout('privateIntegration')

/** @param request whether requests, which use scopes, make the list old */
export const useIntegrations = (
  subAccount?: string,
  request = false,
): Loaded<PrivateIntegration[]> =>
  useLoaded(
    `integrations of ${subAccount}`,
    async () =>
      (
        await get<{ privateIntegrations: PrivateIntegration[] }>('/private-integrations', {
          subAccount,
        })
      ).privateIntegrations,
    { write: isIntegration, request: () => request },
  )

export type TokenState = 'active' | 'expired' | 'revoked'

export function stateOf({ revoked, expiresAt }: PrivateIntegration): TokenState {
  if (revoked) return 'revoked'
  return expiresAt !== undefined && Date.parse(expiresAt) <= sandboxNow() ? 'expired' : 'active'
}

/** A token for an example: one that works and has the scope, or words in its place. */
export function useToken(subAccount: string | undefined, scope: string): string {
  const { data = [] } = useIntegrations(subAccount)
  useStore(clockState)
  const found = data.find((one) => stateOf(one) === 'active' && one.scopes.includes(scope))
  return found?.token ?? 'YOUR_TOKEN'
}
