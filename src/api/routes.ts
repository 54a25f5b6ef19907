import type { FastifyInstance } from 'fastify'

/**
 * Watches the routes of the API as they are registered. One that forgot its scope would let everybody in, so
 * it stops the boot.
 */
export function listRoutes(app: FastifyInstance) {
  const routes: { methods: string[]; path: RegExp }[] = []
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!config?.scope) throw new Error(`${method} ${url} declares no scope`)
    const path = new RegExp(`^${url.replace(/:\w+/g, '[^/?]+')}/?(?:\\?|$)`, 'i')
    routes.push({ methods: [method].flat(), path })
  })

  return {
    /** The methods that a path does answer, `HEAD` left out: it comes with `GET`. */
    methodsFor: (url: string): string[] =>
      routes
        .filter(({ path }) => path.test(url))
        .flatMap(({ methods }) => methods)
        .filter((method) => method !== 'HEAD'),
  }
}
