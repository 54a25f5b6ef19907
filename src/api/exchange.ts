import type { FastifyRequest } from 'fastify'
import { inbox } from '../lib/inbox.js'
import { type Credential, findCredential } from '../resources/credential.js'
import type { PublishedRoute } from '../resources/published.js'
import type { RouteSchema } from '../resources/route.js'
import type { Entry } from '../sandbox/entry.js'
import { type Ids, idsIn } from '../sandbox/path-ids.js'
import type { Sandbox } from '../sandbox/sandbox.js'

/** What is noted of a request while it is answered. Then it is the journal's entry. */
export interface OpenExchange extends Entry {
  /** `sandbox.resets` when the request arrived; a later difference means that the world was reset. */
  resets: number
  /** Whether its route is public. */
  open: boolean
  /** The schemas of that route. */
  schema: RouteSchema | undefined
  /** Its route, if HighLevel publishes it and the mock does not emulate it. */
  published: PublishedRoute | undefined
  /** The token that it shows, known or not. */
  bearer: string | undefined
  /** The checks that it passed, in their order. Each check adds its own name. */
  passed: string[]
  /** The window that a fault claims to be spent. */
  spent: 'burst' | 'daily' | undefined
  /** Its body, from when it has been read until the journal has it. */
  raw: Buffer | undefined
}

/** Opens the exchange of a request in a sandbox. */
export function openExchange(
  { method, url, headers, routeOptions }: FastifyRequest,
  { journal, resets }: Sandbox,
  bearer: string | undefined,
): OpenExchange {
  // Fastify builds this object anew each time it is read.
  const { url: route, config, schema } = routeOptions
  // All fields are there from the start. An object to which fields are added is copied each time.
  return {
    arrival: journal.arrive(),
    method,
    url,
    route,
    headers,
    bodyLength: undefined,
    parse: undefined,
    params: undefined,
    param: config.resource?.param,
    passed: ['address'],
    by: undefined,
    token: undefined,
    scope: config.scope,
    refusal: undefined,
    hint: undefined,
    hit: undefined,
    stub: undefined,
    stored: undefined,
    status: 0,
    responseHeaders: undefined,
    allowance: undefined,
    startedAt: performance.now(),
    endedAt: 0,
    resets,
    open: config.public === true,
    schema: schema as RouteSchema | undefined, // routes are declared with TypeBox
    published: undefined,
    bearer,
    spent: undefined,
    raw: undefined,
  }
}

/** Whether the client of a request has hung up, so that no answer can leave. */
export const isGone = ({ raw: { socket } }: FastifyRequest): boolean =>
  socket.destroyed || socket.writableEnded

/**
 * Adds an exchange to the journal before its answer leaves, so that a client that has the answer finds the entry. What
 * becomes of the connection later changes nothing.
 *
 * @param status 0 when no answer leaves
 * @param responseHeaders the headers of the answer, but for the rate headers and those of a fault
 */
export function journal(
  request: FastifyRequest,
  status: number,
  response: string,
  responseHeaders?: Entry['responseHeaders'],
): void {
  // Before the seed is read there is no sandbox, and such a request has no exchange.
  const exchange: OpenExchange | undefined = request.exchange
  if (!exchange) return
  const { raw } = exchange
  exchange.raw = undefined
  exchange.bodyLength ??= raw?.length ?? 0
  exchange.params = request.params
  exchange.by = ownerOf(request)
  exchange.token = tokenOf(request)
  exchange.status = status
  exchange.responseHeaders = responseHeaders
  exchange.endedAt = performance.now()
  // Node sends no body with these (RFC 9110).
  const sent = status === 204 || status === 304 ? '' : response
  request.sandbox.journal.record(exchange, sent, raw)
  // What it was parsed to may be large. Nothing needs it any more, however long its client takes to read the answer.
  request.body = undefined
  inbox.release(request.raw)
}

/** Undefined when the request was refused before its token was accepted. */
const tokenOf = ({ credential }: { credential?: Credential }): string | undefined =>
  credential?.token

/** The ids in the path of a request. */
export const idsOf = ({ params, exchange }: FastifyRequest): Ids => idsIn(params, exchange.param)

/** The private integration whose token was sent, also when the token was not checked or not accepted. */
export function ownerOf({ credential, exchange, sandbox }: FastifyRequest): string | undefined {
  // A request that was refused or faulted before has no credential.
  const known: Credential | undefined = credential
  if (known || exchange.bearer === undefined) return known?.name
  return findCredential(sandbox.database, exchange.bearer)?.name
}
