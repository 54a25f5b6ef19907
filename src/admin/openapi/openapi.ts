import { Type } from '@sinclair/typebox'
import type { FastifyPluginCallback, RouteOptions } from 'fastify'
import { version } from '../../lib/package.js'
import type { RouteSchema } from '../../resources/route.js'
import { AdminErrorAnswer } from '../admin-error.js'
import { type AdminOptions, beforeSeed, route } from '../route.js'
import { apiDocument } from './api.js'
import { components, type Json, named, pathsOf } from './operations.js'

interface Admin {
  /** The routes of the admin API. The list is complete once the server is ready. */
  described: readonly RouteOptions[]
  requiresToken: boolean
}

const Document = Type.Unknown({ description: 'An OpenAPI document.' })

/** The OpenAPI documents of the admin API and of the emulated API, made on demand. */
export const openapi: FastifyPluginCallback<AdminOptions & Admin> = (app, options, done) => {
  app.get('/openapi.json', { ...route('This OpenAPI 3.1 document', Document), ...beforeSeed }, () =>
    adminDocument(options),
  )
  app.get(
    '/openapi/api.json',
    { ...route('The OpenAPI 3.1 document of the emulated API', Document), ...beforeSeed },
    () => apiDocument(options),
  )
  done()
}

/** Errors that every call may be answered with. */
const refusals: Record<number, string> = {
  400: 'The query or the body is invalid; the message names the place.',
  401: 'The admin token is missing or wrong.',
  403: 'The Host or Origin header is that of another web page.',
  404: 'The sandbox, or something named in the call, does not exist.',
  503: 'The mock is still reading its seed.',
}

function adminDocument({ described, requiresToken }: Admin): Json {
  const routes = described.map(({ method, url, schema = {} }) => ({
    method: `${method}`,
    path: url,
    tag: url.split(/[/.]/)[2] ?? '',
    schema: schema as RouteSchema, // routes are declared with TypeBox
  }))
  const refused = Object.fromEntries(
    Object.keys(refusals).map((status) => [
      status,
      { $ref: `#/components/responses/Refused${status}` },
    ]),
  )
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
    paths: pathsOf(routes, ({ parameters, responses, ...operation }) => ({
      ...operation,
      parameters: [...parameters, { $ref: '#/components/parameters/sandbox' }],
      responses: { ...refused, ...responses },
    })),
    components: {
      schemas: components(),
      responses: Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          `Refused${status}`,
          { description, content: { 'application/json': { schema: named(AdminErrorAnswer) } } },
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
