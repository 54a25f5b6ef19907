import { formatInstant } from '../lib/instant.js'
import { pathOf, splitUrl } from '../lib/url.js'
import { resources } from '../resources/index.js'
import type { Resource } from '../resources/resource.js'
import type { Entry } from './entry.js'
import type { Exchange, Match } from './exchange.js'
import type { Matchable } from './match.js'
import { type Piece, textOf } from './pages.js'
import { parsed, shownAs } from './parsed.js'
import { type Ids, idsIn } from './path-ids.js'
import { rateHeaders } from './rate-limits.js'
import type { Secrets } from './redact.js'
import type { RequestCount } from './request-counters.js'
import { durationOf } from './summary.js'

/** Of a longer body the journal keeps the length alone. */
export const maxKept = 100_000

/** An exchange as the journal keeps it: bodies are bytes, which are parsed when they are read. */
export interface Kept {
  id: number
  entry: Entry
  /** What it was counted as. */
  counted: Readonly<RequestCount>
  /** By the sandbox's clock. */
  endedAt: number
  /** Undefined when there was none, it was not read, or it is too long. */
  body: Piece | undefined
  bodyLength: number
  /** Undefined when it is too long. */
  response: Piece | undefined
  /** In bytes. */
  responseLength: number
  /** How many exchanges just before it were the same, if all of them were refused. */
  repeats: number
  /** About the number of bytes that this takes. */
  size: number
}

type Redactor = Pick<Secrets, 'redact' | 'redactEncoded' | 'redactAll'>

/** Leaves tokens where they are. */
const asSent: Redactor = {
  redact: (text) => text,
  redactEncoded: (text) => text,
  redactAll: (value) => value,
}

/**
 * What a match looks at. Its parts are made when they are first read: each waiting test compares each exchange, and
 * most compare little of it.
 */
export class View implements Matchable {
  readonly #kept: Kept
  readonly #secrets: Redactor
  /** Views with the tokens as sent, by match field; null where nothing was redacted. */
  readonly #sent = new Map<keyof Match, View | null>()
  #ids: Ids | undefined
  #path: string | undefined
  #query: Exchange['query'] | undefined
  #headers: Exchange['headers'] | undefined
  #body: { value: unknown } | undefined
  #rawBody: string | undefined
  #rawResponse: string | undefined

  constructor(kept: Kept, secrets: Redactor) {
    this.#kept = kept
    this.#secrets = secrets
  }

  get ids(): Ids {
    const { params, param } = this.#kept.entry
    this.#ids ??= this.#secrets.redactAll(idsIn(params, param))
    return this.#ids
  }

  get id(): number {
    return this.#kept.id
  }

  get outline(): Kept['counted'] {
    return this.#kept.counted
  }

  get method(): string {
    return this.#kept.entry.method
  }

  get path(): string {
    this.#path ??= pathIn(this.#kept.entry, this.#secrets)
    return this.#path
  }

  get query(): Exchange['query'] {
    // Without tokens before it is parsed: a plus sign of a token is a space afterwards.
    this.#query ??= queryOf(this.#secrets.redactEncoded(splitUrl(this.#kept.entry.url).search))
    return this.#query
  }

  get headers(): Exchange['headers'] {
    this.#headers ??= this.#madeHeaders()
    return this.#headers
  }

  #madeHeaders(): Exchange['headers'] {
    const { headers, by } = this.#kept.entry
    if (this.#secrets === asSent) return headersOf(headers)
    return this.#secrets.redactAll(shown(headers, by))
  }

