import type { Static } from '@sinclair/typebox'
import { version } from '../../lib/package.js'
import type { Exchange } from '../../sandbox/exchange.js'
import type { Har } from '../schemas.js'

/** The journal as an HTTP Archive (HAR 1.2), which browsers and many tools open. */
export const harOf = (exchanges: readonly Exchange[], baseUrl: string): Static<typeof Har> => ({
  log: {
    version: '1.2',
    creator: { name: 'ghl-mock', version },
    entries: exchanges.map((exchange) => entryOf(exchange, baseUrl)),
  },
})

const message = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 }

function entryOf({ at, method, path, query, headers, body, ...rest }: Exchange, baseUrl: string) {
  const { status, response, reason, durationMs } = rest
  const queryString = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  )
  const search = new URLSearchParams(
    queryString.map(({ name, value }): [string, string] => [name, value]),
  )
  const sent = body === undefined ? undefined : JSON.stringify(body)
  const text = JSON.stringify(response)
  return {
    startedDateTime: at,
    time: durationMs,
    request: {
      ...message,
      method,
      url: `${baseUrl}${path}${search.size > 0 ? `?${search}` : ''}`,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      queryString,
      ...(sent !== undefined && {
        postData: { mimeType: headers['content-type'] ?? 'application/json', text: sent },
      }),
      bodySize: Buffer.byteLength(sent ?? ''),
    },
    response: {
      ...message,
      status,
      statusText: '',
      headers: [],
      content: { size: Buffer.byteLength(text), mimeType: 'application/json', text },
      redirectURL: '',
      bodySize: Buffer.byteLength(text),
      ...(reason !== undefined && { comment: reason }),
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
  }
}
