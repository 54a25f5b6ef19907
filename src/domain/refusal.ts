import type { Scope } from './private-integration.js'
import type { Violation } from './violation.js'

/** Every reason the mock can have for not doing what it was asked. */
export type Reason =
  | { kind: 'not-ready' }
  | { kind: 'sandbox-unknown'; id: string }
  | { kind: 'request-malformed'; code: string }
  | { kind: 'url-malformed'; url: string }
  | { kind: 'version-missing' }
  | { kind: 'version-invalid'; version: string }
  | { kind: 'token-missing' }
  | { kind: 'token-malformed'; fault: 'scheme' | 'token' }
  | { kind: 'token-unknown' }
  | { kind: 'token-expired'; name: string; expiresAt: string }
  | { kind: 'token-revoked'; name: string }
  | { kind: 'rate-limited'; window: 'burst' | 'daily'; max: number; resetMs: number }
  | { kind: 'scope-missing'; scope: Scope; scopes: readonly string[] }
  | { kind: 'route-unknown'; method: string; url: string; methods: readonly string[] }
  | { kind: 'body-too-large'; limit: number }
  | { kind: 'body-malformed'; detail: string }
  | { kind: 'media-type-unsupported'; mediaType: string }
  | { kind: 'invalid'; violations: readonly Violation[] }
  | { kind: 'contact-unknown'; contactId: string; subAccountId: string }
  | { kind: 'contact-elsewhere'; contactId: string; subAccountId: string; owner: string }
  | { kind: 'note-unknown'; noteId: string; contactId: string }
  | { kind: 'note-elsewhere'; noteId: string; contactId: string; owner: string }

/** The reason of one kind. */
export type ReasonOf<K extends Reason['kind']> = Extract<Reason, { kind: K }>

/** Values of the `Version` header that HighLevel's specifications and SDKs name (OpenAPI, SDK 1.x to 3.x). */
export const versions: readonly string[] = ['2021-04-15', '2021-07-28', '2023-02-21', 'v3']

/** Thrown by whatever cannot do what a request asks; `api/answers.ts` knows how HighLevel words it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly reason: Reason

  constructor(reason: Reason) {
    // A refusal is an answer, not a bug: nobody reads its stack, and a suite may cause thousands.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(reason.kind)
    Error.stackTraceLimit = stackTraceLimit
    this.reason = reason
  }
}

/** What would have passed, and what came instead. */
interface Hint {
  need: string
  have?: string
}

type Hints = { [K in Reason['kind']]: (reason: ReasonOf<K>) => Hint }

const hints: Hints = {
  'not-ready': () => ({ need: 'a seeded mock: wait for 200 from /readyz' }),
  'sandbox-unknown': ({ id }) => ({ need: 'a sandbox that exists', have: id }),
  'request-malformed': ({ code }) => ({ need: 'an HTTP/1.1 request', have: code }),
  'url-malformed': ({ url }) => ({ need: 'percent-encoded UTF-8', have: url }),
  'version-missing': () => ({ need: `a Version header: ${versions.join(' or ')}` }),
  'version-invalid': ({ version }) => ({ need: versions.join(' or '), have: version }),
  'token-missing': () => ({ need: 'Authorization: Bearer <token>' }),
  'token-malformed': ({ fault }) => ({
    need: fault === 'scheme' ? 'Authorization: Bearer <token>' : 'a token that starts with pit-',
  }),
  'token-unknown': () => ({ need: 'a token of the seed' }),
  'token-expired': ({ name, expiresAt }) => ({
    need: 'a token that is valid now',
    have: `${name}, expired at ${expiresAt}`,
  }),
  'token-revoked': ({ name }) => ({ need: 'a token that is not revoked', have: name }),
  'rate-limited': ({ window, max, resetMs }) => ({
    need: `${resetMs} ms of waiting`,
    have: `${max} of ${max} requests (${window})`,
  }),
  'scope-missing': ({ scope, scopes }) => ({ need: scope, have: scopes.join(',') || 'none' }),
  'route-unknown': ({ method, url, methods }) => ({
    need: methods.length > 0 ? `${methods.join(' or ')} for this path` : 'a path of the API',
    have: `${method} ${url}`,
  }),
  'body-too-large': ({ limit }) => ({ need: `at most ${limit} bytes` }),
  'body-malformed': ({ detail }) => ({ need: 'a JSON object', have: detail }),
  'media-type-unsupported': ({ mediaType }) => ({ need: 'application/json', have: mediaType }),
  invalid: ({ violations }) => ({
    need: violations.map(({ path, expected }) => placed(path, expected)).join(', '),
    have: violations.map(({ path, found }) => placed(path, found)).join(', '),
  }),
  'contact-unknown': ({ subAccountId, contactId }) => ({
    need: `a contact of ${subAccountId}`,
    have: contactId || 'an empty id',
  }),
  'contact-elsewhere': ({ owner, subAccountId }) => ({
    need: `a token of ${owner}`,
    have: `a token of ${subAccountId}`,
  }),
  'note-unknown': ({ contactId, noteId }) => ({ need: `a note of ${contactId}`, have: noteId }),
  'note-elsewhere': ({ owner, contactId }) => ({
    need: `contactId ${owner}`,
    have: `contactId ${contactId}`,
  }),
}

export function hintOf(reason: Reason): Hint {
  // The table has one entry per kind with that kind's reason; TypeScript cannot follow the pairing.
  const hint = hints[reason.kind] as (reason: Reason) => Hint
  return hint(reason)
}

const placed = (path: Violation['path'], text: string) =>
  path.length > 0 ? `${path.join('.')}: ${text}` : text

/** Node refuses longer heads and other characters; clients log headers, so they stay short. */
const maxHintLength = 500

/**
 * A refusal in one header line: `scope-missing; need=contacts.write; have=contacts.readonly`.
 * Characters that a header cannot carry are percent-encoded.
 */
export function explain(reason: Reason): string {
  const { need, have } = hintOf(reason)
  const text = have === undefined ? `need=${need}` : `need=${need}; have=${have}`
  return `${reason.kind}; ${headerSafe(text.slice(0, maxHintLength))}`
}

/** Text as a header can carry it. */
export const headerSafe = (text: string): string =>
  text.toWellFormed().replace(/[^\x20-\x7e]/gu, (character) => encodeURIComponent(character))
