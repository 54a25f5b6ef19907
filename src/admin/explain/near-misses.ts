import { suggestion } from '../../lib/suggest.js'
import { pathOf } from '../../lib/url.js'
import type { Violation } from '../../lib/violation.js'
import type { Refusal } from '../../resources/refusal.js'
import type { ExplainInput } from './explain-input.js'
import { nearRows, rowElsewhere } from './near-rows.js'
import { carriers, expiry, nearTokens, tokensOf } from './near-tokens.js'
import { slips } from './slips.js'

type Details = Refusal['details']

/** Sentences about things in the world that a refused request probably meant. */
export async function nearMisses(input: ExplainInput): Promise<string[]> {
  const { refusal } = input.entry
  if (!refusal) return []
  const { kind, check, details } = refusal
  const find = finders[kind]
  if (find) return find(details, input)
  const resource = input.sandbox.database.resources.find(({ noun }) => noun === check)
  if (!resource) return []
  return kind.endsWith('-elsewhere')
    ? rowElsewhere(resource, details, input)
    : nearRows(resource, details, input)
}

/** Finders by kind of refusal. Refusals about rows of resources use `nearRows`. */
const finders: Readonly<Record<string, (details: Details, input: ExplainInput) => string[]>> = {
  'version-invalid': ({ version }, { versions }) =>
    hinted(String(version), versions, 'an accepted version'),
  'token-missing': (_details, { sandbox }) => tokensOf(sandbox),
  'token-malformed': (_details, input) => nearTokens(input),
  'token-unknown': (_details, input) => nearTokens(input),
  'token-expired': (details, input) => expiry(details, input),
  'token-revoked': (_details, input) => carriers(input),
  'scope-missing': (_details, input) => carriers(input),
  'route-unknown': nearRoutes,
  'media-type-unsupported': () => ['Without a Content-Type, clients such as curl send a form.'],
  invalid: slipsInBody,
}

const hinted = (written: string, known: readonly string[], what: string): string[] => {
  const hint = suggestion(written, known)
  return hint ? [`${written} is not ${what}${hint}`] : []
}

function nearRoutes({ method, url, methods }: Details, { routes }: ExplainInput): string[] {
  const others = methods as readonly string[] // as `routeUnknown` declares
  if (others.length > 0) {
    return [
      `${others.join(' and ')} ${others.length > 1 ? 'exist' : 'exists'} for this path, ${method} does not`,
    ]
  }
  const path = pathOf(String(url))
  const segments = path.split('/').filter((segment) => segment !== '')
  // Route paths with the ids of this path in place of their parameters, so that ids do not count as typos.
  const alike = [...new Set(routes.map((route) => route.path))].map((template) => {
    const parts = template.split('/').slice(1)
    const ahead = Math.max(0, segments.length - parts.length)
    return `/${parts.map((part, index) => (part.startsWith(':') ? (segments[index + ahead] ?? part) : part)).join('/')}`
  })
  const behind = alike.filter((one) => path.length > one.length && path.endsWith(one))
  return [
    ...behind.map((one) => `${one} exists, without ${path.slice(0, -one.length)} before it`),
    ...(behind.length > 0 ? [] : hinted(path, alike, 'a path of the API')),
  ]
}

/** Finds properties that were misspelt or sent one level too deep. */
function slipsInBody({ violations }: Details, { exchange: { body } }: ExplainInput): string[] {
  if (typeof body !== 'object' || body === null) return []
  const found = violations as readonly Violation[] // as `invalid` declares
  const sent = Object.keys(body)
  const missing = found.filter(({ kind }) => kind === 'missing').map(({ path }) => `${path[0]}`)
  const unknown = found.filter(({ kind }) => kind === 'unknown')
  return [
    ...missing.flatMap((name) => [
      ...slips(name, sent, String, (other) => `${other} was sent`),
      ...sent
        .filter((other) => Object.hasOwn(Object(Reflect.get(body, other)), name))
        .map((other) => `${name} was sent inside ${other}: it belongs at the top`),
    ]),
    ...unknown.flatMap(({ path, known }) => hinted(`${path.at(-1)}`, known, 'a property here')),
  ]
}
