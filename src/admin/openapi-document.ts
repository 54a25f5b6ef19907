import { STATUS_CODES } from 'node:http'
import type { TSchema } from '@sinclair/typebox'
import type { RouteOptions } from 'fastify'
import { version } from '../package.js'
import { ComplaintAnswer } from './complaint.js'
import { components, type Json, named } from './openapi-schemas.js'

/** An OpenAPI 3.1 document of routes, made from the schemas that judge them. */
export function documentOf({
  described,
  asksForToken,
}: {
  described: readonly RouteOptions[]
  asksForToken: boolean
}): Json {
  const paths: Record<string, Json> = {}
  for (const route of described) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [`${route.method}`.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'ghl-mock admin',
      version,
      description: 'What a test can do to a mock and learn of it. Every call takes ?sandbox=<id>.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: asksForToken ? [{ adminToken: [] }] : [{}],
    paths,
    components: {
      schemas: components(),
      responses: Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          `Refused${status}`,
          { description, content: json(named(ComplaintAnswer)) },
        ]),
      ),
      parameters: {
        sandbox: {
          name: 'sandbox',
          in: 'query',
          description: 'The sandbox that the call is about; left out, the default one.',
          schema: { type: 'string' },
        },
      },
      securitySchemes: {
        adminToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'What --admin-token or --admin-token-file says; else nothing is asked for.',
        },
      },
    },
  }
}

/** What every call may be answered in place of what it asked for. */
const refusals: Record<number, string> = {
  400: 'The query or the body says something else than it should; the message names the place.',
  401: 'The admin token is missing, or another was sent.',
  403: 'The call comes from another page, by its Host or Origin.',
  404: 'There is no such sandbox, or nothing of that name in it.',
  503: 'The mock is still reading its seed.',
}

function operation({ method, url, schema = {} }: RouteOptions): Json {
  const { summary, params, querystring, body, consumes, response = {} } = schema as RouteSchema
  const own = Object.entries(response).map(([status, answer]) => [
    status,
    {
      description: answer.description ?? STATUS_CODES[Number(status)] ?? '',
      content: contentOf(answer),
    },
  ])
  return {
    operationId: operationId(`${method}`, url),
    tags: [url.split('/')[2]?.split('.')[0]],
    summary,
    parameters: [
      ...parameters('path', params),
      ...parameters('query', querystring),
      { $ref: '#/components/parameters/sandbox' },
    ],
    ...(body && { requestBody: { required: isNeeded(body), content: bodyOf(body, consumes) } }),
    responses: {
      ...Object.fromEntries(
        Object.keys(refusals).map((status) => [
          status,
          { $ref: `#/components/responses/Refused${status}` },
        ]),
      ),
      ...Object.fromEntries(own),
    },
  }
}

/** An answer by its media type: JSON, or what a text says of itself; alternatives may differ in it. */
function contentOf(answer: TSchema): Json {
  const alternatives: TSchema[] = answer.anyOf ?? []
  return alternatives.some(({ contentMediaType }) => contentMediaType)
    ? Object.assign({}, ...alternatives.map(contentOf))
    : { [answer.contentMediaType ?? 'application/json']: { schema: named(answer) } }
}

/** What a route of ours may say of itself. */
interface RouteSchema {
  summary?: string
  params?: TSchema
  querystring?: TSchema
  body?: TSchema
  /** Media types of the body, when it is not JSON alone. */
  consumes?: readonly string[]
  response?: Record<string, TSchema>
}

/** `GET /__admin/requests/:id/explain` to `getRequestsIdExplain`. */
const operationId = (method: string, url: string): string =>
  [method.toLowerCase(), ...url.split(/\W+/).slice(2)]
    .map((word, index) => (index > 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join('')

const parameters = (place: 'path' | 'query', schema: TSchema | undefined): Json[] =>
  Object.entries<TSchema>(schema?.properties ?? {}).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || (schema?.required ?? []).includes(name),
    schema: named(one),
  }))

/** No body is read as an empty object: it is needed where that would not do. */
const isNeeded = (body: TSchema): boolean =>
  body.type === 'string' || (body.required ?? []).length > 0

/** A body by its media type; text says in its contentSchema what it is as JSON. */
const bodyOf = (body: TSchema, consumes: readonly string[] = ['application/json']): Json =>
  Object.fromEntries(
    consumes.map((type) => [
      type,
      { schema: named(type === 'application/json' ? (body.contentSchema ?? body) : body) },
    ]),
  )

const json = (schema: Json) => ({ 'application/json': { schema } })
