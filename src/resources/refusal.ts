import type { Profile } from './profile.js'

/** A status and the body that goes with it, in HighLevel's own key order. */
export interface Answer {
  status: number
  /** Absent where the answer has none. */
  body?: Record<string, unknown>
}

/** What would have passed, and what came instead. */
export interface Hint {
  need: string
  have?: string
}

/** How well an answer is known, and the row of `docs/wire.md` that says so. `ours`: the live API has no such case. */
type Source = `${'documented' | 'observed' | 'assumed' | 'ours'} W${number}`

type Wording<D> = (details: D, nextTraceId: () => string) => Answer

/** Everything there is to know about one kind of refusal, in one place. */
export interface RefusalRecord<D = never> {
  readonly kind: string
  /** The check that refuses, as `explain` names it. */
  readonly check: string
  hint(details: D): Hint
  /** What each profile answers; `accepted` means that the profile does not refuse for this. */
  readonly documented: 'accepted' | Wording<D>
  readonly observed: 'accepted' | Wording<D>
  readonly source: Readonly<Record<Profile, Source>>
}

/** Every record, by its kind. */
const records = new Map<string, RefusalRecord>()

export const allRefusals = (): readonly RefusalRecord[] => [...records.values()]

/** Why a request is refused. Hooks and routes throw it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly kind: string
  readonly check: string
  readonly hint: Hint
  /** What the refusal is about: ids, the violations, the limit. */
  readonly details: Readonly<Record<string, unknown>>
  /** The answer of a profile; undefined when it does not refuse for this. */
  readonly answer: (profile: Profile, nextTraceId: () => string) => Answer | undefined

  constructor(
    { kind, check }: Pick<RefusalRecord, 'kind' | 'check'>,
    details: object,
    hint: Hint,
    answer: Refusal['answer'],
  ) {
    // A refusal is an answer, not a bug: nothing reads its stack, and a suite may cause thousands.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(kind)
    Error.stackTraceLimit = stackTraceLimit
    this.kind = kind
    this.check = check
    this.details = { ...details }
    this.hint = hint
    this.answer = answer
  }
}

/** Makes refusals of one kind. */
export interface RefusalKind<D> {
  (details: D): Refusal
  readonly kind: string
  /** Whether a profile refuses for this at all. */
  refusedBy(profile: Profile): boolean
  /** The details of a refusal, if it is of this kind. */
  detailsOf(refusal: Refusal | undefined): D | undefined
}

/**
 * Declares a kind of refusal.
 *
 * @example throw contactUnknown({ contactId, subAccountId })
 */
export function defineRefusal<D extends object = Record<never, never>>(
  record: RefusalRecord<D>,
): RefusalKind<D> {
  if (records.has(record.kind)) throw new Error(`${record.kind} is declared twice`)
  records.set(record.kind, record)
  const make = (details: D) =>
    new Refusal(record, details, record.hint(details), (profile, nextTraceId) => {
      const wording = record[profile]
      return wording === 'accepted' ? undefined : wording(details, nextTraceId)
    })
  return Object.assign(make, {
    kind: record.kind,
    refusedBy: (profile: Profile) => record[profile] !== 'accepted',
    // Refusals of this kind are made above, with these details.
    detailsOf: (refusal: Refusal | undefined) =>
      refusal?.kind === record.kind ? (refusal.details as D) : undefined,
  })
}

/** Node refuses longer heads and other characters; clients log headers, so they stay short. */
const maxHintLength = 500

/**
 * A refusal in one header line: `scope-missing; need=contacts.write; have=contacts.readonly`. Characters that a
 * header cannot carry are percent-encoded.
 */
export function reasonLine({ kind, hint: { need, have } }: Refusal, secrets: Redactor): string {
  const text = have === undefined ? `need=${need}` : `need=${need}; have=${have}`
  return headerLine(`${kind}; ${text}`, secrets)
}

/** Text as a header line: without tokens, cut where it is too long, and encoded. */
export const headerLine = (text: string, secrets: Redactor): string =>
  encodeHeader(secrets.redactEncoded(text).slice(0, maxHintLength))

interface Redactor {
  redactEncoded(text: string): string
}

/** Text with the characters that a header cannot carry percent-encoded. */
export const encodeHeader = (text: string): string =>
  /[^\x20-\x7e]/.test(text)
    ? text.toWellFormed().replace(/[^\x20-\x7e]/gu, (character) => encodeURIComponent(character))
    : text
