import type { SandboxDatabase } from '../sqlite/database.js'
import { privateIntegrationQueries } from './private-integration/queries.js'

/** Whatever a request authenticates with. */
export interface Credential {
  token: string
  name: string
  subAccountId: string
  scopes: readonly string[]
  /** ISO 8601; from this moment on it is refused. */
  expiresAt?: string | undefined
  revoked: boolean
}

/** The credential with this token, valid or not. */
export const findCredential = (database: SandboxDatabase, token: string): Credential | undefined =>
  database.queries(privateIntegrationQueries).find(token)

/** Every credential, in the order of the seed. */
export const listCredentials = (database: SandboxDatabase): Credential[] =>
  database.queries(privateIntegrationQueries).list()
