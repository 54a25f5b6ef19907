import { get, remove, segment } from '../api.js'
import { useLoaded } from '../loaded.js'
import { Button, IconButton } from '../parts/controls.js'
import { confirm } from '../parts/dialog.js'
import { Badge, Method, Status } from '../parts/marks.js'
import { attempt } from '../parts/notices.js'
import { Empty, Shown } from '../parts/states.js'
import type { ActiveFault, ActiveStub, Exchange } from '../types.js'
import { FaultForm } from './fault-form.js'
import { effectInWords, isUsedUp, matchInWords } from './fault-words.js'
import { StubForm } from './stub-form.js'

interface Fidelity {
  routes: { method: string; path: string }[]
  calls: { missing: string[] }
}

/** Rules that make requests fail, and answers to routes that are not emulated. */
export function Faults({ query }: { query: Readonly<Record<string, string>> }) {
  const { from, as } = query
  const known = useLoaded('fidelity', () => get<Fidelity>('/fidelity'))
  const exchange = useLoaded(`request ${from}`, async () =>
    from === undefined ? undefined : get<Exchange>(`/requests/${segment(from)}`),
  )
  const faults = useLoaded('faults', () => get<{ faults: ActiveFault[] }>('/faults'), {
    control: 'faults',
    request: () => true,
  })
  const stubs = useLoaded('stubs', () => get<{ stubs: ActiveStub[] }>('/stubs'), {
    control: 'stubs',
  })
  const routes = known.data?.routes ?? []
  const isReady = known.data !== undefined && (from === undefined || exchange.data !== undefined)
  const given = exchange.data
  return (
    <section class="screen columns">
      <header class="screen-head">
        <h1>Faults and stubs</h1>
      </header>
      {known.error && <Shown loaded={known}>{() => null}</Shown>}
      {exchange.error && <Shown loaded={exchange}>{() => null}</Shown>}
      <section class="card" aria-labelledby="new-fault">
        <header class="card-head">
          <h2 id="new-fault">Make requests fail</h2>
        </header>
        {isReady && (
          <FaultForm
            key={as === 'stub' ? 'new' : from}
            routes={routes}
            exchange={as === 'stub' ? undefined : given}
            onAdded={faults.reload}
          />
        )}
      </section>
      <section class="card" aria-labelledby="faults-title">
        <header class="card-head">
          <h2 id="faults-title">Faults</h2>
          <span class="count">{faults.data?.faults.length}</span>
          <span class="space" />
          {!!faults.data?.faults.length && (
            <Button
              kind="quiet"
              onClick={() =>
                confirm({
                  title: 'Remove all faults',
                  text: 'Requests are answered as if there had never been one.',
                  action: 'Remove all faults',
                  run: () => remove('/faults').then(faults.reload),
                })
              }
            >
              Remove all
            </Button>
          )}
        </header>
        <Shown loaded={faults}>
          {({ faults: list }) =>
            list.length === 0 ? (
              <Empty title="No faults">
                Every request gets the answer it deserves. Choose a route above and how it fails.
              </Empty>
            ) : (
              <ul class="lines">
                {list.map((fault) => (
                  <li key={fault.id} class={isUsedUp(fault) ? 'used-up' : undefined}>
                    <span class="line-main">
                      <span class="strong text">{matchInWords(fault.match)}</span>
                      <span class="muted small text">{effectInWords(fault)}</span>
                    </span>
                    <Badge tone={isUsedUp(fault) ? 'plain' : fault.hits > 0 ? 'fault' : 'accent'}>
                      {fault.tooSlow
                        ? 'no longer hits: its regular expression takes too long'
                        : isUsedUp(fault)
                          ? `used up after ${fault.hits}`
                          : fault.hits > 0
                            ? `${fault.hits} hit${fault.hits === 1 ? '' : 's'}`
                            : 'armed'}
                    </Badge>
                    <IconButton
                      icon="trash"
                      label={`Remove fault ${fault.id}`}
                      onClick={() =>
                        attempt(() => remove(`/faults/${segment(fault.id)}`).then(faults.reload))
                      }
                    />
                  </li>
                ))}
              </ul>
            )
          }
        </Shown>
      </section>
      <section class="card" aria-labelledby="new-stub">
        <header class="card-head">
          <h2 id="new-stub">Answer a route that is not emulated</h2>
        </header>
        {isReady && (
          <StubForm
            key={as === 'stub' ? from : 'new'}
            calls={known.data?.calls.missing ?? []}
            exchange={as === 'stub' ? given : undefined}
            onAdded={stubs.reload}
          />
        )}
      </section>
      <section class="card" aria-labelledby="stubs-title">
        <header class="card-head">
          <h2 id="stubs-title">Stubs</h2>
          <span class="count">{stubs.data?.stubs.length}</span>
        </header>
        <Shown loaded={stubs}>
          {({ stubs: list }) =>
            list.length === 0 ? (
              <Empty title="No stubs">
                HighLevel has more routes than are emulated; they answer 501 until a stub answers.
              </Empty>
            ) : (
              <ul class="lines">
                {list.map(({ id, match, status = 200 }) => (
                  <li key={id}>
                    <span class="line-main strong">
                      <Method method={match.method} /> <span class="path text">{match.path}</span>
                    </span>
                    <Status status={status} />
                    <IconButton
                      icon="trash"
                      label={`Remove stub ${id}`}
                      onClick={() =>
                        attempt(() => remove(`/stubs/${segment(id)}`).then(stubs.reload))
                      }
                    />
                  </li>
                ))}
              </ul>
            )
          }
        </Shown>
      </section>
    </section>
  )
}
