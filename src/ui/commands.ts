// Commands that people copy.
import { baseUrl, sandboxId } from './api.js'
import type { Exchange } from './types.js'

/** A text as one word of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const version = '2021-07-28'

interface Curl {
  method: string
  url: string
  headers: Readonly<Record<string, string>>
  body?: string | undefined
}

function curl({ method, url, headers, body }: Curl): string {
  const parts = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${quoted(body)}`]),
  ]
  return parts.join(' \\\n  ')
}

/** A call of the API that a reader can try. */
export const exampleCall = (method: string, path: string, token: string, body?: object): string =>
  curl({
    method,
    url: `${baseUrl}${path}`,
    headers: {
      Authorization: `Bearer ${token}`,
      Version: version,
      ...(body && { 'Content-Type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
  })

/** Headers that curl makes by itself, and the encoding of a body that the journal has as text. */
const own =
  /^(?:host|connection|content-length|content-encoding|accept-encoding|accept|user-agent|transfer-encoding)$/i

/** @param token the token that was sent, which the journal shows by its name only */
export function curlOf(exchange: Exchange, token: string | undefined): string {
  const { method, path, query, headers, rawBody } = exchange
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  ).toString()
  const sent = Object.entries(headers).filter(([name]) => !own.test(name))
  return curl({
    method,
    url: `${baseUrl}${path}${search && `?${search}`}`,
    headers: Object.fromEntries(
      sent.map(([name, value]) => [
        name,
        token !== undefined && name.toLowerCase() === 'authorization' ? `Bearer ${token}` : value,
      ]),
    ),
    body: rawBody,
  })
}

/** What a test claims of an exchange. A path that no route has would be refused as a typo. */
function claimOf({ method, path, status, reason, body }: Exchange): object {
  const isJson = typeof body === 'object' && body !== null
  const isUnknown = reason?.startsWith('route-unknown')
  const where = isUnknown ? { reason: 'route-unknown' } : { path }
  return { match: { method, ...where, status, ...(isJson && { body }) } }
}

export const assertionInJavaScript = (exchange: Exchange): string =>
  `await mock.requests.verify(${JSON.stringify(claimOf(exchange), null, 2)})`

export function assertionInCurl(exchange: Exchange): string {
  const search = sandboxId === 'default' ? '' : `?sandbox=${encodeURIComponent(sandboxId)}`
  return curl({
    method: 'POST',
    url: `${location.origin}/__admin/verify${search}`,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(claimOf(exchange)),
  })
}
