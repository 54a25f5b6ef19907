import type { FastifyInstance } from 'fastify'
import { fits, type Route } from '../domain/route.js'

/**
 * Enters the routes of the API in `routes` as they are registered. One that forgot its scope would let
 * everybody in, so it stops the boot.
 */
export function listRoutes(app: FastifyInstance, routes: Route[]): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    const scope = config?.scope
    if (!scope) throw new Error(`${method} ${url} declares no scope`)
    // HEAD comes with GET.
    for (const one of [method].flat()) {
      if (one !== 'HEAD') routes.push({ method: one, path: url, scope })
    }
  })
}

/** The methods that a URL does answer. */
export const methodsFor = (routes: readonly Route[], url: string): string[] =>
  routes.filter(({ path }) => fits(url.split('?', 1)[0] ?? url, path)).map(({ method }) => method)
