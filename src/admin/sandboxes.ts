import { type Static, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { defaultId, type Sandbox } from '../sandbox/sandbox.js'
import { suggestion } from '../suggest.js'
import { Complaint, ComplaintAnswer } from './complaint.js'
import { refusingFixtures } from './fixtures.js'
import { findSnapshot } from './snapshots.js'
import type { AdminPlugin } from './types.js'

const NewSandbox = Type.Object(
  {
    fixtures: Type.Optional(
      Type.Unknown({
        description:
          "A seed of its own, as a fixture says it: an object, or the text of one. Default: the mock's.",
      }),
    ),
    snapshot: Type.Optional(
      Type.String({
        description: 'A snapshot to start from, of the default sandbox or ?sandbox=.',
      }),
    ),
    ttlSeconds: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        description:
          "It is removed when nobody asked it anything for so long, by its clock or the machine's. Left out, after an hour by the machine's alone.",
      }),
    ),
  },
  { additionalProperties: false },
)

const SandboxAnswer = Type.Object({
  id: Type.String(),
  baseUrl: Type.String(),
  subAccounts: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.Optional(Type.String()),
      privateIntegrations: Type.Array(
        Type.Object({
          name: Type.String(),
          token: Type.String(),
          scopes: Type.Array(Type.String()),
        }),
      ),
    }),
  ),
})
type SandboxAnswer = Static<typeof SandboxAnswer>

/** Worlds of their own: the same seed with other tokens, for one test each. */
export const sandboxes: AdminPlugin = (app, { sandboxes }, done) => {
  app.get(
    '/sandboxes',
    {
      schema: {
        summary: 'All sandboxes but the default one',
        response: { 200: Type.Object({ sandboxes: Type.Array(SandboxAnswer) }) },
      },
    },
    (request) => ({ sandboxes: sandboxes.list().map((sandbox) => shown(sandbox, request)) }),
  )

  app.post(
    '/sandboxes',
    {
      schema: {
        summary: 'A new sandbox',
        body: NewSandbox,
        response: { 201: SandboxAnswer, 429: ComplaintAnswer },
      },
    },
    async (request, reply) => {
      const { fixtures, snapshot: name, ttlSeconds } = request.body
      if (fixtures !== undefined && name !== undefined) {
        throw new Complaint(
          400,
          'A sandbox starts from fixtures or from a snapshot, not from both.',
        )
      }
      const seed = fixtures === undefined ? undefined : await seedFrom(fixtures)
      const snapshot = name === undefined ? undefined : findSnapshot(name, request)
      const ttlMs = ttlSeconds === undefined ? undefined : ttlSeconds * 1000
      const sandbox = refusingFixtures(() => sandboxes.create({ seed, snapshot, ttlMs }))
      if (!sandbox) {
        throw new Complaint(
          429,
          `There are ${sandboxes.limit} sandboxes already: remove one with DELETE /__admin/sandboxes/<id>, let it end by its ttlSeconds, or allow more with --sandbox-limit.`,
        )
      }
      reply.code(201)
      return shown(sandbox, request)
    },
  )

  app.get(
    '/sandboxes/:id',
    {
      schema: {
        summary: 'A sandbox and its tokens; the default one too, as `default`',
        params: Type.Object({ id: Type.String() }),
        response: { 200: SandboxAnswer },
      },
    },
    (request) => {
      const { id } = request.params
      const sandbox = sandboxes.find(id)
      if (!sandbox) throw unknown(id)
      return shown(sandbox, request)
    },
  )

  app.delete(
    '/sandboxes/:id',
    {
      schema: {
        summary: 'Remove a sandbox',
        params: Type.Object({ id: Type.String() }),
        response: { 200: Type.Object({ removed: Type.String() }) },
      },
    },
    ({ params: { id } }) => {
      if (id === defaultId) {
        throw new Complaint(
          400,
          'The default sandbox is always there; POST /__admin/reset starts it over.',
        )
      }
      if (!sandboxes.remove(id)) throw unknown(id)
      return { removed: id }
    },
  )
  done()

  function unknown(id: string): Complaint {
    const known = sandboxes.list().map((sandbox) => sandbox.id)
    return new Complaint(404, `There is no sandbox "${id}"${suggestion(id, known) || '.'}`)
  }
}

/** Reading fixtures needs YAML, which a mock that is never given any does not load. */
async function seedFrom(fixtures: unknown) {
  const { checkSeed, formatOf, loadText } = await import('../fixtures/load.js')
  return refusingFixtures(() =>
    typeof fixtures === 'string'
      ? loadText({ name: 'fixtures', text: fixtures, format: formatOf(fixtures) }).seed
      : checkSeed(fixtures).seed,
  )
}

function shown({ id, store }: Sandbox, { protocol, host }: FastifyRequest): SandboxAnswer {
  const integrations = store.privateIntegrations.list()
  const subAccounts = store.subAccounts.list().map((subAccount) => ({
    ...subAccount,
    privateIntegrations: integrations
      .filter(({ subAccountId }) => subAccountId === subAccount.id)
      .map(({ name, token, scopes }) => ({ name, token, scopes: [...scopes] })),
  }))
  const path = id === defaultId ? '' : `/__sandbox/${id}`
  return { id, baseUrl: `${protocol}://${host}${path}`, subAccounts }
}
