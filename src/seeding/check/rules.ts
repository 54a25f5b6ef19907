import { parseMoment } from '../../lib/moment.js'
import { suggestion } from '../../lib/suggest.js'
import { quoted } from '../../lib/violation.js'
import { resources as all } from '../../resources/index.js'
import { privateIntegration } from '../../resources/private-integration/private-integration.js'
import { nearestOf, publishedLike } from '../../resources/published.js'
import type { Resource } from '../../resources/resource.js'
import { means } from '../../resources/route.js'
import { apiRoutes } from '../../resources/routes.js'
import { subAccount } from '../../resources/sub-account/sub-account.js'
import type { Fault } from '../../sandbox/fault.js'
import { stageOf } from '../../sandbox/faults.js'
import type { FixtureDocument, Read } from '../parse/document.js'
import { maxReported, type Problem } from '../parse/source.js'
import { isEntry, type Path, type SeedEntry, textOf, walk } from '../walk.js'
import { hasUnknownKey } from './owners.js'

const resources: readonly Resource[] = all

/** Warns about faults whose `by` is no private integration, also in fixtures that have errors elsewhere. */
export function unknownCallers(documents: readonly FixtureDocument[]): Problem[] {
  const names = new Set<string>()
  /** The names of private integrations by their tokens. */
  const tokens = new Map<string, string>()
  let isMisspelt = false
  for (const { value } of documents) {
    walk(value, resources, (visit) => {
      const { resource, entry } = visit
      if (resource.name === subAccount.name) {
        const list = entry[privateIntegration.plural] ?? []
        isMisspelt ||= hasUnknownKey(visit) || !Array.isArray(list) || !list.every(isEntry)
      }
      const { name } = entry
      // A number is reported where it stands.
      if (resource.name === privateIntegration.name && /string|number/.test(typeof name))
        names.add(String(name))
      const token = resource.name === privateIntegration.name ? textOf(entry, 'token') : undefined
      if (token !== undefined) tokens.set(token, String(name))
    })
  }
  return documents.flatMap((document) =>
    document.inForce || isMisspelt
      ? []
      : entriesIn(document.value, 'faults').flatMap(([fault, path]) => {
          const by = isEntry(fault.match) ? textOf(fault.match, 'by') : undefined
          if (by === undefined || names.has(by)) return []
          const named = tokens.get(by)
          const advice =
            named === undefined
              ? suggestion(by, [...names]) || namesOf(names)
              : `; that is a token: write the name, ${named}`
          const message = `by: no private integration is ${quoted(by)}, so that this fault hits no request${advice}`
          return [warning(document, [...path, 'match', 'by'], message)]
        }),
  )
}

const namesOf = (names: ReadonlySet<string>): string =>
  names.size > 0 && names.size < 10 ? `; the fixtures have ${[...names].join(', ')}` : ''

function entriesIn(value: unknown, list: string): [entry: SeedEntry, path: Path][] {
  const entries = isEntry(value) ? value[list] : undefined
  return (Array.isArray(entries) ? entries : [])
    .slice(0, maxReported)
    .flatMap((entry: unknown, index) => (isEntry(entry) ? [[entry, [list, index]]] : []))
}

const warning = (document: FixtureDocument, path: Path, message: string): Problem => ({
  severity: 'warning',
  place: document.place(path),
  message,
})

/** Warns about faults and stubs that hit no request: because of ids that do not belong together, or of scopes. */
export function neverHit(reads: readonly Read[]): Problem[] {
  if (!reads.some(({ seed }) => seed.faults ?? seed.stubs)) return []
  const world = new Seeded(reads)
  return reads.flatMap(({ seed, document }) => {
    if (document.inForce) return []
    const faults = (seed.faults ?? [])
      .slice(0, maxReported)
      .flatMap((fault, index) => [
        ...world.apart(fault, ['faults', index], document),
        ...world.unreached(fault, ['faults', index], document),
      ])
    const stubs = (seed.stubs ?? []).slice(0, maxReported).flatMap(({ match }, index) => {
      const method = match.method.toUpperCase()
      const like = publishedLike(match.path).filter((one) => one.method === method)
      const routes = nearestOf(like)
      return world.closed(routes, undefined, ['stubs', index], 'stub', document)
    })
    return [...faults, ...stubs]
  })
}

interface Token {
  name: string | undefined
  scopes: readonly string[]
  /** Why the API refuses it; undefined for one that works. */
  refused: 'revoked' | 'expired' | undefined
}

/** An expiry that is counted from now is past on every run; of a date that is past there is another message. */
function refusalOf(entry: SeedEntry): Token['refused'] {
  if (entry.revoked === true) return 'revoked'
  const date = textOf(entry, 'expiresAt')
  const isPast = date !== undefined && !/^\d/.test(date) && parseMoment(date, 0) <= 0
  return isPast ? 'expired' : undefined
}

interface Guarded {
  method: string
  path: string
  scope: string | undefined
}

