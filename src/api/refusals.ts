import { maxHeaderSize, STATUS_CODES } from 'node:http'
import type { Violation } from '../lib/violation.js'
import { gateway, plain, service, unauthorized, unprocessable } from '../resources/envelopes.js'
import { defineRefusal } from '../resources/refusal.js'
import { documentedWords, observedWords } from './violation-words.js'

/**
 * Values of the `Version` header that HighLevel's specifications and SDKs name (OpenAPI, SDK 1.x to 3.x; `legacy`:
 * documented).
 */
export const versions: readonly string[] = [
  '2021-04-15',
  '2021-07-28',
  '2023-02-21',
  'v3',
  'legacy',
]

export const notReady = defineRefusal({
  kind: 'not-ready',
  check: 'address',
  hint: () => ({ need: 'a seeded mock: wait for 200 from /readyz' }),
  documented: () => plain(503, 'The mock is still reading its seed.'),
  observed: () => plain(503, 'The mock is still reading its seed.'),
  source: { documented: 'ours W1', observed: 'ours W1' },
})

export const sandboxUnknown = defineRefusal<{ id: string }>({
  kind: 'sandbox-unknown',
  check: 'address',
  hint: ({ id }) =>
    id === ''
      ? { need: 'the id of a sandbox after /__sandbox/', have: 'an empty id' }
      : { need: 'a sandbox that exists', have: id },
  documented: ({ id }) => plain(404, noSandbox(id)),
  observed: ({ id }) => plain(404, noSandbox(id)),
  source: { documented: 'ours W2', observed: 'ours W2' },
})

const noSandbox = (id: string): string =>
  id === '' ? 'The id of a sandbox is missing after /__sandbox/.' : `There is no sandbox ${id}.`

/** Node says by a code why it gave up on a request; what is not named here is a bad one. */
const malformedStatuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

const malformedStatus = (code: string): number => malformedStatuses[code] ?? 400

function malformedWords(code: string): string {
  const status = malformedStatus(code)
  if (status === 431) return `The headers are larger than ${maxHeaderSize} bytes.`
  return status === 408
    ? 'The rest of the request did not arrive in time.'
    : 'This is not an HTTP request.'
}

export const requestMalformed = defineRefusal<{ code: string }>({
  kind: 'request-malformed',
  check: 'address',
  hint: ({ code }) => ({ need: 'an HTTP/1.1 request', have: code }),
  documented: ({ code }) => plain(malformedStatus(code), malformedWords(code)),
  observed: ({ code }) => gateway(malformedStatus(code), STATUS_CODES[malformedStatus(code)] ?? ''),
  source: { documented: 'ours W3', observed: 'assumed W3' },
})

export const connectRefused = defineRefusal<{ url: string }>({
  kind: 'connect-refused',
  check: 'address',
  hint: ({ url }) => ({ need: 'a request for the mock itself', have: `CONNECT ${url}` }),
  documented: ({ url }) =>
    plain(501, `CONNECT ${url}: the mock is not a proxy. Use its address as the base URL instead.`),
  observed: ({ url }) =>
    plain(501, `CONNECT ${url}: the mock is not a proxy. Use its address as the base URL instead.`),
  source: { documented: 'ours W34', observed: 'ours W34' },
})

export const urlMalformed = defineRefusal<{ url: string }>({
  kind: 'url-malformed',
  check: 'address',
  hint: ({ url }) => ({ need: 'percent-encoded UTF-8', have: url }),
  documented: ({ url }) => plain(400, `The percent-encoding of ${url} cannot be decoded.`),
  observed: ({ url }) => service(400, `Failed to decode param '${url}'`, 'Bad Request'),
  source: { documented: 'ours W4', observed: 'assumed W4' },
})

export const versionMissing = defineRefusal({
  kind: 'version-missing',
  check: 'version',
  hint: () => ({ need: `a Version header: ${versions.join(' or ')}` }),
  documented: 'accepted',
  observed: () => gateway(401, 'version header was not found.'),
  source: { documented: 'documented W5', observed: 'observed W5' },
})

export const versionInvalid = defineRefusal<{ version: string }>({
  kind: 'version-invalid',
  check: 'version',
  hint: ({ version }) => ({ need: versions.join(' or '), have: version }),
  documented: 'accepted',
  observed: ({ version }) =>
    version === '' || /^\d{4}-\d{2}-\d{2}$/.test(version)
      ? gateway(401, 'version header is invalid')
      : gateway(400, `Invalid API version segment '${version}' at position 0`),
  source: { documented: 'documented W6', observed: 'observed W6' },
})

export const tokenMissing = defineRefusal({
  kind: 'token-missing',
  check: 'token',
  hint: () => ({ need: 'Authorization: Bearer <token>' }),
  documented: () => unauthorized('No Authorization header: send "Authorization: Bearer <token>".'),
  observed: () => gateway(401, 'No Authorization header found for authentication!'),
  source: { documented: 'documented W7', observed: 'observed W7' },
})

export const tokenMalformed = defineRefusal<{ fault: 'scheme' | 'token' }>({
  kind: 'token-malformed',
  check: 'token',
  hint: ({ fault }) => ({
    need: fault === 'scheme' ? 'Authorization: Bearer <token>' : 'a token that starts with pit-',
  }),
  documented: ({ fault }) =>
    fault === 'scheme'
      ? unauthorized('Invalid Authorization header: send "Authorization: Bearer <token>".')
      : unauthorized('Invalid token: a Private Integration Token starts with "pit-".'),
  observed: () => gateway(401, 'Invalid JWT'),
  source: { documented: 'documented W8', observed: 'observed W8' },
})

