import { useEffect, useMemo, useState } from 'preact/hooks'
import { remove } from '../api.js'
import { exampleCall } from '../commands.js'
import { journal, journalRead } from '../journal.js'
import { useKeys } from '../keys.js'
import { epoch } from '../live.js'
import { Button } from '../parts/controls.js'
import { confirm } from '../parts/dialog.js'
import { useListKeys } from '../parts/list-keys.js'
import { Badge, Method, reasonOf, Status, toneOf } from '../parts/marks.js'
import { Search } from '../parts/search.js'
import { Segments } from '../parts/segments.js'
import { Empty, Loading } from '../parts/states.js'
import { Time } from '../parts/time.js'
import { VirtualList } from '../parts/virtual-list.js'
import { go, href, replace } from '../route.js'
import { useStore } from '../store.js'
import { useToken } from '../tokens.js'
import type { RequestSummary } from '../types.js'
import { Request } from './request.js'

interface RequestsProps {
  /** The id of the request that is open. */
  chosen: number | undefined
  query: Readonly<Record<string, string>>
}

const kinds = { all: 'All', ok: 'Answered', warn: 'Refused', fault: 'Faults', bad: 'Failed' }

const isKind = (name: string): name is keyof typeof kinds => Object.hasOwn(kinds, name)

/** Requests as they come, newest first. */
export function Requests({ chosen, query }: RequestsProps) {
  const { q = '', show = 'all' } = query
  const live = useStore(journal)
  const isRead = useStore(journalRead)
  const world = useStore(epoch)
  const [held, setHeld] = useState<readonly RequestSummary[]>()
  // Another world has other requests
  useEffect(() => setHeld(undefined), [world])
  const all = held ?? live
  const shown = useMemo(() => filtered(all, q, show), [all, q, show])
  const at = (index: number) => shown[shown.length - 1 - index]
  const { reached, rowRef, onFocus } = useListKeys(shown.length, (index) => at(index)?.id)
  const pause = () => setHeld(held ? undefined : live)
  const isOpen = chosen !== undefined
  useKeys({
    p: pause,
    ...(isOpen && { Escape: () => go(href('requests', [], query)) }),
  })
  const missed = held ? live.filter(({ id }) => id > (held.at(-1)?.id ?? 0)).length : 0

  return (
    <section class={isOpen ? 'screen full split open' : 'screen full split'}>
      <div class="split-list">
        <header class="screen-head">
          <h1>Requests</h1>
          <span class="count">{all.length.toLocaleString('en')}</span>
          <span class="space" />
          <Button icon={held ? 'play' : 'pause'} pressed={held !== undefined} onClick={pause}>
            {held ? `Resume${missed ? ` (${missed} new)` : ''}` : 'Pause'}
          </Button>
          <Button
            icon="trash"
            onClick={() =>
              confirm({
                title: 'Clear requests',
                text: 'The journal of this sandbox is emptied. Data stays as it is.',
                action: 'Clear requests',
                run: () => remove('/requests'),
              })
            }
          >
            Clear
          </Button>
        </header>
        <div class="list-tools">
          <Segments
            label="Which requests"
            options={kinds}
            value={isKind(show) ? show : 'all'}
            onChoose={(kind) =>
              replace(href('requests', ids(chosen), { ...query, show: kind === 'all' ? '' : kind }))
            }
          />
          <Search
            label="Filter path, reason, token"
            value={q}
            onSearch={(text) => replace(href('requests', ids(chosen), { ...query, q: text }))}
          />
        </div>
        {!isRead ? (
          <Loading />
        ) : shown.length === 0 ? (
          <NoRequests isFiltered={all.length > 0} />
        ) : (
          <div class="table requests">
            <VirtualList
              count={shown.length}
              rowHeight={52}
              label="Requests"
              reached={reached}
              keyOf={(index) => at(index)?.id ?? index}
              row={(index) => {
                const request = at(index)
                return (
                  request && (
                    <a
                      class={`row ${toneOf(request)}`}
                      href={href('requests', [request.id], query)}
                      aria-current={request.id === chosen ? 'true' : undefined}
                      ref={rowRef(index)}
                      onFocus={() => onFocus(index)}
                    >
                      <Summary request={request} />
                    </a>
                  )
                )
              }}
            />
          </div>
        )}
      </div>
      {chosen !== undefined && (
        <aside class="split-detail" aria-label="Request">
          <Request key={chosen} id={chosen} shown={shown} query={query} />
        </aside>
      )}
    </section>
  )
}

const ids = (chosen: number | undefined) => (chosen === undefined ? [] : [chosen])

function filtered(all: readonly RequestSummary[], q: string, show: string) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0 && show === 'all') return all
  return all.filter((one) => {
    // A fault may have delayed a refusal.
    const isShown = show === 'fault' ? one.fault !== undefined : toneOf(one) === show
    if (show !== 'all' && !isShown) return false
    const { method, path, status, reason = '', by = '' } = one
    const text = `${method} ${path} ${status} ${reason} ${by}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

function Summary({ request }: { request: RequestSummary }) {
  const { at, method, path, reason, by, durationMs, fault, stub, writes } = request
  return (
    <>
      <Status {...request} />
      <span class="request-line clip">
        <Method method={method} />
        <span class="path text" title={path}>
          {path}
        </span>
      </span>
      <span class="request-more clip muted small">
        {by !== undefined && <span class="text by">{by}</span>}
        {reason !== undefined && <Reason reason={reason} />}
        {fault !== undefined && <Badge tone="fault">fault {fault}</Badge>}
        {stub !== undefined && <Badge>stub {stub}</Badge>}
        {writes.length > 0 && <span>wrote {writes.map(nounOf).join(', ')}</span>}
      </span>
      <span class="end muted small number">
        <Time at={at} />
        <span class="duration">
          {durationMs < 10 ? durationMs.toFixed(1) : Math.round(durationMs)} ms
        </span>
      </span>
    </>
  )
}

function Reason({ reason }: { reason: string }) {
  const { kind, need } = reasonOf(reason)
  return (
    <>
      <span class="reason">{kind}</span>
      {need !== undefined && <span class="text">needed {need}</span>}
    </>
  )
}

const nounOf = (row: string): string => row.split(':', 1)[0] ?? row

function NoRequests({ isFiltered }: { isFiltered: boolean }) {
  const token = useToken(undefined, 'contacts.readonly')
  if (isFiltered) return <Empty title="No request matches the filter" />
  return (
    <Empty
      title="No requests yet"
      command={exampleCall('GET', '/contacts/contact-xyz789/notes', token)}
    >
      Point your app at this server. Every call appears here with the reason for its answer. Try it:
    </Empty>
  )
}
