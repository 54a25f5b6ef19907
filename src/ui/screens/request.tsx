import { get } from '../api.js'
import { assertionInCurl, assertionInJavaScript, curlOf } from '../commands.js'
import { journal } from '../journal.js'
import { epoch } from '../live.js'
import { useLoaded } from '../loaded.js'
import { Copy } from '../parts/controls.js'
import { Icon } from '../parts/icons.js'
import { Method, Status } from '../parts/marks.js'
import { Headers, Payload } from '../parts/payload.js'
import { Shown } from '../parts/states.js'
import { Time } from '../parts/time.js'
import { href } from '../route.js'
import { useSelected, useStore } from '../store.js'
import { useIntegrations } from '../tokens.js'
import type { Exchange, Explanation as ExplanationAnswer, RequestSummary } from '../types.js'
import { Explanation } from './explanation.js'

interface RequestProps {
  id: number
  /** The requests that the list shows, oldest first, and its filter. */
  shown: readonly RequestSummary[]
  query: Readonly<Record<string, string>>
}

/** Both sides of an exchange, and why it was answered like that. */
export function Request({ id, shown, query }: RequestProps) {
  const world = useStore(epoch)
  const loaded = useLoaded(
    `${world} request ${id}`,
    async () => {
      const [exchange, explanation] = await Promise.all([
        get<Exchange>(`/requests/${id}`),
        get<ExplanationAnswer>(`/requests/${id}/explain`),
      ])
      return { exchange, explanation }
    },
    { request: (one) => one.id === id },
  )
  return (
    <div class="request">
      <header class="request-head">
        <a class="icon-button" href={href('requests', [], query)} aria-label="Close" title="Close">
          <Icon name="close" />
        </a>
        <h1>Request {id}</h1>
        <span class="space" />
        <Neighbours id={id} shown={shown} query={query} />
      </header>
      <Shown loaded={loaded}>
        {({ exchange, explanation }) => (
          <>
            <h2 class="request-title">
              <Status {...exchange} />
              <Method method={exchange.method} />
              <span class="path text">{exchange.path}</span>
            </h2>
            <p class="muted small facts">
              <Time at={exchange.at} />
              <span>{exchange.durationMs} ms</span>
              {exchange.by !== undefined && (
                <span>
                  token <span class="text">{exchange.by}</span>
                </span>
              )}
            </p>
            <Explanation explanation={explanation} exchange={exchange} />
            <Writes id={id} />
            <Actions exchange={exchange} sender={explanation.token} />
            <Sides exchange={exchange} />
          </>
        )}
      </Shown>
    </div>
  )
}

/** The request before and the one after in the list. */
function Neighbours({ id, shown, query }: RequestProps) {
  const before = shown.findLast((one) => one.id < id)?.id
  const after = shown.find((one) => one.id > id)?.id
  return (
    <>
      {before !== undefined && (
        <a class="button quiet" href={href('requests', [before], query)}>
          Previous
        </a>
      )}
      {after !== undefined && (
        <a class="button quiet" href={href('requests', [after], query)}>
          Next
        </a>
      )}
    </>
  )
}

interface ActionsProps {
  exchange: Exchange
  sender: ExplanationAnswer['token']
}

function Actions({ exchange, sender }: ActionsProps) {
  const { id, reason } = exchange
  const { data = [] } = useIntegrations()
  const token = data.find(
    ({ name, subAccountId }) => name === sender?.name && subAccountId === sender.subAccountId,
  )?.token
  return (
    <div class="actions wrap">
      <a class="button plain" href={href('faults', [], { from: String(id) })}>
        <Icon name="faults" />
        Make a fault
      </a>
      {(reason?.startsWith('not-emulated') || exchange.stub !== undefined) && (
        <a class="button plain" href={href('faults', [], { from: String(id), as: 'stub' })}>
          <Icon name="plus" />
          Make a stub
        </a>
      )}
      <Copy text={curlOf(exchange, token)} what="the request as curl">
        Copy as curl
      </Copy>
      <Copy text={assertionInJavaScript(exchange)} what="an assertion in JavaScript">
        Assertion (JavaScript)
      </Copy>
      <Copy text={assertionInCurl(exchange)} what="an assertion as curl">
        Assertion (curl)
      </Copy>
    </div>
  )
}

/** Links to the records that a request wrote. */
function Writes({ id }: { id: number }) {
  const summary = useSelected(journal, (requests) => requests.find((one) => one.id === id))
  if (!summary || summary.writes.length === 0) return null
  const contact = contactOf(summary)
  return (
    <p class="writes">
      Wrote{' '}
      {summary.writes.map((row) => (
        <span key={row} class="code text">
          {contact ? <a href={href('contacts', [contact])}>{row}</a> : row}
        </span>
      ))}
      <a href={href('time', [id])}>See it in time travel</a>
    </p>
  )
}

/** The contact that a request is about: the one in its path, or the one that it wrote. */
export function contactOf({ path, writes }: { path: string; writes: readonly string[] }) {
  const written = writes.find((row) => row.startsWith('contact:'))
  const inPath = /^\/contacts\/([^/]+)(?:\/|$)/.exec(path)?.[1]
  const isWord = inPath === undefined || inPath === 'upsert'
  return written?.slice('contact:'.length) ?? (isWord ? undefined : inPath)
}

function Sides({ exchange }: { exchange: Exchange }) {
  const { query, headers, rawBody, body, responseHeaders, rawResponse, response } = exchange
  return (
    <>
      <section aria-labelledby="sent-title">
        <h2 id="sent-title" class="side-title">
          Request
        </h2>
        {Object.keys(query).length > 0 && <Headers title="Query" entries={query} open />}
        <Headers title="Headers" entries={headers} />
        <Payload raw={rawBody} parsed={body} none="No body" />
      </section>
      <section aria-labelledby="answer-title">
        <h2 id="answer-title" class="side-title">
          Answer
        </h2>
        <Headers title="Headers" entries={responseHeaders ?? {}} />
        <Payload raw={rawResponse} parsed={response} none="No answer was sent" />
      </section>
    </>
  )
}
