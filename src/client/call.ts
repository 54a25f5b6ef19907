import { AssertionError } from 'node:assert'
import { Agent, type IncomingHttpHeaders, request as requestOverHttp } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe } from '../lib/violation.js'

/** Calls the admin API: `POST /reset`. Rejects with the message of the mock when it refuses. */
export type Call = (method: string, path: string, body?: unknown) => Promise<unknown>

interface HttpRequest {
  method?: string
  headers?: Record<string, string>
  body?: string | undefined
  /** Default: no limit, because a test may wait for a long time. */
  timeoutMs?: number
}

interface HttpAnswer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/**
 * Sends an HTTP request. It does not use `fetch`, because suites stub that, and because on a reused connection it
 * waits for a `setImmediate` that fake timers never call.
 *
 * @throws Error `<url> does not answer: <reason>`
 */
export async function send(
  url: string,
  path: string,
  { method = 'GET', headers = {}, body, timeoutMs }: HttpRequest = {},
): Promise<HttpAnswer> {
  const secure = url.startsWith('https:')
  const request = secure ? (await import('node:https')).request : requestOverHttp
  const answer = new Promise<HttpAnswer>((resolve, reject) => {
    const sent = request(url + path, { method, headers, ...(!secure && { agent }) })
    sent.on('error', reject)
    sent.on('response', (response) => {
      const { statusCode: status = 0, headers } = response
      text(response).then((text) => resolve({ status, headers, text }), reject)
    })
    if (timeoutMs !== undefined) {
      const giveUp = () => sent.destroy(new Error(`no answer within ${timeoutMs} ms`))
      const timer = setTimeout(giveUp, timeoutMs)
      sent.on('close', () => clearTimeout(timer))
    }
    sent.end(body)
  })
  return await answer.catch((error: unknown) => {
    throw new Error(`${url} does not answer: ${reasonOf(error)}`, { cause: error })
  })
}

/** Idle connections of this agent do not keep the process alive. */
const agent = new Agent({ keepAlive: true })

/** A host with several addresses fails with an AggregateError, which has no message of its own. */
function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error ? first.message || first.name : String(first)
}

interface CallOptions {
  /** Default: no limit. */
  timeoutMs?: number
  /** Says the messages of the mock in the words of its caller. */
  wording?: (message: string) => string
}

/** Calls a mock over HTTP. `adminToken` is needed when the mock was started with one. */
export const callOver =
  (url: string, adminToken?: string, { timeoutMs, wording }: CallOptions = {}): Call =>
  async (method, path, body) => {
    // A client of HTTP takes these out of a path, which then means something else: all faults, for example.
    const [, part] = /^[^?]*\/(\.{0,2})(?:[/?]|$)/.exec(path) ?? []
    if (part !== undefined) {
      throw new Error(`${method} ${path}: found ${describe(part)}, expected an id or a name.`)
    }
    const answer = await send(withoutSlash(url), `/__admin${path}`, {
      method,
      ...(adminToken !== undefined && { headers: { authorization: `Bearer ${adminToken}` } }),
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
      ...(timeoutMs !== undefined && { timeoutMs }),
    })
    // Without the admin API its paths are unknown routes of the emulated API.
    if (answer.headers['x-mock-reason'] !== undefined) {
      throw new Error(extended(url) ?? `${url} has no admin API: it was started with --no-admin.`)
    }
    const json = parse(answer.text)
    if (typeof json !== 'object' || json === null) {
      throw new Error(
        extended(url) ??
          `${url} is not a ghl-mock: ${method} /__admin${path} did not answer with JSON.`,
      )
    }
    if (answer.status < 400) return json
    const status = `${method} ${path} answered ${answer.status}`
    const message = 'message' in json ? String(json.message) : status
    if (!('expected' in json) || !('actual' in json)) {
      throw new Error(wording ? wording(message) : message)
    }
    // Test runners print the difference. With an operator that Node knows, Node would put it into the message as well.
    const { expected, actual } = json
    throw new AssertionError({ message, expected, actual, operator: 'verify' })
  }

/** Says which part of an address is too much. A proxy in front of the mock may strip it, so it is judged after a failure. */
function extended(url: string): string | undefined {
  const { origin, pathname, search, hash } = new URL(withoutSlash(url))
  const isOfMock = pathname === '/' || /^\/__sandbox\/[^/]+$/.test(pathname)
  if (isOfMock && search === '' && hash === '') return undefined
  return `${url} is not the address of a ghl-mock: expected ${origin}, or ${origin}/__sandbox/<id> for one of its sandboxes.`
}

export const withoutSlash = (url: string): string => url.replace(/\/+$/, '')

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Rejects every call, for a mock without the admin API. */
export const refuseCalls: Call = async () => {
  throw new Error('This mock has no admin API (admin: false): only reset() and close() work.')
}
