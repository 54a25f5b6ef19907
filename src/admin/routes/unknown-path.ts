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
  if (methods.length > 0) {
    return new AdminError(
      404,
      `${method} ${path} does not exist: this path takes ${methods.join(', ')}.`,
    )
  }
  // The path counts more than the method.
  const distanceTo = (route: RouteOptions) =>
    distance(path.toLowerCase(), route.url) + (route.method === method ? 0 : 0.5)
  const nearest = routes
    .toSorted((a, b) => distanceTo(a) - distanceTo(b))
    .slice(0, 3)
    .map((route) => `${route.method} ${route.url}`)
  return new AdminError(
    404,
    `${method} ${path} does not exist. The nearest are ${nearest.join(', ')}; GET /__admin/openapi.json lists all.`,
  )
}
