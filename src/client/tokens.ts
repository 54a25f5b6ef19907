import type { PrivateIntegration } from '../resources/private-integration/private-integration.js'

/**
 * Tokens by the name of their private integration. A name that two sub-accounts use becomes `<sub-account id>/<name>`.
 */
export function tokensByName(
  all: readonly Pick<PrivateIntegration, 'name' | 'subAccountId' | 'token'>[],
): Record<string, string> {
  const shared = (name: string) => all.filter((one) => one.name === name).length > 1
  return Object.fromEntries(
    all.map(({ name, subAccountId, token }) => [
      shared(name) ? `${subAccountId}/${name}` : name,
      token,
    ]),
  )
}