/** What the fixtures have, as far as faults and stubs depend on it. */
class Seeded {
  /** The owners of entries by `param` and id; undefined when an id is made. */
  readonly #owners = new Map<string, (string | undefined)[]>()
  readonly #tokens: Token[] = []

  constructor(reads: readonly Read[]) {
    for (const { seed } of reads) {
      walk(seed, resources, ({ resource, entry, parent }) => {
        const id = textOf(entry, resource.key)
        if (resource.param && parent && id !== undefined) {
          const slot = `${resource.param}\n${id}`
          const owners = this.#owners.get(slot) ?? []
          this.#owners.set(slot, [...owners, textOf(parent.entry, parent.resource.key)])
        }
        if (resource.name !== privateIntegration.name) return
        const scopes = privateIntegration.fields.scopes.read(entry.scopes ?? [])
        this.#tokens.push({ name: textOf(entry, 'name'), scopes, refused: refusalOf(entry) })
      })
    }
  }

  /** An id with the id of an owner that it does not belong to. */
  apart({ match = {} }: Fault, path: Path, document: FixtureDocument): Problem[] {
    return resources.flatMap(({ param, noun, parent }) => {
      const id = param && textOf(match, param)
      const owner = parent?.param && textOf(match, parent.param)
      const owners = this.#owners.get(`${param}\n${id}`) ?? []
      if (!param || !parent?.param || !id || !owner || owners.length === 0) return []
      if (owners.some((one) => one === undefined || one === owner)) return []
      const message = `${param}: ${quoted(id)} is a ${noun} of the ${parent.noun} ${owners[0]}, and ${parent.param} is ${owner}, so that this fault hits no request; write ${parent.param}: ${owners[0]}`
      return [warning(document, [...path, 'match', param], message)]
    })
  }

  /** A fault that strikes when the scope of its route has been checked. */
  unreached(fault: Fault, at: Path, document: FixtureDocument): Problem[] {
    const { path, method, by } = fault.match ?? {}
    if (stageOf(fault) === 'before') return []
    if (path === undefined) return by === undefined ? [] : this.#shut(by, at, document)
    const isMeant = (route: Guarded) =>
      means(path, route.path) && (!method || method.toUpperCase() === route.method)
    const emulated = apiRoutes.filter(isMeant)
    const routes = emulated.length > 0 ? emulated : publishedLike(path).filter(isMeant)
    return this.closed(routes, by, at, 'fault', document)
  }

  /** Routes whose scopes no token has. */
  closed(
    routes: readonly Guarded[],
    by: string | undefined,
    at: Path,
    noun: 'fault' | 'stub',
    document: FixtureDocument,
  ): Problem[] {
    const tokens = this.#tokens.filter(({ name }) => by === undefined || name === by)
    const isOpen = ({ scope }: Guarded) =>
      scope === undefined ||
      tokens.some(({ scopes, refused }) => refused === undefined && scopes.includes(scope))
    const [route] = routes
    if (!route || tokens.length === 0 || routes.some(isOpen)) return []
    const { scope = '' } = route
    const holder = tokens.find(({ scopes }) => scopes.includes(scope))
    if (!holder && by !== undefined) {
      const other = this.#tokens.find(({ scopes }) => scopes.includes(scope))?.name
      const write = other === undefined ? '' : `write ${other}, or `
      const message = `by: the private integration ${by} does not have the scope ${scope}, which ${route.method} ${route.path} asks for, so that this ${noun} ${outcome[noun]}; ${write}add it to the scopes of ${by}`
      return [warning(document, [...at, 'match', 'by'], message)]
    }
    const [family = ''] = scope.split(/[./]/)
    const near = tokens.find(({ scopes }) => scopes.some((one) => one.startsWith(family)))
    const such = near ? `, such as ${near.name}` : ''
    const [lacks, mend] = holder
      ? [
          `${by === undefined ? 'only ' : ''}the private integration ${holder.name} has, and its token is ${holder.refused}`,
          `${mendOf(holder)}${by === undefined ? `, or add ${scope} to the scopes of another one` : ''}`,
        ]
      : ['no private integration has', `add ${scope} to the scopes of one${such}`]
    const message = `path: ${route.method} ${route.path} asks for the scope ${scope}, which ${lacks}, so that this ${noun} ${outcome[noun]}; ${mend}`
    return [warning(document, [...at, 'match', 'path'], message)]
  }

  /** A fault that strikes when the token has been checked, by one that is refused. */
  #shut(by: string, at: Path, document: FixtureDocument): Problem[] {
    const tokens = this.#tokens.filter(({ name }) => name === by)
    const [token] = tokens
    if (!token || tokens.some(({ refused }) => refused === undefined)) return []
    const message = `by: the token of the private integration ${by} is ${token.refused}, so that this fault hits no request; ${mendOf(token)}`
    return [warning(document, [...at, 'match', 'by'], message)]
  }
}

const outcome = { fault: 'hits no request', stub: 'answers no request' }

const mendOf = ({ refused }: Token): string =>
  refused === 'revoked' ? 'remove "revoked: true" there' : 'write a later expiresAt there'
