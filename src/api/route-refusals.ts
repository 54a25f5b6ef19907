import { gateway, plain, service } from '../resources/envelopes.js'
import { defineRefusal } from '../resources/refusal.js'

export const routeUnknown = defineRefusal<{
  method: string
  url: string
  methods: readonly string[]
  /** Whether HighLevel has any route that begins like this one. */
  known: boolean
}>({
  kind: 'route-unknown',
  check: 'route',
  hint: ({ method, url, methods }) => ({
    need: routeNeeded(url, methods),
    have: `${method} ${url}`,
  }),
  documented: ({ method, url }) => plain(404, `Cannot ${method} ${url}`),
  observed: ({ method, url, known }) =>
    known ? service(404, `Cannot ${method} ${url}`, 'Not Found') : { status: 404 },
  source: { documented: 'documented W12', observed: 'observed W12' },
})

function routeNeeded(url: string, methods: readonly string[]): string {
  const [scheme] = /^[a-z][a-z\d+.-]*(?=:\/\/)/i.exec(url) ?? []
  if (scheme !== undefined) return `a URL of http or https instead of ${scheme}`
  return (
    slashNeeded(url) ??
    (methods.length > 0 ? `${methods.join(' or ')} for this path` : 'a path of the API')
  )
}

/** What a path with two slashes should be: its base URL ends in one and the rest begins with one, or an id is empty. */
export function slashNeeded(url: string): string | undefined {
  const [path = '', query = ''] = url.split(/(?=\?)/, 2)
  return path.includes('//')
    ? `one slash where the path has two: ${path.replace(/\/{2,}/g, '/')}${query}`
    : undefined
}

export const caseDiffers = defineRefusal<{ url: string; route: string }>({
  kind: 'case-differs',
  check: 'scope',
  hint: ({ url, route }) => ({ need: `the letter case of ${route}`, have: url }),
  documented: 'accepted',
  observed: () =>
    gateway(
      401,
      'This route is not yet supported by the IAM Service. Please update your IAM config.',
    ),
  source: { documented: 'ours W31', observed: 'assumed W31' },
})

export const notEmulated = defineRefusal<{ method: string; path: string; area: string }>({
  kind: 'not-emulated',
  check: 'emulation',
  hint: ({ method, path, area }) => ({
    need: `a stub for ${method} ${path}: the mock does not emulate ${area}`,
  }),
  documented: ({ method, path }) => plain(501, `The mock does not emulate ${method} ${path}.`),
  observed: ({ method, path }) => plain(501, `The mock does not emulate ${method} ${path}.`),
  source: { documented: 'ours W32', observed: 'ours W32' },
})
