import { maxHeaderSize, STATUS_CODES } from 'node:http'
import type { Profile } from '../domain/profile.js'
import type { Reason, ReasonOf } from '../domain/refusal.js'
import type { Violation } from '../domain/violation.js'
import {
  type Answer,
  gateway,
  legacy,
  plain,
  service,
  unauthorized,
  unprocessable,
} from './envelopes.js'

/** In how many ways a reason may be answered: `accepted` means that the profile does not mind. */
type Wording<K extends Reason['kind']> =
  | 'accepted'
  | ((reason: ReasonOf<K>, nextTraceId: () => string) => Answer)

/**
 * What each profile answers to each reason. `documented` follows the quick start and the OpenAPI files, its
 * messages are ours; the end of each `observed` line says whether somebody recorded it from the live API or
 * it is assumed.
 */
const answers: { [K in Reason['kind']]: { [P in Profile]: Wording<K> } } = {
  'not-ready': {
    documented: () => plain(503, 'The mock is still reading its seed.'),
    observed: () => plain(503, 'The mock is still reading its seed.'), // ours: the live API has no such state
  },
  'sandbox-unknown': {
    documented: ({ id }) => plain(404, `There is no sandbox ${id}.`),
    observed: ({ id }) => plain(404, `There is no sandbox ${id}.`), // ours
  },
  'request-malformed': {
    documented: ({ code }) => plain(malformedStatus(code), malformedWords(code)),
    observed: ({ code }) =>
      gateway(malformedStatus(code), STATUS_CODES[malformedStatus(code)] ?? ''), // assumed
  },
  'url-malformed': {
    documented: ({ url }) => plain(400, `The percent-encoding of ${url} cannot be decoded.`),
    observed: ({ url }) => service(400, `Failed to decode param '${url}'`, 'Bad Request'), // assumed
  },
  'version-missing': {
    documented: 'accepted',
    observed: () => gateway(401, 'version header was not found.'), // observed
  },
  'version-invalid': {
    documented: 'accepted',
    observed: () => gateway(401, 'version header is invalid'), // message observed, envelope assumed
  },
  'token-missing': {
    documented: () =>
      unauthorized('No Authorization header: send "Authorization: Bearer <token>".'),
    observed: () => gateway(401, 'No Authorization header found for authentication!'), // observed
  },
  'token-malformed': {
    documented: ({ fault }) =>
      fault === 'scheme'
        ? unauthorized('Invalid Authorization header: send "Authorization: Bearer <token>".')
        : unauthorized('Invalid token: a Private Integration Token starts with "pit-".'),
    observed: () => gateway(401, 'Invalid JWT'), // observed
  },
  'token-unknown': {
    documented: () => unauthorized('Invalid Private Integration token.'),
    observed: () => gateway(401, 'Invalid Private Integration token'), // observed
  },
  'token-expired': {
    documented: () => unauthorized('This Private Integration token has expired.'),
    observed: () => gateway(401, 'Invalid Private Integration token'), // observed
  },
  'token-revoked': {
    documented: () => unauthorized('This Private Integration token was revoked.'),
    observed: () => gateway(401, 'Invalid Private Integration token'), // observed
  },
  'rate-limited': {
    documented: ({ window, max, resetMs }) =>
      plain(429, `Too Many Requests: the ${window} limit of ${max} is spent for ${resetMs} ms.`),
    observed: () => gateway(429, 'Too Many Requests'), // body assumed, headers observed
  },
  'scope-missing': {
    documented: ({ scope }) => unauthorized(`The token is not authorized for the scope ${scope}.`),
    observed: () => gateway(401, 'The token is not authorized for this scope.'), // observed
  },
  'route-unknown': {
    documented: ({ method, url }) => plain(404, `Cannot ${method} ${url}`),
    observed: ({ method, url }) => service(404, `Cannot ${method} ${url}`, 'Not Found'), // text observed
  },
  'body-too-large': {
    documented: ({ limit }) => plain(413, `The body is larger than ${limit} bytes.`),
    observed: () => gateway(413, 'request entity too large'), // assumed
  },
  'body-malformed': {
    documented: ({ detail }) => plain(400, `The body is not a JSON object: ${detail}`),
    observed: ({ detail }) => service(400, detail, 'Bad Request'), // assumed
  },
  'media-type-unsupported': {
    documented: ({ mediaType }) =>
      plain(400, `A body of ${mediaType} is not read: send JSON as application/json.`),
    observed: (_reason, nextTraceId) =>
      unprocessable(['body must be a string', 'body should not be empty'], nextTraceId()), // assumed
  },
  invalid: {
    documented: ({ violations }) => plain(400, violations.map(documentedWords).join('; ')),
    observed: ({ violations }, nextTraceId) =>
      unprocessable(unknownFirst(violations).flatMap(observedWords), nextTraceId()), // envelope observed, text assumed
  },
  'contact-unknown': {
    documented: ({ contactId }) => plain(404, `Contact not found for id:${contactId}`),
    observed: ({ contactId }) =>
      highLevelId.test(contactId)
        ? service(400, `Contact not found for id:${contactId}`, 'Bad Request') // observed
        : legacy(400, `Contact with id ${contactId} not found`), // observed
  },
  'contact-elsewhere': {
    documented: ({ contactId }) => plain(404, `Contact not found for id:${contactId}`),
    observed: () => gateway(403, 'The token does not have access to this location.'), // observed on other routes
  },
  'note-unknown': {
    documented: ({ noteId }) => plain(404, `Note not found for id:${noteId}`),
    observed: ({ noteId }) => service(400, `Note not found for id:${noteId}`, 'Bad Request'), // assumed
  },
  'note-elsewhere': {
    documented: ({ noteId }) => plain(404, `Note not found for id:${noteId}`),
    observed: ({ noteId }) => service(400, `Note not found for id:${noteId}`, 'Bad Request'), // assumed
  },
}