export const tokenUnknown = defineRefusal({
  kind: 'token-unknown',
  check: 'token',
  hint: () => ({ need: 'a token of this sandbox' }),
  documented: () => unauthorized('Invalid Private Integration token.'),
  observed: () => gateway(401, 'Invalid Private Integration token'),
  source: { documented: 'documented W9', observed: 'observed W9' },
})

export const tokenExpired = defineRefusal<{ name: string; expiresAt: string }>({
  kind: 'token-expired',
  check: 'token',
  hint: ({ name, expiresAt }) => ({
    need: 'a token that is valid now',
    have: `${name}, expired at ${expiresAt}`,
  }),
  documented: () => unauthorized('This Private Integration token has expired.'),
  observed: () => gateway(401, 'Invalid Private Integration token'),
  source: { documented: 'documented W9', observed: 'observed W9' },
})

export const tokenRevoked = defineRefusal<{ name: string }>({
  kind: 'token-revoked',
  check: 'token',
  hint: ({ name }) => ({ need: 'a token that is not revoked', have: name }),
  documented: () => unauthorized('This Private Integration token was revoked.'),
  observed: () => gateway(401, 'Invalid Private Integration token'),
  source: { documented: 'documented W9', observed: 'observed W9' },
})

export const rateLimited = defineRefusal<{
  window: 'burst' | 'daily'
  max: number
  resetMs: number
}>({
  kind: 'rate-limited',
  check: 'rate limit',
  hint: ({ window, max, resetMs }) => ({
    need: `${resetMs} ms of waiting`,
    have: `${max} of ${max} requests (${window})`,
  }),
  documented: ({ window, max, resetMs }) =>
    plain(429, `Too Many Requests: the ${window} limit of ${max} is spent for ${resetMs} ms.`),
  observed: () => gateway(429, 'Too Many Requests'),
  source: { documented: 'documented W10', observed: 'observed W10' },
})

export const scopeMissing = defineRefusal<{ scope: string; scopes: readonly string[] }>({
  kind: 'scope-missing',
  check: 'scope',
  hint: ({ scope, scopes }) => ({ need: scope, have: scopes.join(',') || 'none' }),
  documented: ({ scope }) => unauthorized(`The token is not authorized for the scope ${scope}.`),
  observed: () => gateway(401, 'The token is not authorized for this scope.'),
  source: { documented: 'documented W11', observed: 'observed W11' },
})

export const bodyTooLarge = defineRefusal<{ limit: number }>({
  kind: 'body-too-large',
  check: 'body',
  hint: ({ limit }) => ({ need: `at most ${limit} bytes` }),
  documented: ({ limit }) => plain(413, `The body is larger than ${limit} bytes.`),
  observed: () => gateway(413, 'request entity too large'),
  source: { documented: 'ours W13', observed: 'assumed W13' },
})

export const bodyMalformed = defineRefusal<{ detail: string }>({
  kind: 'body-malformed',
  check: 'body',
  hint: ({ detail }) => ({ need: 'a JSON object', have: detail }),
  documented: ({ detail }) => plain(400, `The body is not a JSON object: ${detail}`),
  observed: ({ detail }) => service(400, detail, 'Bad Request'),
  source: { documented: 'documented W14', observed: 'assumed W14' },
})

export const encodingUnsupported = defineRefusal<{ encoding: string }>({
  kind: 'encoding-unsupported',
  check: 'body',
  hint: ({ encoding }) => ({ need: 'Content-Encoding: gzip, deflate, br or none', have: encoding }),
  documented: ({ encoding }) => plain(415, `The content encoding ${encoding} is not supported.`),
  observed: ({ encoding }) =>
    service(415, `unsupported content encoding "${encoding}"`, 'Unsupported Media Type'),
  source: { documented: 'ours W33', observed: 'assumed W33' },
})

export const mediaTypeUnsupported = defineRefusal<{ mediaType: string }>({
  kind: 'media-type-unsupported',
  check: 'body',
  hint: ({ mediaType }) => ({ need: 'application/json', have: mediaType }),
  documented: ({ mediaType }) =>
    plain(400, `A body of ${mediaType} is not supported: send JSON as application/json.`),
  observed: (_details, nextTraceId) =>
    unprocessable(['body must be a string', 'body should not be empty'], nextTraceId()),
  source: { documented: 'ours W15', observed: 'assumed W15' },
})

export const invalid = defineRefusal<{
  violations: readonly Violation[]
  /** What is said of those that are not named, if there are too many. */
  more?: string
}>({
  kind: 'invalid',
  check: 'body',
  hint: ({ violations }) => ({
    need: violations.map(({ path, expected }) => placed(path, expected)).join(', '),
    have: violations.map(({ path, found }) => placed(path, found)).join(', '),
  }),
  documented: ({ violations, more = [] }) =>
    plain(400, [...violations.map(documentedWords), more].flat().join('; ')),
  observed: ({ violations, more = [] }, nextTraceId) =>
    unprocessable([...unknownFirst(violations).flatMap(observedWords), more].flat(), nextTraceId()),
  source: { documented: 'documented W16', observed: 'assumed W16' },
})

const placed = (path: Violation['path'], text: string) =>
  path.length > 0 ? `${path.join('.')}: ${text}` : text

const unknownFirst = (violations: readonly Violation[]) =>
  [...violations].sort((a, b) => Number(b.kind === 'unknown') - Number(a.kind === 'unknown'))
