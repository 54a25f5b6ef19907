import type { Entry } from './entry.js'
import type { RequestCount } from './request-counters.js'

/** What the requests of a sandbox have exercised since its journal began, also those that the journal has dropped. */
export class Coverage {
  /** The numbers of exchanges, by what they agree in. */
  readonly #counts = new Map<Readonly<RequestCount>, number>()
  readonly #scopes = new Map<string, Set<string>>()

  count(counted: Readonly<RequestCount>, { token, scope, passed }: Entry): void {
    this.#counts.set(counted, (this.#counts.get(counted) ?? 0) + 1)
    if (token === undefined || scope === undefined || !passed.includes('scope')) return
    const scopes = this.#scopes.get(token)
    if (scopes) scopes.add(scope)
    else this.#scopes.set(token, new Set([scope]))
  }

  list(): RequestCount[] {
    return [...this.#counts].map(([counted, count]) => ({ ...counted, count }))
  }

  /** The scopes that routes required of a token, and that it has. */
  scopesUsedBy(token: string): string[] {
    return [...(this.#scopes.get(token) ?? [])].sort()
  }

  clear(): void {
    this.#counts.clear()
    this.#scopes.clear()
  }
}
