import { publishedRoutes } from '../../resources/published.js'
import { allRefusals } from '../../resources/refusal.js'
import { fits, type Route } from '../../resources/route.js'
import calls from './calls.json' with { type: 'json' }

/** How well the mock's answers are known. */
export interface Ledger {
  /** Every emulated route. */
  routes: { method: string; path: string; scope: string | null; source: string }[]
  /** Every refusal, with the grade of each profile and the row of docs/wire.md. */
  refusals: { kind: string; check: string; documented: string; observed: string }[]
  /** Published routes that answer 501, by the area of HighLevel's API. */
  notEmulated: { area: string; routes: number }[]
  /** Calls of public programs: each counts once for each of 79 code bases that makes it. */
  calls: { answered: number; all: number; missing: string[] }
}

/** The ledger of a set of routes. */
export function ledgerOf(routes: readonly Route[]): Ledger {
  const isEmulated = (method: string, path: string) =>
    routes.some((route) => route.method === method && fits(path, route.path))
  const missing = publishedRoutes.filter(({ method, path }) => !isEmulated(method, path))
  const areas = new Map<string, number>()
  for (const { area } of missing) areas.set(area, (areas.get(area) ?? 0) + 1)
  const counted = Object.entries(calls)
  const unanswered = counted.filter(([call]) => {
    const [method = '', path = ''] = call.split(' ')
    return !isEmulated(method, path)
  })
  const sum = (list: typeof counted) => list.reduce((total, [, count]) => total + count, 0)
  return {
    routes: routes.map(({ method, path, scope, source }) => ({
      method,
      path,
      scope: scope ?? null,
      source: source ?? openApi(method, path),
    })),
    refusals: allRefusals()
      .map(({ kind, check, source }) => ({ kind, check, ...source }))
      .sort((a, b) => a.kind.localeCompare(b.kind)),
    notEmulated: [...areas].map(([area, count]) => ({ area, routes: count })),
    calls: {
      answered: sum(counted) - sum(unanswered),
      all: sum(counted),
      missing: unanswered.map(([call]) => call),
    },
  }
}

/** The grade of a route that HighLevel publishes. */
function openApi(method: string, path: string): string {
  const found = publishedRoutes.find((one) => one.method === method && fits(one.path, path))
  if (!found) throw new Error(`${method} ${path} is not published, and declares no source`)
  return `documented (OpenAPI ${found.area})`
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const share = ({ answered, all }: Ledger['calls']): number => Math.round((100 * answered) / all)

/** The sentence of the README. */
export const coverageSentence = ({ calls }: Ledger): string =>
  `Of the calls that 79 public programs make to this API, ${share(calls)} % are answered.`

/** `docs/fidelity.md`. */
export const ledgerText = ({ routes, refusals, notEmulated, calls }: Ledger): string => `# Fidelity

How well each answer of ghl-mock is known. This page is made from the declarations (\`npm run docs\`); a running mock
has it at \`GET /__admin/fidelity\`. Grades and rows are those of [wire.md](wire.md).

## Routes

${table(
  ['Route', 'Scope', 'Source'],
  routes.map(({ method, path, scope, source }) => [
    `${method} \`${path}\``,
    scope === null ? 'none' : `\`${scope}\``,
    source,
  ]),
)}

## Refusals

${table(
  ['Refusal', 'Check', 'Profile `documented`', 'Profile `observed`'],
  refusals.map(({ kind, check, documented, observed }) => [
    `\`${kind}\``,
    check,
    documented,
    observed,
  ]),
)}

## Not emulated

These published routes answer 501 \`not-emulated\` after version, credential and scope, of which \`POST /oauth/token\` needs none; a stub can answer them.

${table(
  ['Area', 'Routes'],
  notEmulated.map(({ area, routes: count }) => [area, String(count)]),
)}

## Calls of public programs

Counted in 79 public code bases, each once for each call that it makes: ${calls.answered} of ${calls.all} (${share(calls)} %) are answered. Without an emulated route:
${calls.missing.map((call) => `\`${call}\``).join(', ')}.
`
