// Commands that people copy.
import { baseUrl, hasAdminToken, sandboxId } from './api.js'
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
  // For the answer to `-X HEAD`, curl waits for a body, and `--head` takes none to send.
  const isHead = method === 'HEAD'
  const sent = isHead ? undefined : body
  const how = isHead ? ' --head' : method === 'GET' && sent === undefined ? '' : ` -X ${method}`
  const parts = [
    `curl${how} ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(headerOf(name, value))}`),
    ...(sent === undefined ? [] : [`--data-raw ${quoted(sent)}`]),
  ]
  return parts.join(' \\\n  ')
}

/** With a colon and no value, curl leaves a header out. */
const headerOf = (name: string, value: string) => (value ? `${name}: ${value}` : `${name};`)

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
    // In braces and brackets, curl reads several addresses.
    url: `${baseUrl}${path.replace(/[{}[\]]/g, encodeURIComponent)}${search && `?${search}`}`,
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
    headers: {
      ...(hasAdminToken() && { Authorization: 'Bearer YOUR_ADMIN_TOKEN' }),
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(claimOf(exchange)),
  })
}
