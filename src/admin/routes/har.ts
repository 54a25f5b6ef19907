import { version } from '../../lib/package.js'
import type { Exchange } from '../../sandbox/exchange.js'

/** An HTTP Archive (HAR 1.2) without entries, which browsers and many tools open. */
export const harFrame = {
  log: { version: '1.2', creator: { name: 'ghl-mock', version }, entries: [] },
}

const message = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 }

/** An exchange as an entry of an HTTP Archive. */
export function harEntry(
  { at, method, path, query, headers, rawBody, ...rest }: Exchange,
  baseUrl: string,
): object {
  const { status, rawResponse = '', responseHeaders = {}, reason, durationMs } = rest
  const { fault, effect, stored } = rest
  const queryString = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  )
  const search = new URLSearchParams(
    queryString.map(({ name, value }): [string, string] => [name, value]),
  )
  // A body that was too long has its text in `body`.
  const sent = rawBody ?? (rest.body === undefined ? undefined : String(rest.body))
  const size = Buffer.byteLength(rawResponse)
  return {
    startedDateTime: at,
    time: durationMs,
    request: {
      ...message,
      method,
      url: `${baseUrl}${path}${search.size > 0 ? `?${search}` : ''}`,
      headers: pairs(headers),
      queryString,
      ...(sent !== undefined && {
        postData: { mimeType: rest.bodyType ?? '', text: sent },
      }),
      bodySize: Buffer.byteLength(sent ?? ''),
    },
    response: {
      ...message,
      status,
      statusText: '',
      headers: pairs(responseHeaders),
      content: {
        size,
        mimeType: responseHeaders['content-type'] ?? '',
        ...(size > 0 && { text: rawResponse }),
      },
      redirectURL: '',
      bodySize: size,
      ...(reason !== undefined && { comment: reason }),
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    // Fields with an underscore are those of the tool that writes the archive.
    ...(fault !== undefined && { _fault: fault }),
    ...(effect !== undefined && { _effect: effect }),
    ...(stored && { _stored: stored }),
  }
}

const pairs = (headers: Record<string, string>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }))
