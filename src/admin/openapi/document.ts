import { STATUS_CODES } from 'node:http'
import type { TSchema } from '@sinclair/typebox'
import type { RouteOptions } from 'fastify'
import { version } from '../../lib/package.js'
import { AdminErrorAnswer } from '../admin-error.js'
import { components, type Json, named } from './schemas.js'

/** The OpenAPI 3.1 document of routes, made from the schemas that validate them. */
export function documentOf({
  described,
  requiresToken,
}: {
  described: readonly RouteOptions[]
  requiresToken: boolean
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
      description: 'Controls and inspects a running mock. Every call takes ?sandbox=<id>.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: requiresToken ? [{ adminToken: [] }] : [{}],
    paths,
    components: {
      schemas: components(),
      responses: Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          `Refused${status}`,
          { description, content: json(named(AdminErrorAnswer)) },
        ]),
      ),
      parameters: {
        sandbox: {
          name: 'sandbox',
          in: 'query',
          description: 'Id of the sandbox. Default: the default sandbox.',
          schema: { type: 'string' },
        },
      },
      securitySchemes: {
        adminToken: {
          type: 'http',
          scheme: 'bearer',
          description:
            'The token of --admin-token or --admin-token-file. Without one no token is required.',
        },
      },
    },
  }
}

/** Errors that every call may be answered with. */
const refusals: Record<number, string> = {
  400: 'The query or the body is invalid; the message names the place.',
  401: 'The admin token is missing or wrong.',
  403: 'The Host or Origin header is that of another web page.',
  404: 'The sandbox, or something named in the call, does not exist.',
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
    ...(body && { requestBody: { required: isRequired(body), content: bodyOf(body, consumes) } }),
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

/** The content of an answer: JSON, or the media type that a text schema names; alternatives may differ. */
function contentOf(answer: TSchema): Json {
  const alternatives: TSchema[] = answer.anyOf ?? []
  return alternatives.some(({ contentMediaType }) => contentMediaType)
    ? Object.assign({}, ...alternatives.map(contentOf))
    : { [answer.contentMediaType ?? 'application/json']: { schema: named(answer) } }
}

/** The schema of a route of the admin API. */
interface RouteSchema {
  summary?: string
  params?: TSchema
  querystring?: TSchema
  body?: TSchema
  /** Media types of the body. Default: JSON. */
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

/** A missing body counts as an empty object, so it is required only where that would be invalid. */
const isRequired = (body: TSchema): boolean =>
  body.type === 'string' || (body.required ?? []).length > 0

/** The content of a request. A text schema describes its JSON form in contentSchema. */
const bodyOf = (body: TSchema, consumes: readonly string[] = ['application/json']): Json =>
  Object.fromEntries(
    consumes.map((type) => [
      type,
      { schema: named(type === 'application/json' ? (body.contentSchema ?? body) : body) },
    ]),
  )

const json = (schema: Json) => ({ 'application/json': { schema } })
