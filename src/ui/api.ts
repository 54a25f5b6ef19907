// The admin API, and nothing else of the server.
import { decoded } from './route.js'
import { createStore } from './store.js'

const addressed = /^\/__sandbox\/([^/]+)/.exec(location.pathname)?.[1]

/** The sandbox that the page shows: the one of its address. */
export const sandboxId = addressed === undefined ? 'default' : decoded(addressed)

/** The base URL of the API in this sandbox. */
export const baseUrl = addressed ? `${location.origin}/__sandbox/${addressed}` : location.origin

export const addressOfSandbox = (id: string): string =>
  id === 'default' ? '/' : `/__sandbox/${encodeURIComponent(id)}/`

/** An answer that is an error; its message is the server's sentence. */
export class ApiError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Kept in memory only, so that nothing is left in the browser. */
let adminToken: string | undefined

export const hasAdminToken = (): boolean => adminToken !== undefined

/** A question for the admin token that is open, and how to answer it. */
export const tokenQuestion = createStore<
  { wasWrong: boolean; answer(token: string): void } | undefined
>(undefined)
let asked: Promise<void> | undefined

/** Asks for the admin token; calls that need it at the same time share one question. */
function askForToken(): Promise<void> {
  asked ??= new Promise((resolve) => {
    tokenQuestion.set({
      wasWrong: adminToken !== undefined,
      answer(token) {
        // No header holds other letters, and no token has them: the mock says that it is another.
        adminToken = token.replace(/[^\t -~]/g, '\xff')
        asked = undefined
        tokenQuestion.set(undefined)
        resolve()
      },
    })
  })
  return asked
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>

function urlOf(path: string, query: Query = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  if (sandboxId !== 'default') given.push(['sandbox', sandboxId])
  const text = new URLSearchParams(given).toString()
  return `/__admin${path}${text && `?${text}`}`
}

interface Call {
  method?: string
  body?: unknown
  query?: Query | undefined
  signal?: AbortSignal | undefined
}

/** @throws ApiError when the answer is an error, or when there is no answer */
export async function send(path: string, { method = 'GET', body, query, signal }: Call = {}) {
  // They are taken out however they are written, and another route is called.
  const dots = path.split('/').find((one) => one === '.' || one === '..')
  if (dots !== undefined)
    throw new Error(
      `“${dots}” cannot be a name on this page, because browsers take it out of addresses: choose another.`,
    )
  for (;;) {
    const sent = adminToken
    const response = await fetch(urlOf(path, query), {
      method,
      headers: {
        ...(sent !== undefined && { authorization: `Bearer ${sent}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    }).catch((error: unknown) => {
      if (signal?.aborted) throw error
      throw new ApiError(0, `${location.host} does not answer. Is ghl-mock still running?`)
    })
    if (response.ok) return response
    if (response.status !== 401) throw new ApiError(response.status, await messageOf(response))
    // Another call may have got it meanwhile.
    if (sent === adminToken) await askForToken()
  }
}

async function messageOf(response: Response): Promise<string> {
  const text = await response.text()
  try {
    const { message } = JSON.parse(text) as { message?: unknown } // of any other value there is no message
    if (typeof message === 'string') return message
  } catch {
    // It is not JSON: a proxy in between may have answered.
  }
  return text || `Status ${response.status}`
}

/** Calls a route whose answer has the type that is named. */
async function call<T>(path: string, options?: Call): Promise<T> {
  const response = await send(path, options)
  // The server's schemas say what it is; the types come from there.
  return (await response.json()) as T
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) =>
  call<T>(path, { query, signal })
export const post = <T>(path: string, body?: unknown, query?: Query) =>
  call<T>(path, { method: 'POST', body, query })
export const put = <T>(path: string, body?: unknown) => call<T>(path, { method: 'PUT', body })
export const patch = <T>(path: string, body: unknown) => call<T>(path, { method: 'PATCH', body })
export const remove = <T>(path: string) => call<T>(path, { method: 'DELETE' })

/** An id as a segment of a path. */
export const segment = (id: string): string => encodeURIComponent(id)
