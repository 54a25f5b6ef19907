import { version } from '../../lib/package.js'
import type { Exchange } from '../../sandbox/exchange.js'
import { type Kept, lostWords, toExchange, tooLong } from '../../sandbox/kept.js'
import { isText } from '../../sandbox/pages.js'
import type { Secrets } from '../../sandbox/redact.js'

/** An HTTP Archive (HAR 1.2) without entries, which browsers and many tools open. */
export const harFrame = {
  log: { version: '1.2', creator: { name: 'ghl-mock', version }, entries: [] },
}

const message = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 }

/** An exchange as an entry of an HTTP Archive. */
export function harEntry(kept: Kept, secrets: Secrets, baseUrl: string): object {
  const exchange = toExchange(kept, secrets)
  const { at, method, path, query, headers, status, responseHeaders = {}, reason } = exchange
  const { durationMs, fault, effect, stored } = exchange
  const queryString = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  )
  const search = new URLSearchParams(
    queryString.map(({ name, value }): [string, string] => [name, value]),
  )
  const size = kept.responseLength
  return {
    startedDateTime: at,
    time: durationMs,
    request: {
      ...message,
      method,
      url: `${baseUrl}${path}${search.size > 0 ? `?${search}` : ''}`,
      headers: pairs(headers),
      queryString,
      ...(kept.bodyLength > 0 && {
        postData: { mimeType: exchange.bodyType ?? '', ...bodyText(kept, exchange) },
      }),
      bodySize: bodySize(kept),
    },
    response: {
      ...message,
      status,
      statusText: '',
      headers: pairs(responseHeaders),
      content: {
        size,
        mimeType: responseHeaders['content-type'] ?? '',
        ...(size > 0 && (kept.response ? { text: exchange.rawResponse } : { comment: tooLong })),
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

/** The body of a request, or why it has no text: what reads an archive may send the text again. */
function bodyText(kept: Kept, { rawBody }: Exchange): { text: string } | { comment: string } {
  if (!kept.body || rawBody === undefined) return { comment: lostWords(kept) }
  return isText(kept.body) ? { text: rawBody } : { comment: '(not UTF-8)' }
}

/** The bytes of a body as it was sent; -1 where they are not known, as HAR says. */
function bodySize({ body, bodyLength, entry: { headers } }: Kept): number {
  const isDecoded = (headers['content-encoding'] ?? 'identity') !== 'identity'
  if (bodyLength === 0 || (body && !isDecoded)) return bodyLength
  const announced = headers['content-length']
  // Without it, the size of a body that was not read to its end is unknown.
  return announced === undefined ? -1 : Number(announced)
}

const pairs = (headers: Record<string, string>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }))
