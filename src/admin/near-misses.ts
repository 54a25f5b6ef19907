import type { Exchange } from '../domain/exchange.js'
import { type Reason, type ReasonOf, versions } from '../domain/refusal.js'
import type { Route } from '../domain/route.js'
import type { Entry } from '../sandbox/journal.js'
import type { Sandboxes } from '../sandbox/registry.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import { suggestion } from '../suggest.js'
import { difference } from './difference.js'
import { carriers, expiry, nearTokens, tokensOf } from './near-tokens.js'

/** What an explanation goes by: what was kept of the exchange, and the world as it is now. */
export interface Asked {
  exchange: Exchange
  entry: Readonly<Entry>
  sandbox: Sandbox
  sandboxes: Sandboxes
  routes: readonly Route[]
}

export { tokenSent } from './near-tokens.js'

/** What the world has that comes near to what a request asked for, in sentences; empty when it got it. */
export function nearMisses(asked: Asked): string[] {
  const { reason } = asked.entry
  // The table has one entry per kind with that kind's reason; TypeScript cannot follow the pairing.
  const find = reason && (finders[reason.kind] as Finder<Reason['kind']> | undefined)
  return find ? find(reason as never, asked) : []
}

type Finder<K extends Reason['kind']> = (reason: ReasonOf<K>, asked: Asked) => string[]

const finders: { [K in Reason['kind']]?: Finder<K> } = {
  'version-invalid': ({ version }) => hinted(version, versions, 'a version that is served'),
  'token-missing': (_reason, { sandbox }) => tokensOf(sandbox),
  'token-malformed': (_reason, asked) => nearTokens(asked),
  'token-unknown': (_reason, asked) => nearTokens(asked),
  'token-expired': (reason, asked) => expiry(reason, asked),
  'token-revoked': (_reason, asked) => carriers(asked),
  'scope-missing': (_reason, asked) => carriers(asked),
  'route-unknown': nearRoutes,
  'media-type-unsupported': () => ['Without a Content-Type, clients such as curl send a form.'],
  invalid: slipsInBody,
  'contact-unknown': nearContacts,
  'contact-elsewhere': ({ contactId, owner }, asked) => [
    `contact ${contactId} exists; it belongs to sub-account ${owner}`,
    ...carriers(asked, owner),
  ],
  'note-unknown': nearNotes,
  'note-elsewhere': ({ noteId, owner }, { sandbox }) => [
    `note ${noteId} exists, under contact ${owner}, which belongs to sub-account ${sandbox.store.contacts.subAccountOf(owner)}`,
  ],
}

/** At most so many of a kind: more is noise. */
const few = 3

const hinted = (written: string, known: readonly string[], what: string): string[] => {
  const hint = suggestion(written, known)
  return hint ? [`${written} is not ${what}${hint}`] : []
}

function nearRoutes({ method, url, methods }: ReasonOf<'route-unknown'>, { routes }: Asked) {
  if (methods.length > 0) {
    return [
      `${methods.join(' and ')} ${methods.length > 1 ? 'exist' : 'exists'} for this path, ${method} does not`,
    ]
  }
  const path = url.split('?', 1)[0] ?? url
  const segments = path.split('/').filter((segment) => segment !== '')
  // The routes with the ids of this path in place of their parameters, so that ids do not count as slips.
  const alike = [...new Set(routes.map((route) => route.path))].map((template) => {
    const parts = template.split('/').slice(1)
    const ahead = Math.max(0, segments.length - parts.length)
    return `/${parts.map((part, index) => (part.startsWith(':') ? (segments[index + ahead] ?? part) : part)).join('/')}`
  })
  const behind = alike.filter((one) => path.length > one.length && path.endsWith(one))
  return [
    ...behind.map((one) => `${one} exists, without ${path.slice(0, -one.length)} before it`),
    ...(behind.length > 0 ? [] : hinted(path, alike, 'a path of the API')),
  ]
}

