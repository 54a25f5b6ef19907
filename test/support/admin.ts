import type { Test } from 'tap'
import { type MockOptions, mock } from './mock.js'

/** A mock, and calls of its admin API: the status and the parsed answer. */
export function adminMock(t: Test, options?: MockOptions) {
  const made = mock(t, options)
  const admin = async (
    method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    payload?: object,
  ) => {
    const url = `/__admin${path}`
    const answer = await made.app.inject({ method, url, ...(payload && { payload }) })
    return { status: answer.statusCode, ...answer.json() }
  }
  return { ...made, admin }
}
