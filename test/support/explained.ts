import type { Test } from 'tap'
import { type MockOptions, mock } from './mock.js'

/** A world, and what it says of the last exchange. */
export function explainedWorld(t: Test, options: MockOptions = {}) {
  const made = mock(t, options)
  const admin = async (
    url: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE' = 'GET',
    payload?: object,
  ) =>
    (await made.app.inject({ method, url: `/__admin${url}`, ...(payload && { payload }) })).json()
  const explained = async (sandbox = 'default') => {
    const { requests } = await admin(`/requests?sandbox=${sandbox}`)
    return admin(`/requests/${requests.at(-1).id}/explain?sandbox=${sandbox}`)
  }
  return { ...made, admin, explained }
}
