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
  const find = db
    .prepare<[token: string], string>(
      `SELECT json_object('token', token, 'name', name, 'subAccountId', subAccountId,
        'scopes', scopes, 'expiresAt', expiresAt, 'revoked', revoked)
        FROM privateIntegrations WHERE token = ?`,
    )
    .pluck()
  // Every request asks for its token. The row is read each time, and taken apart only when its text has changed.
  const lastRead = new Map<string, { json: string; integration: PrivateIntegration }>()
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
      const json = find.get(token)
      if (json === undefined) return undefined
      const last = lastRead.get(token)
      if (last?.json === json) return last.integration
      const integration = fromRow(JSON.parse(json))
      lastRead.set(token, { json, integration })
      return integration
    },

    /** In the order of the seed. */
    list: (): PrivateIntegration[] => list().all().map(fromRow),

    /** These and no others. */
    replace(integrations: readonly PrivateIntegration[]): void {
      removeAll.run()
      lastRead.clear()
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
