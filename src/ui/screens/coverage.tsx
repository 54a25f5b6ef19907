import { useState } from 'preact/hooks'
import { get } from '../api.js'
import { exampleCall } from '../commands.js'
import { useLoaded } from '../loaded.js'
import { Badge, Method, Status } from '../parts/marks.js'
import { Search } from '../parts/search.js'
import { Segments } from '../parts/segments.js'
import { Empty, Shown } from '../parts/states.js'
import { useToken } from '../tokens.js'
import type { CoverageAnswer } from '../types.js'

type RouteCoverage = CoverageAnswer['routes'][number]

/** Which routes and answers have been exercised, and which scopes were needed. */
export function Coverage() {
  const loaded = useLoaded('coverage', () => get<CoverageAnswer>('/coverage'), {
    request: () => true,
  })
  return (
    <section class="screen">
      <header class="screen-head">
        <h1>Coverage</h1>
        {loaded.data && <span class="count">{loaded.data.percent} %</span>}
      </header>
      <Shown loaded={loaded}>{(coverage) => <Report coverage={coverage} />}</Shown>
    </section>
  )
}

function Report({ coverage }: { coverage: CoverageAnswer }) {
  const { percent, percentOfCalled, routes, scopes } = coverage
  const [q, setQ] = useState('')
  const [which, setWhich] = useState<'called' | 'all'>('called')
  const token = useToken(undefined, 'contacts.readonly')
  const met = routes.filter(({ statuses }) => statuses.some(({ count }) => count > 0))
  const isFound = ({ method, path }: RouteCoverage) =>
    `${method} ${path}`.toLowerCase().includes(q.toLowerCase())
  const listed = (which === 'all' || q ? routes : met).filter(isFound)
  return (
    <>
      <section class="card" aria-labelledby="share-title">
        <h2 id="share-title" class="hidden">
          Share
        </h2>
        <p class="share">
          <strong class="number">{percent} %</strong>
          <span class="muted">
            of the statuses that the emulated routes can answer. {met.length} of {routes.length}{' '}
            routes were called, and {percentOfCalled} % of their statuses were met.
          </span>
        </p>
        <progress max={100} value={percent} aria-label="Coverage in percent" />
      </section>
      <section class="card" aria-labelledby="routes-title">
        <header class="card-head">
          <h2 id="routes-title">Routes</h2>
          <span class="count">{listed.length}</span>
          <span class="space" />
          <Segments
            label="Which routes"
            options={{ called: 'Called', all: 'All' }}
            value={which}
            onChoose={setWhich}
          />
          <Search label="Filter routes" value={q} onSearch={setQ} />
        </header>
        {listed.length === 0 ? (
          <Empty
            title={q ? 'No route matches' : 'No route was called yet'}
            command={q ? undefined : exampleCall('GET', '/contacts/contact-xyz789/notes', token)}
          >
            {!q && 'Run your tests against this server. What they exercise is counted here.'}
          </Empty>
        ) : (
          <ul class="lines coverage">
            {listed.map((route) => (
              <RouteLine key={`${route.method} ${route.path}`} route={route} />
            ))}
          </ul>
        )}
      </section>
      <section class="card" aria-labelledby="scopes-title">
        <header class="card-head">
          <h2 id="scopes-title">Scopes</h2>
        </header>
        <ul class="lines">
          {scopes.map(({ name, used, unused }) => (
            <li key={name}>
              <div class="line-main">
                <span class="strong text">{name}</span>
                <span class="tags wrap">
                  {used.map((scope) => (
                    <Badge key={scope} tone="ok">
                      {scope}
                    </Badge>
                  ))}
                  {unused.map((scope) => (
                    <Badge key={scope} title="Never needed">
                      {scope}
                    </Badge>
                  ))}
                </span>
              </div>
              <span class="muted small number">
                {used.length} of {used.length + unused.length} used
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

/** The outcomes of a route by their status. */
function byStatus(statuses: RouteCoverage['statuses']) {
  const groups = new Map<number, RouteCoverage['statuses']>()
  for (const one of statuses) groups.set(one.status, [...(groups.get(one.status) ?? []), one])
  return [...groups].map(([status, outcomes]) => ({
    status,
    outcomes,
    count: outcomes.reduce((total, { count }) => total + count, 0),
  }))
}

function RouteLine({ route }: { route: RouteCoverage }) {
  const { method, path, statuses, exercised, of } = route
  return (
    <li>
      <details>
        <summary>
          <span class="request-line">
            <Method method={method} />
            <span class="path text">{path}</span>
          </span>
          <span class="tags wrap">
            {byStatus(statuses).map(({ status, outcomes, count }) => (
              <span key={status} class={count > 0 ? 'outcome' : 'outcome unmet'}>
                <Status status={status} {...outcomes[0]} />
                {count > 0 && <span class="number">×{count}</span>}
              </span>
            ))}
          </span>
          <span class="muted small number end">
            {exercised} of {of}
          </span>
        </summary>
        <ul class="outcomes">
          {statuses.map(({ status, reason, fault, count }) => (
            <li key={`${status} ${reason} ${fault}`} class={count > 0 ? undefined : 'muted'}>
              <span class="code">{status}</span> {reason ?? fault ?? 'answered'}
              {count > 0 && <strong class="number"> ×{count}</strong>}
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}
