import type { Database } from 'better-sqlite3'
import type { PrivateIntegration } from '../domain/private-integration.js'
import { onDemand } from './on-demand.js'

interface Row {
  token: string
  name: string
  subAccountId: string
  /** Joined by spaces: a scope holds none. */
  scopes: string
  expiresAt: string | null
  revoked: 0 | 1
}

export function privateIntegrationStore(db: Database) {
  const find = onDemand(() =>
    db.prepare<[token: string], Row>('SELECT * FROM privateIntegrations WHERE token = ?'),
  )
  // Every request asks for its token, and what a token may do changes with the seed only.
  const found = new Map<string, PrivateIntegration>()
  const list = onDemand(() =>
    db.prepare<[], Row>('SELECT * FROM privateIntegrations ORDER BY rowid'),
  )
  const removeAll = db.prepare('DELETE FROM privateIntegrations')
  const insert = db.prepare<[Row]>(
    `INSERT INTO privateIntegrations (token, subAccountId, name, scopes, expiresAt, revoked)
      VALUES (@token, @subAccountId, @name, @scopes, @expiresAt, @revoked)`,
  )
  return {
    find(token: string): PrivateIntegration | undefined {
      const known = found.get(token)
      if (known) return known
      const row = find().get(token)
      if (!row) return undefined
      const integration = fromRow(row)
      found.set(token, integration)
      return integration
    },

    /** To be told when the table may have changed without a `replace`. */
    forget: (): void => found.clear(),

    /** In the order of the seed. */
    list: (): PrivateIntegration[] => list().all().map(fromRow),

    /** These and no others. */
    replace(integrations: readonly PrivateIntegration[]): void {
      found.clear()
      removeAll.run()
      for (const integration of integrations) insert.run(toRow(integration))
    },
  }
}

const toRow = ({
  token,
  name,
  subAccountId,
  scopes,
  expiresAt,
  revoked,
}: PrivateIntegration): Row => ({
  token,
  name,
  subAccountId,
  scopes: scopes.join(' '),
  expiresAt: expiresAt ?? null,
  revoked: revoked ? 1 : 0,
})

const fromRow = ({ scopes, expiresAt, revoked, ...rest }: Row): PrivateIntegration => ({
  ...rest,
  scopes: scopes === '' ? [] : scopes.split(' '),
  ...(expiresAt !== null && { expiresAt }),
  revoked: revoked === 1,
})
