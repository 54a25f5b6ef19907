import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { listCredentials } from '../../resources/credential.js'
import { subAccount } from '../../resources/sub-account/sub-account.js'
import { defaultId, type Sandbox } from '../../sandbox/sandbox.js'
import { originFrom } from '../../seeding/origin.js'
import { AdminError, limitReached, orAdminError } from '../admin-error.js'
import { type AdminPlugin, findSandbox, route } from '../route.js'
import { NewSandbox, Removed, SandboxInfo, SandboxInfos } from '../schemas.js'
import { findSnapshot } from './snapshots.js'

const One = Type.Object({ id: Type.String() })

/** Isolated sandboxes: the same seed with tokens of its own, one for each test. */
export const sandboxes: AdminPlugin = async (app, { sandboxes }) => {
  app.get(
    '/sandboxes',
    route('List sandboxes, without the default one', SandboxInfos),
    (request) => ({ sandboxes: sandboxes.list().map((sandbox) => shown(sandbox, request)) }),
  )

  app.post(
    '/sandboxes',
    route('Create a sandbox', SandboxInfo, { body: NewSandbox }, [429], 201),
    async (request, reply) => {
      const { fixtures, snapshot: from, name, ttlSeconds } = request.body
      if (fixtures !== undefined && from !== undefined) {
        throw new AdminError(
          400,
          'A sandbox starts from fixtures or from a snapshot, not from both.',
        )
      }
      const seed = fixtures === undefined ? undefined : await seedFrom(fixtures)
      const origin = seed && orAdminError(() => originFrom(seed, sandboxes.settings))
      const snapshot = from === undefined ? undefined : findSnapshot(from, request.sandbox)
      const ttlMs = ttlSeconds === undefined ? undefined : ttlSeconds * 1000
      const sandbox = orAdminError(() => sandboxes.create({ origin, snapshot, name, ttlMs }))
      if (!sandbox) {
        const remedy = 'let it expire with ttlSeconds, '
        throw limitReached('sandboxes/<id>', sandboxes.limit, '--sandbox-limit', remedy)
      }
      reply.code(201)
      return shown(sandbox, request)
    },
  )

  app.get(
    '/sandboxes/:id',
    route('A sandbox and its tokens; `default` is the default sandbox', SandboxInfo, {
      params: One,
    }),
    (request) => shown(findSandbox(request.params.id, sandboxes), request),
  )

  app.delete(
    '/sandboxes/:id',
    route('Remove a sandbox', Removed, { params: One }),
    ({ params: { id } }) => {
      if (id === defaultId) {
        throw new AdminError(
          400,
          'The default sandbox cannot be removed; POST /__admin/reset starts it over.',
        )
      }
      findSandbox(id, sandboxes)
      sandboxes.remove(id)
      return { removed: id }
    },
  )
}

/** Parses the fixtures of a call. The parser is imported here, because a mock may never need it. */
async function seedFrom(fixtures: unknown) {
  const { checkSeed, formatOf, loadText } = await import('../../seeding/load.js')
  return orAdminError(() =>
    typeof fixtures === 'string'
      ? loadText({ name: 'fixtures', text: fixtures, format: formatOf(fixtures) }).seed
      : checkSeed(fixtures).seed,
  )
}

function shown({ id, database }: Sandbox, { protocol, host }: FastifyRequest): SandboxInfo {
  const integrations = listCredentials(database)
  const subAccounts = database.list(subAccount).map(({ id, name }) => ({
    id: String(id),
    ...(name !== undefined && { name: String(name) }),
    privateIntegrations: integrations
      .filter(({ subAccountId }) => subAccountId === id)
      .map(({ name, token, scopes }) => ({ name, token, scopes: [...scopes] })),
  }))
  const path = id === defaultId ? '' : `/__sandbox/${encodeURIComponent(id)}`
  return { id, baseUrl: `${protocol}://${host}${path}`, subAccounts }
}
