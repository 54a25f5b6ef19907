import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { Failure } from '../domain/failure.js'

const text = Type.Optional(Type.Union([Type.String(), Type.Null()]))

/** What is read of a note; the live API sends more (wire: `bodyText`, `relations`). */
const UpstreamNote = Type.Object({
  id: Type.String(),
  body: Type.String(),
  dateAdded: Type.String(),
  title: text,
  userId: text,
  color: text,
  pinned: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
})
export type UpstreamNote = Static<typeof UpstreamNote>
const NotesAnswer = Type.Object({ notes: Type.Array(UpstreamNote) })

const UpstreamContact = Type.Object({
  firstName: text,
  lastName: text,
  email: text,
  phone: text,
  locationId: text,
})
export type UpstreamContact = Static<typeof UpstreamContact>
const ContactAnswer = Type.Object({ contact: UpstreamContact })

/** How often one request is tried, and how often the rate limit is waited out for it. */
const tries = 5
const firstPauseMs = 200
const intervalMs = 10_000

interface Answer {
  status: number
  headers: Headers
  /** What a 200 holds; of every other status, what it says for itself. */
  json: unknown
}

interface Access {
  url: string
  token: string
  /** Passes the time. */
  pause(ms: number): Promise<unknown>
}

/** An API like HighLevel's, read over its public routes: patiently, and never more than it allows. */
export class Upstream {
  readonly #url: string
  readonly #token: string
  readonly #pause: Access['pause']
  /** How long the next request has to wait. */
  #waitMs = 0

  constructor({ url, token, pause }: Access) {
    this.#url = url.replace(/\/+$/, '')
    this.#token = token
    this.#pause = pause
  }

  /** What is known of a contact; undefined where the upstream has no such route, as a ghl-mock. */
  async contact(id: string): Promise<UpstreamContact | undefined> {
    const path = `/contacts/${encodeURIComponent(id)}`
    const answer = await this.#get(path)
    return answer.status === 404 ? undefined : this.#judge(ContactAnswer, path, answer).contact
  }

  /** A contact's notes, newest first. */
  async notes(id: string): Promise<UpstreamNote[]> {
    const path = `/contacts/${encodeURIComponent(id)}/notes`
    return this.#judge(NotesAnswer, path, await this.#get(path)).notes
  }

  #judge<S extends TSchema>(schema: S, path: string, { status, json }: Answer): Static<S> {
    if (status !== 200) throw this.#failure(path, `answers ${status}${json ? `: ${json}` : ''}`)
    if (Value.Check(schema, json)) return json
    const [fault] = Value.Errors(schema, json)
    throw this.#failure(path, `does not answer what is expected: ${fault?.path} ${fault?.message}`)
  }

  /** Asks until there is an answer that means something. */
  async #get(path: string): Promise<Answer> {
    let failed = 0
    for (let waited = 0; ; ) {
      if (this.#waitMs > 0) await this.#pause(this.#waitMs)
      this.#waitMs = 0
      const answer = await this.#ask(path)
      if (typeof answer !== 'string') {
        this.#pace(answer, path)
        if (answer.status === 429 && ++waited < tries) continue
        if (answer.status < 500) return answer
      }
      if (++failed === tries) {
        const why = typeof answer === 'string' ? `fails (${answer})` : `answers ${answer.status}`
        throw this.#failure(path, `${why}, ${tries} times in a row`)
      }
      this.#waitMs ||= firstPauseMs * 2 ** (failed - 1)
    }
  }

  /** @returns why there is no answer, when there is none that can be read whole */
  async #ask(path: string): Promise<Answer | string> {
    try {
      const response = await fetch(this.#url + path, {
        headers: {
          authorization: `Bearer ${this.#token}`,
          version: '2021-07-28',
          accept: 'application/json',
        },
        signal: AbortSignal.timeout(30_000),
      })
      const { status, headers } = response
      const body = await response.text()
      return { status, headers, json: status === 200 ? JSON.parse(body) : saying(body) }
    } catch (error) {
      const { message, cause } = error as Error
      return cause instanceof Error ? cause.message : message
    }
  }

  /** Nothing left in this interval: the next request waits for the one after. */
  #pace({ status, headers }: Answer, path: string): void {
    const left = (name: string) => Number(headers.get(`x-ratelimit-${name}`) ?? Number.NaN)
    if (status === 429 && left('daily-remaining') === 0) {
      throw this.#failure(path, 'answers 429: the requests of this day are used up')
    }
    if (status !== 429 && left('remaining') !== 0) return
    this.#waitMs = left('interval-milliseconds') || intervalMs
  }

  #failure(path: string, what: string): Failure {
    const words = `GET ${this.#url}${path} ${what}. Nothing was written.`
    return new Failure('unavailable', words.replaceAll(this.#token, '<token>'))
  }
}

/** What a refusal says for itself; what stands between us and the API may answer with a page. */
function saying(body: string): string {
  try {
    const { message } = JSON.parse(body)
    return typeof message === 'string' ? message.replace(/\.$/, '') : ''
  } catch {
    return ''
  }
}
