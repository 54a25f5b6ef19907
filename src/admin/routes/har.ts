import type { Static } from '@sinclair/typebox'
import { version } from '../../lib/package.js'
import type { Exchange } from '../../sandbox/exchange.js'
import type { Har } from '../schemas.js'

/** The journal as an HTTP Archive (HAR 1.2), which browsers and many tools open. */
export function harOf(exchanges: readonly Exchange[], baseUrl: string): Static<typeof Har> {
  const entries = exchanges.map(({ at, method, path, query, headers, body, status, ...rest }) => {
    const text = JSON.stringify(rest.response)
    const queryString = Object.entries(query).flatMap(([name, values]) =>
      [values].flat().map((value) => ({ name, value })),
    )
    const search = new URLSearchParams(
      queryString.map(({ name, value }): [string, string] => [name, value]),
    )
    const sent = body === undefined ? undefined : JSON.stringify(body)
    return {
      startedDateTime: at,
      time: rest.durationMs,
      request: {
        method,
        url: `${baseUrl}${path}${search.size > 0 ? `?${search}` : ''}`,
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
        queryString,
        ...(sent !== undefined && {
          postData: { mimeType: headers['content-type'] ?? 'application/json', text: sent },
        }),
        headersSize: -1,
        bodySize: sent === undefined ? 0 : Buffer.byteLength(sent),
      },
      response: {
        status,
        statusText: '',
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: [],
        content: { size: Buffer.byteLength(text), mimeType: 'application/json', text },
        redirectURL: '',
        headersSize: -1,
        bodySize: Buffer.byteLength(text),
        ...(rest.reason !== undefined && { comment: rest.reason }),
      },
      cache: {},
      timings: { send: 0, wait: rest.durationMs, receive: 0 },
    }
  })
  const log = { version: '1.2', creator: { name: 'ghl-mock', version }, entries }
  return { log }
}
