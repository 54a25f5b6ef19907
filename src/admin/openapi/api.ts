import { Type } from '@sinclair/typebox'
import { version } from '../../lib/package.js'
import type { Route, RouteSchema } from '../../resources/route.js'
import { answerOf, refusalsOn } from '../fidelity/possible.js'
import type { AdminOptions } from '../route.js'
import { type Json, pathsOf } from './operations.js'

/** The OpenAPI document of the emulated API, made from the schemas of its routes and the records of its refusals. */
export const apiDocument = ({ routes, versions }: AdminOptions): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'HighLevel API as ghl-mock emulates it',
    version,
    description:
      'Every emulated route. The examples of a refusal are named after its kind and the profile that answers it.',
  },
  servers: [{ url: '/' }],
  paths: pathsOf(
    routes.map((route) => ({ ...route, tag: route.resource.plural, schema: traced(route) })),
    ({ parameters, responses, ...operation }, route) => ({
      ...operation,
      ...(route.scope === undefined
        ? { parameters, security: [] }
        : {
            parameters: [...parameters, { $ref: '#/components/parameters/Version' }],
            security: [{ privateIntegration: [route.scope] }],
          }),
      responses: { ...refusalsOf(route), ...responses },
    }),
  ),
  components: {
    schemas: { Refusal: { type: 'object' } },
    headers: {
      reason: {
        description: 'Why ghl-mock refused the request, and what would have passed.',
        schema: { type: 'string', examples: ['scope-missing; need=contacts.write; have=none'] },
      },
    },
    parameters: {
      Version: {
        name: 'Version',
        in: 'header',
        description: 'Required by the profile observed; documented accepts any value or none.',
        schema: { type: 'string', examples: versions },
      },
    },
    securitySchemes: {
      privateIntegration: {
        type: 'http',
        scheme: 'bearer',
        description: 'The token of a private integration that carries the scope.',
      },
    },
  },
})

const traceId = Type.String({ description: 'The profile observed sends it.' })

/** The schema of a route, with what `observed` ends a good answer with (W27). A public route has none. */
function traced({ scope, schema }: Route): RouteSchema {
  if (scope === undefined) return schema
  const response = Object.entries(schema.response ?? {}).map(
    ([status, { properties, ...answer }]) => [
      status,
      { ...answer, properties: { ...properties, traceId } },
    ],
  )
  return { ...schema, response: Object.fromEntries(response) }
}

/** The answers of both profiles to whatever can be refused on a route, by status. */
function refusalsOf(route: Route): Json {
  const byStatus = new Map<number, { kinds: Set<string>; examples: Json }>()
  for (const record of refusalsOn(route)) {
    for (const profile of ['documented', 'observed'] as const) {
      const answer = answerOf(record, profile)
      if (!answer) continue
      const { status, body } = answer
      const { kinds, examples } = byStatus.get(status) ?? { kinds: new Set(), examples: {} }
      byStatus.set(status, { kinds: kinds.add(record.kind), examples })
      examples[`${record.kind}-${profile}`] = { summary: record.source[profile], value: body }
    }
  }
  return Object.fromEntries(
    [...byStatus].map(([status, { kinds, examples }]) => [
      status,
      {
        description: [...kinds].join(', '),
        headers: { 'x-mock-reason': { $ref: '#/components/headers/reason' } },
        content: {
          'application/json': { schema: { $ref: '#/components/schemas/Refusal' }, examples },
        },
      },
    ]),
  )
}