  header(name: string): string | undefined {
    if (!Object.hasOwn(this.#kept.entry.headers, name)) return undefined
    return Object.hasOwn(this.headers, name) ? this.headers[name] : undefined
  }

  get bodyLost(): boolean {
    return this.#kept.bodyLength > 0 && !this.#kept.body
  }

  get body(): unknown {
    if (this.#kept.bodyLength === 0) return undefined
    this.#body ??= { value: bodyOf(this.#kept, this.rawBody) }
    return this.#body.value
  }

  get rawBody(): string | undefined {
    const { body } = this.#kept
    if (body) this.#rawBody ??= this.#secrets.redact(textOf(body))
    return this.#rawBody
  }

  get rawResponse(): string {
    const { response } = this.#kept
    this.#rawResponse ??= response ? this.#secrets.redactEncoded(textOf(response)) : tooLong
    return this.#rawResponse
  }

  /** Comparing with what was sent costs as much again, so it is done where something was redacted. */
  asSent(name: keyof Match): View | undefined {
    const known = this.#sent.get(name)
    if (known !== undefined) return known ?? undefined
    const sent = new View(this.#kept, asSent)
    const found = this.#isRedacted(name, sent) ? sent : undefined
    this.#sent.set(name, found ?? null)
    return found
  }

  #isRedacted(name: keyof Match, sent: View): boolean {
    switch (name) {
      case 'headers':
        return true
      case 'body':
        return this.rawBody !== sent.rawBody
      case 'query':
        return JSON.stringify(this.query) !== JSON.stringify(sent.query)
      case 'path':
        return this.path !== sent.path
      case 'method':
      case 'status':
      case 'reason':
      case 'by':
        return false
      default:
        return this.ids[name] !== sent.ids[name]
    }
  }

  get by(): string | undefined {
    return this.#kept.entry.by
  }

  get status(): number {
    return this.#kept.entry.status
  }

  get route(): string | undefined {
    return this.#kept.entry.route
  }

  get reason(): string | undefined {
    return this.#kept.entry.hint
  }
}

/** An id is a property by its name, as in an exchange: `contactId`. */
for (const { param } of resources as readonly Resource[]) {
  if (param === undefined) continue
  Object.defineProperty(View.prototype, param, {
    get(this: View) {
      return Reflect.get(this.ids, param)
    },
  })
}

/** The exchange that is kept. Bodies are decoded and parsed when they are first read. */
export function toExchange(kept: Kept, secrets: Secrets): Exchange {
  const { entry } = kept
  const { hint, hit, stored } = entry
  const view = new View(kept, secrets)
  const bodyType = view.header('content-type')
  const exchange: Exchange = {
    id: kept.id,
    at: formatInstant(entry.arrival.at),
    endedAt: formatInstant(kept.endedAt),
    method: entry.method,
    path: view.path,
    query: view.query,
    headers: view.headers,
    get body() {
      return entry.parse ? view.body : shownAs(view.body, view.rawBody ?? '')
    },
    get rawBody() {
      return view.rawBody ?? ''
    },
    ...(kept.bodyLength > 0 && bodyType !== undefined && { bodyType }),
    ...view.ids,
    ...(entry.by !== undefined && { by: entry.by }),
    status: entry.status,
    ...(entry.stub !== undefined && { stub: entry.stub }),
    ...(stored && { stored }),
    ...(hit && { fault: hit.fault }),
    ...(hit?.effect.effect && { effect: hit.effect.effect }),
    responseHeaders: secrets.redactAll(sentHeaders(entry)),
    get response() {
      return shownAs(parsed(view.rawResponse), view.rawResponse)
    },
    get rawResponse() {
      return view.rawResponse
    },
    ...(hint !== undefined && { reason: secrets.redact(hint) }),
    durationMs: durationOf(entry),
    ...(kept.repeats > 0 && { repeats: kept.repeats }),
  }
  if (kept.bodyLength === 0) delete exchange.body
  if (!kept.body) delete exchange.rawBody
  if (!kept.response) delete exchange.rawResponse
  return exchange
}

/** The path of a request, without tokens. */
export const pathIn = ({ url }: Entry, secrets: Redactor): string => pathOf(secrets.redact(url))

/** The parameters of a query; those that are repeated have a list of values. */
export function queryOf(search: string): Exchange['query'] {
  const searchParams = new URLSearchParams(search)
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name)
      return [name, values.length > 1 ? values : (values[0] ?? '')]
    }),
  )
}

export const tooLong = `(more than ${maxKept} characters, not kept)`
/** Compressed, or refused before it was read. */
const unread = '(not read, not kept)'

/** What stands for a body that is not kept. */
export const lostWords = ({ bodyLength }: Kept): string => (bodyLength > maxKept ? tooLong : unread)

function bodyOf(kept: Kept, text: string | undefined): unknown {
  if (text === undefined) return lostWords(kept)
  const { parse } = kept.entry
  return parse ? parse(Buffer.from(text)) : parsed(text)
}

/** The headers of a request. A token is replaced by the name of its private integration. */
export function shown(headers: Entry['headers'], by: string | undefined): Record<string, string> {
  const all = headersOf(headers)
  if (all.authorization !== undefined) all.authorization = `Bearer <${by ?? 'unknown token'}>`
  return all
}

/** The headers of a request, as they were sent. */
export const headersOf = (headers: Entry['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** The headers of an answer. Those of a fault replace all others. */
function sentHeaders({ responseHeaders, allowance, hit }: Entry): Record<string, string> {
  if (!responseHeaders) return {}
  const faulty = Object.entries(hit?.effect.headers ?? {})
  const pairs = [
    ...Object.entries({ ...responseHeaders, ...(allowance && rateHeaders(allowance)) }),
    ...faulty.map(([name, value]) => [name.toLowerCase(), value] as const),
  ].filter(([, value]) => value !== undefined)
  return Object.fromEntries(pairs.map(([name, value]) => [name, String(value)]))
}