/** Properties that were written otherwise, or one level too deep. */
function slipsInBody({ violations }: ReasonOf<'invalid'>, { exchange: { body } }: Asked): string[] {
  if (typeof body !== 'object' || body === null) return []
  const sent = Object.keys(body)
  const missing = violations
    .filter(({ kind }) => kind === 'missing')
    .map(({ path }) => `${path[0]}`)
  const unknown = violations.filter(({ kind }) => kind === 'unknown')
  return [
    ...missing.flatMap((name) => [
      ...slips(name, sent, String, (other) => `${other} was sent`),
      ...sent
        .filter((other) => Object.hasOwn(Object(Reflect.get(body, other)), name))
        .map((other) => `${name} was sent inside ${other}: it belongs at the top`),
    ]),
    ...unknown.flatMap(({ path, known }) => hinted(`${path.at(-1)}`, known, 'a property here')),
  ]
}

function nearContacts({ contactId, subAccountId }: ReasonOf<'contact-unknown'>, asked: Asked) {
  const { contacts, notes, subAccounts } = asked.sandbox.store
  const now = contacts.subAccountOf(contactId)
  const ofNote = notes.contactOf(contactId)
  const alike = contacts.ofSimilarLength(contactId)
  const some = contacts.someOf(subAccountId, few)
  const found = [
    ...(contactId.trim() === '' ? ['the id of the contact is empty'] : []),
    ...(now === undefined ? [] : [`contact ${contactId} exists by now, in sub-account ${now}`]),
    ...(ofNote === undefined ? [] : [`${contactId} is a note, of contact ${ofNote}`]),
    ...(subAccounts.list().some(({ id }) => id === contactId)
      ? [`${contactId} is a sub-account (HighLevel's API says location), not a contact`]
      : []),
    ...slips(
      contactId,
      alike,
      ({ id }) => id,
      ({ id, subAccountId }) => `contact ${id} exists, in sub-account ${subAccountId}`,
    ),
    ...elsewhere(asked, ({ store }) => store.contacts.subAccountOf(contactId) !== undefined).map(
      (id) => `contact ${contactId} exists in sandbox ${id}`,
    ),
  ]
  if (found.length > 0) return found
  return some.length > 0
    ? [`sub-account ${subAccountId} has contact ${some.join(', ')}`]
    : [`sub-account ${subAccountId} has no contacts`]
}

function nearNotes({ noteId, contactId }: ReasonOf<'note-unknown'>, asked: Asked): string[] {
  const { exchange, sandbox } = asked
  const { notes, contacts } = sandbox.store
  const now = notes.contactOf(noteId)
  const removed = sandbox.journal
    .find({ method: 'DELETE', noteId, status: 200 })
    .filter(({ id }) => id < exchange.id)
    .at(-1)
  const alike = notes.ofSimilarLength(noteId)
  return [
    ...(now === undefined ? [] : [`note ${noteId} exists by now, under contact ${now}`]),
    ...(removed ? [`note ${noteId} was removed by exchange ${removed.id}`] : []),
    ...(contacts.subAccountOf(noteId) === undefined ? [] : [`${noteId} is a contact, not a note`]),
    ...slips(
      noteId,
      alike,
      ({ id }) => id,
      ({ id, contactId }) => `note ${id} exists, under contact ${contactId}`,
    ),
    ...elsewhere(asked, ({ store }) => store.notes.contactOf(noteId) === contactId).map(
      (id) => `note ${noteId} exists in sandbox ${id}`,
    ),
  ]
}

/** Those of `known` that were probably meant by what was written, a few of them, in words. */
const slips = <T>(
  written: string,
  known: readonly T[],
  nameOf: (one: T) => string,
  words: (one: T) => string,
): string[] =>
  known
    .flatMap((one) => {
      const how = difference(written, nameOf(one))
      return how ? [`${words(one)}: it ${how}`] : []
    })
    .slice(0, few)

/** The other sandboxes of which something is true, a few of them. */
const elsewhere = ({ sandbox, sandboxes }: Asked, holds: (one: Sandbox) => boolean): string[] =>
  sandboxes
    .all()
    .filter((one) => one !== sandbox && holds(one))
    .slice(0, few)
    .map(({ id }) => id)
