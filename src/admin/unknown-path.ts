import { distance } from 'fastest-levenshtein'
import type { RouteOptions } from 'fastify'
import { fits } from '../domain/route.js'
import { Complaint } from './complaint.js'

/** Says of a path that does not exist which methods it takes, or else which paths are nearest. */
export function unknownPath(
  method: string,
  path: string,
  routes: readonly RouteOptions[],
): Complaint {
  const methods = routes.filter(({ url }) => fits(path, url)).map((route) => route.method)
  if (methods.length > 0) {
    return new Complaint(
      404,
      `${method} ${path} does not exist: this path takes ${methods.join(', ')}.`,
    )
  }
  // The path counts more than the method.
  const farness = (route: RouteOptions) =>
    distance(path.toLowerCase(), route.url) + (route.method === method ? 0 : 0.5)
  const nearest = routes
    .toSorted((a, b) => farness(a) - farness(b))
    .slice(0, 3)
    .map((route) => `${route.method} ${route.url}`)
  return new Complaint(
    404,
    `${method} ${path} does not exist. The nearest are ${nearest.join(', ')}; GET /__admin/openapi.json tells all.`,
  )
}
