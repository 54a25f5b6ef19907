import { distance } from 'fastest-levenshtein'
import type { RouteOptions } from 'fastify'
import { fits } from '../../resources/route.js'
import { AdminError } from '../admin-error.js'

/** The error for an unknown route: it names the methods of the path, or else the nearest routes. */
export function unknownPath(
  method: string,
  path: string,
  routes: readonly RouteOptions[],
): AdminError {
  const methods = routes.filter(({ url }) => fits(path, url)).map((route) => route.method)
  const end = path.slice(path.lastIndexOf('/'))
  const meant = routes.find((route) => route.method === method && route.url.endsWith(end))
  // The path counts more than the method.
  const distanceTo = (route: RouteOptions) =>
    distance(path.toLowerCase(), route.url) + (route.method === method ? 0 : 0.5)
  const nearest = routes
    .toSorted((a, b) => distanceTo(a) - distanceTo(b))
    .slice(0, 3)
    .map((route) => `${route.method} ${route.url}`)
  const hint =
    methods.length > 0
      ? `: this path takes ${methods.join(', ')}${meant ? `; did you mean ${method} ${meant.url}?` : '.'}`
      : `. The nearest are ${nearest.join(', ')}; GET /__admin/openapi.json lists all.`
  return new AdminError(404, `${method} ${path} does not exist${hint}`)
}