/** The kind of violation that a profile does not mind (unknown properties: observed; an empty update: assumed). */
const acceptedViolation: Record<Profile, Violation['kind']> = {
  documented: 'unknown',
  observed: 'nothing',
}

/** Whether `profile` refuses for `reason` at all. */
export const minds = (profile: Profile, kind: Reason['kind']): boolean =>
  answers[kind][profile] !== 'accepted'

/** What `profile` answers to `reason`, or undefined when it does not mind. */
export function answerFor(
  reason: Reason,
  profile: Profile,
  nextTraceId: () => string,
): Answer | undefined {
  // The table pairs each kind with the wording of that kind's reason; TypeScript cannot follow the pairing.
  const wording = answers[reason.kind][profile] as
    | 'accepted'
    | ((reason: Reason, nextTraceId: () => string) => Answer)
  return wording === 'accepted' ? undefined : wording(reason, nextTraceId)
}

/** The violations that `profile` minds. */
export const minded = (violations: readonly Violation[], profile: Profile): Violation[] =>
  violations.filter(({ kind }) => kind !== acceptedViolation[profile])

/** The form of the live API's own ids. */
const highLevelId = /^[A-Za-z0-9]{20}$/

/** Node says by a code why it gave up on a request; what is not named here is a bad one. */
const malformedStatuses: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

const malformedStatus = (code: string): number => malformedStatuses[code] ?? 400

function malformedWords(code: string): string {
  const status = malformedStatus(code)
  if (status === 431) return `The headers are larger than ${maxHeaderSize} bytes.`
  return status === 408 ? 'The rest of the request did not come.' : 'This is not an HTTP request.'
}

function documentedWords({ kind, path, expected, found }: Violation): string {
  const name = path.join('.') || 'the request'
  if (kind === 'missing') return `${name} is missing: expected ${expected}`
  if (kind === 'empty') return `${name} is empty: expected ${expected}`
  return `${name}: expected ${expected}, found ${found}`
}

/** The wording of NestJS's validation pipe (`property x should not exist`: observed; the others: assumed). */
function observedWords({ kind, path, type, expected }: Violation): string[] {
  const name = path.join('.')
  const wrongType = `${name} must be a ${type === 'boolean' ? 'boolean value' : type}`
  switch (kind) {
    case 'unknown':
      return [`property ${name} should not exist`]
    case 'missing':
      return [wrongType, `${name} should not be empty`]
    case 'empty':
      return [`${name} should not be empty`]
    case 'nothing':
      return [`one of ${expected} should be sent`]
    case 'type':
    case 'value':
      return [wrongType]
  }
}

const unknownFirst = (violations: readonly Violation[]) =>
  [...violations].sort((a, b) => Number(b.kind === 'unknown') - Number(a.kind === 'unknown'))
