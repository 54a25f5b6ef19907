import type { FastifyInstance } from 'fastify'
import { pathOf } from '../lib/url.js'
import { fits, type Route, type RouteSchema } from '../resources/route.js'
import type { ApiPlugin } from './types.js'

/**
 * Adds the routes of the API to `routes` as they are registered. A route that declares neither a scope nor that it is
 * public stops the boot.
 */
export function listRoutes(app: FastifyInstance, routes: Route[]): void {
  app.addHook('onRoute', ({ method, url, config, schema: declared = {} }) => {
    const schema = declared as RouteSchema // routes are declared with TypeBox
    const { scope, resource, source } = config ?? {}
    if (!scope && !config?.public) {
      throw new Error(`${method} ${url} declares neither a scope nor public: true`)
    }
    if (!resource) throw new Error(`${method} ${url} declares no resource`)
    // HEAD comes with GET.
    for (const one of [method].flat()) {
      if (one !== 'HEAD') routes.push({ method: one, path: url, scope, resource, source, schema })
    }
  })
}

type RouteConfig = Pick<Route, 'resource' | 'source'> & { scope?: string }

/** The routes that plugins would register, without a server. */
export function routesOf(plugins: readonly ApiPlugin[]): Route[] {
  const routes: Route[] = []
  const register =
    (method: string) =>
    (path: string, { config, schema }: Pick<Route, 'schema'> & { config: RouteConfig }) => {
      const { scope, resource, source } = config
      routes.push({ method, path, scope, resource, source, schema })
    }
  const recorder = {
    get: register('GET'),
    post: register('POST'),
    put: register('PUT'),
    delete: register('DELETE'),
  }
  for (const plugin of plugins) {
    // Plugins of routes call nothing else of the instance and read the profile alone while they register.
    plugin(recorder as never, { profile: 'documented', sandboxes: {} } as never, () => undefined)
  }
  return routes
}

/** The methods that a URL answers. */
export const methodsFor = (routes: readonly Route[], url: string): string[] =>
  routes.filter(({ path }) => fits(pathOf(url), path)).map(({ method }) => method)
