import type { SandboxDatabase } from '../../sqlite/database.js'
import type { RowOf } from '../resource.js'
import { type PrivateIntegration, privateIntegration } from './private-integration.js'

/** Reads of private integrations. Every request asks for its token, so what was found is kept until rows change. */
export function privateIntegrationQueries(database: SandboxDatabase) {
  const found = new Map<string, PrivateIntegration>()
  let version = -1
  // The table's rows have the fields of the resource.
  const typed = (row: object) => row as RowOf<typeof privateIntegration.fields>
  return {
    find(token: string): PrivateIntegration | undefined {
      const current = database.versions.of(privateIntegration)
      if (version !== current) found.clear()
      version = current
      const known = found.get(token)
      if (known) return known
      const row = database.find(privateIntegration, token)
      if (!row) return undefined
      found.set(token, typed(row))
      return typed(row)
    },

    /** In the order of the seed. */
    list: (): PrivateIntegration[] => database.list(privateIntegration).map(typed),
  }
}
