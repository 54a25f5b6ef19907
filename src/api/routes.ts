import type { FastifyInstance } from 'fastify'
import { fits, type Route, type RouteSchema } from '../resources/route.js'
import type { ApiPlugin } from './types.js'

/** Adds the routes of the API to `routes` as they are registered. A route that declares no scope stops the boot. */
export function listRoutes(app: FastifyInstance, routes: Route[]): void {
  app.addHook('onRoute', ({ method, url, config, schema: declared = {} }) => {
    const schema = declared as RouteSchema // routes are declared with TypeBox
    const { scope, resource } = config ?? {}
    if (!scope) throw new Error(`${method} ${url} declares no scope`)
    if (!resource) throw new Error(`${method} ${url} declares no resource`)
    // HEAD comes with GET.
    for (const one of [method].flat()) {
      if (one !== 'HEAD') routes.push({ method: one, path: url, scope, resource, schema })
    }
  })
}

type RouteConfig = Pick<Route, 'scope' | 'resource'>

/** The routes that plugins would register, without a server. */
export function routesOf(plugins: readonly ApiPlugin[]): Route[] {
  const routes: Route[] = []
  const register =
    (method: string) =>
    (path: string, { config, schema }: Pick<Route, 'schema'> & { config: RouteConfig }) =>
      routes.push({ method, path, ...config, schema })
  const recorder = {
    get: register('GET'),
    post: register('POST'),
    put: register('PUT'),
    delete: register('DELETE'),
  }
  for (const plugin of plugins) {
    // Plugins of routes call nothing else of the instance and read the profile alone.
    plugin(recorder as never, { profile: 'documented' } as never, () => undefined)
  }
  return routes
}

/** The methods that a URL answers. */
export const methodsFor = (routes: readonly Route[], url: string): string[] =>
  routes.filter(({ path }) => fits(url.split('?', 1)[0] ?? url, path)).map(({ method }) => method)
