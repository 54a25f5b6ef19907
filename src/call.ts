/** Calls the admin side: `/reset`, `/requests/find`. Rejects with the mock's own words when it refuses. */
export type Call = (method: string, path: string, body?: unknown) => Promise<unknown>

/** Calls a mock that runs elsewhere; `adminToken` when it asks for one. */
export const callOver =
  (url: string, adminToken?: string): Call =>
  async (method, path, body) => {
    const answer = await fetch(`${url.replace(/\/$/, '')}/__admin${path}`, {
      method,
      ...(adminToken !== undefined && { headers: { authorization: `Bearer ${adminToken}` } }),
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }).catch((error: Error) => {
      // `fetch failed` is all that it says itself; why stands in its cause.
      const { message } = error.cause instanceof Error ? error.cause : error
      throw new Error(`${url} does not answer: ${message}`, { cause: error })
    })
    // Where there is no admin side, its paths are the API's to refuse.
    if (answer.headers.has('x-mock-reason')) {
      throw new Error(`${url} has no admin side: it was started with --no-admin.`)
    }
    const json = (await answer.json().catch(() => {
      throw new Error(`${url} is no ghl-mock: ${method} /__admin${path} answered no JSON.`)
    })) as { message?: string }
    if (!answer.ok) throw new Error(json.message ?? `${method} ${path} answered ${answer.status}`)
    return json
  }

/** Says that there is nobody to call. */
export const callNobody: Call = async () => {
  throw new Error('This mock has no admin side (admin: false): it can reset() and close() alone.')
}
