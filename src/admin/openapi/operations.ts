import { STATUS_CODES } from 'node:http'
import type { TSchema } from '@sinclair/typebox'
import { patternOf } from '../../lib/text-format.js'
import type { RouteSchema } from '../../resources/route.js'
import * as schemas from '../schemas.js'

export type Json = Record<string, unknown>

interface Described {
  method: string
  /** With parameters as Fastify writes them: `/requests/:id`. */
  path: string
  tag: string
  schema: RouteSchema
}

interface Operation extends Json {
  parameters: Json[]
  responses: Json
}

/** The `paths` of a document. `complete` adds what all operations of the document have in common. */
export function pathsOf<Route extends Described>(
  routes: readonly Route[],
  complete: (operation: Operation, route: Route) => Json,
): Json {
  const paths: Record<string, Json> = {}
  const ids = new Set<string>()
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    const method = route.method.toLowerCase()
    const id = operationId(route.method, route.path, ids)
    ids.add(id)
    paths[path] = { ...paths[path], [method]: complete(operation(route, id), route) }
  }
  return paths
}

function operation({ tag, schema }: Described, operationId: string): Operation {
  const { summary, params, querystring, body, consumes, response = {} } = schema
  return {
    operationId,
    tags: [tag],
    summary,
    parameters: [...parameters('path', params), ...parameters('query', querystring)],
    ...(body && { requestBody: { required: isRequired(body), content: bodyOf(body, consumes) } }),
    responses: Object.fromEntries(
      Object.entries(response).map(([status, answer]) => [
        status,
        {
          description: answer.description ?? STATUS_CODES[Number(status)] ?? '',
          content: contentOf(answer),
        },
      ]),
    ),
  }
}

/** `GET /__admin/requests/:id/explain` to `getRequestsIdExplain`; with a number when that is taken. */
function operationId(method: string, path: string, taken: ReadonlySet<string>): string {
  const id = path
    .replace('/__admin', '')
    .split(/\W+/)
    .reduce((id, word) => id + word.charAt(0).toUpperCase() + word.slice(1), method.toLowerCase())
  let number = 1
  while (taken.has(number === 1 ? id : `${id}${number}`)) number++
  return number === 1 ? id : `${id}${number}`
}

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

/** The content of an answer: JSON, or the media type that a text schema names; alternatives may differ. */
function contentOf(answer: TSchema): Json {
  const alternatives: TSchema[] = answer.anyOf ?? []
  return alternatives.some(({ contentMediaType }) => contentMediaType)
    ? Object.assign({}, ...alternatives.map(contentOf))
    : { [answer.contentMediaType ?? 'application/json']: { schema: named(answer) } }
}

/** The schemas of the admin API that have a name, with it. */
const names = new Map<unknown, string>(
  Object.entries(schemas).map(([name, schema]) => [schema, name]),
)

/** Every schema that has a name, in full. */
export const components = (): Json =>
  Object.fromEntries([...names].map(([schema, name]) => [name, inFull(schema)]))

/** A reference to a schema that has a name, or else the schema itself. */
export function named(schema: unknown): Json {
  const name = names.get(schema)
  return name === undefined ? inFull(schema) : { $ref: `#/components/schemas/${name}` }
}

/** A TypeBox schema as JSON Schema 2020-12. Titles are left out: they are wording for error messages. */
function inFull(schema: unknown): Json {
  const { title, contentMediaType, contentSchema, additionalItems, ...rest } = schema as TSchema
  const entries = Object.entries(rest).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'items' && Array.isArray(value)) {
      return [
        ['prefixItems', value.map(named)],
        ['items', false],
      ]
    }
    const pattern = key === 'format' ? patternOf(value) : undefined
    if (pattern !== undefined) return [['pattern', pattern]]
    if (key === 'items' || key === 'not') return [[key, named(value)]]
    if (key === 'anyOf' || key === 'allOf') return [[key, value.map(named)]]
    if (key !== 'properties' && key !== 'patternProperties') return [[key, value]]
    const properties = Object.entries(value).map(([name, one]) => [name, named(one)])
    return [[key, Object.fromEntries(properties)]]
  })
  return Object.fromEntries(entries)
}
