import { version } from '../../lib/package.js'
import { allRefusals, type RefusalRecord } from '../../resources/refusal.js'
import type { Resource } from '../../resources/resource.js'
import type { Route } from '../../resources/route.js'
import { resourcesIn } from '../../sandbox/path-ids.js'
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
    routes.map((route) => ({ ...route, tag: route.resource.plural })),
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

/** The answers of both profiles to whatever can be refused on a route, by status. */
function refusalsOf(route: Route): Json {
  const byStatus = new Map<number, { kinds: Set<string>; examples: Json }>()
  for (const record of allRefusals().filter((one) => isPossible(one, route))) {
    for (const profile of ['documented', 'observed'] as const) {
      const wording = record[profile]
      if (wording === 'accepted') continue
      // A record words any details; these name themselves.
      const { status, body } = wording(placeholders as never, () => '<traceId>')
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

/** Checks that every request has to pass, and those of a route that is not public. The others depend on the route. */
const always = ['address']
const gate = ['version', 'token', 'rate limit', 'scope']

const isPossible = ({ kind, check }: RefusalRecord, route: Route): boolean =>
  always.includes(check) ||
  (gate.includes(check) && route.scope !== undefined) ||
  (check === 'body' && route.schema.body !== undefined) ||
  (check === 'location' && namesLocation(route)) ||
  // A name can be taken wherever one is sent.
  (kind.endsWith('-taken')
    ? check === route.resource.noun && route.schema.body !== undefined
    : resourcesIn(route).some(({ noun }) => noun === check))

/** Whether a request says which sub-account it is about, or names a row of one that has no refusal of its own. */
const namesLocation = (route: Route): boolean =>
  route.path.includes('/:locationId') ||
  [route.schema.querystring, route.schema.body].some((one) => one?.properties?.locationId) ||
  resourcesIn(route).some(
    ({ noun, parent }: Resource) =>
      parent !== undefined &&
      parent.parent === undefined &&
      !allRefusals().some(({ kind }) => kind === `${noun}-elsewhere`),
  )

/** Details whose every value is an empty list that reads as its own name in a text: `<contactId>`. */
const placeholders = new Proxy(
  {},
  { get: (_details, name) => Object.assign([], { toString: () => `<${String(name)}>` }) },
)
