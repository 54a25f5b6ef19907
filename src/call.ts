import { Agent, type IncomingHttpHeaders, request as requestOverHttp } from 'node:http'
import { text } from 'node:stream/consumers'

/** Calls the admin side: `/reset`, `/requests/find`. Rejects with the mock's own words when it refuses. */
export type Call = (method: string, path: string, body?: unknown) => Promise<unknown>

interface Asked {
  method?: string
  headers?: Record<string, string>
  body?: string | undefined
  /** Without it there is no limit: a test may wait for as long as it likes. */
  timeoutMs?: number
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/**
 * Asks a server. Not through `fetch`: suites stub it, and on a connection that is used again it waits for a
 * `setImmediate` that fake timers never call.
 *
 * @throws Error `<url> does not answer: ` and why
 */
export async function ask(
  url: string,
  path: string,
  { method = 'GET', headers = {}, body, timeoutMs }: Asked = {},
): Promise<Answer> {
  const secure = url.startsWith('https:')
  const request = secure ? (await import('node:https')).request : requestOverHttp
  const answer = new Promise<Answer>((resolve, reject) => {
    const asking = request(url + path, { method, headers, ...(!secure && { agent }) })
    asking.on('error', reject)
    asking.on('response', (response) => {
      const { statusCode: status = 0, headers } = response
      text(response).then((text) => resolve({ status, headers, text }), reject)
    })
    if (timeoutMs !== undefined) {
      const giveUp = () => asking.destroy(new Error(`nothing came within ${timeoutMs} ms`))
      const timer = setTimeout(giveUp, timeoutMs)
      asking.on('close', () => clearTimeout(timer))
    }
    asking.end(body)
  })
  return await answer.catch((error: unknown) => {
    throw new Error(`${url} does not answer: ${reasonOf(error)}`, { cause: error })
  })
}

/** Its idle connections do not keep a process alive. */
const agent = new Agent({ keepAlive: true })

/** A name with several addresses fails once for each of them, and says nothing of its own. */
function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error ? first.message || first.name : String(first)
}

/** Calls a mock that runs elsewhere; `adminToken` when it asks for one. */
export const callOver =
  (url: string, adminToken?: string): Call =>
  async (method, path, body) => {
    const answer = await ask(withoutSlash(url), `/__admin${path}`, {
      method,
      ...(adminToken !== undefined && { headers: { authorization: `Bearer ${adminToken}` } }),
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    })
    // Where there is no admin side, its paths are the API's to refuse.
    if (answer.headers['x-mock-reason'] !== undefined) {
      throw new Error(`${url} has no admin side: it was started with --no-admin.`)
    }
    const json = parsed(answer.text)
    if (typeof json !== 'object' || json === null) {
      throw new Error(`${url} is no ghl-mock: ${method} /__admin${path} answered no JSON.`)
    }
    if (answer.status < 400) return json
    throw new Error(
      'message' in json ? String(json.message) : `${method} ${path} answered ${answer.status}`,
    )
  }

export const withoutSlash = (url: string): string => url.replace(/\/+$/, '')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Says that there is nobody to call. */
export const callNobody: Call = async () => {
  throw new Error('This mock has no admin side (admin: false): it can reset() and close() alone.')
}
