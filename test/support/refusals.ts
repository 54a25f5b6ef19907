import type { Test } from 'tap'
import { mock, tokens } from './mock.js'

/** One refusal, as both profiles answer it. A status below 300 means that the profile does not mind. */
export interface Case {
  name: string
  /** `METHOD path` */
  ask: string
  token?: string
  headers?: Record<string, string>
  body?: object | string
  documented: [status: number, message?: string | RegExp]
  observed: [status: number, body?: object]
  reason: string
}

export const gateway = (statusCode: number, message: string) => ({ statusCode, message })
export const service = (statusCode: number, message: string, error: string) => ({
  message,
  error,
  statusCode,
})
export const unprocessable = (...message: string[]) => ({
  message,
  error: 'Unprocessable Entity',
  statusCode: 422,
  traceId: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
})

/** Asks every case of both profiles and compares answer, header and reason. */
export function refuses(t: Test, cases: readonly Case[]): void {
  for (const profile of ['documented', 'observed'] as const) {
    for (const { name, ask, token = tokens.full, headers, body, reason, ...expected } of cases) {
      t.test(`${profile}: ${name}`, async (t) => {
        const { as } = mock(t, { profile, bodyLimit: 1000 })
        const [method, url] = ask.split(' ') as ['GET', string]
        const answer = await as(token)(method, url, body, {
          ...(typeof body === 'string' && { 'content-type': 'application/json' }),
          ...headers,
        })
        const [status, wanted] = expected[profile]
        t.equal(answer.statusCode, status)
        t.match(answer.headers['x-ratelimit-max'], '100', 'the rate headers are on every answer')
        const why = String(answer.headers['x-mock-reason'])
        if (status < 300) {
          t.equal(why, 'undefined')
          return
        }
        t.ok(why.startsWith(reason), why)
        t.equal(answer.headers['content-type'], 'application/json; charset=utf-8')

        const json = answer.json()
        if (profile === 'observed') {
          t.match(json, wanted)
          t.same(Object.keys(json), Object.keys(wanted as object), 'in this order')
        } else {
          const { statusCode, message, ...rest } = json
          t.equal(statusCode, status)
          t.match(message, wanted)
          t.same(rest, status === 401 ? { error: 'Unauthorized' } : {})
        }
      })
    }
  }
}
