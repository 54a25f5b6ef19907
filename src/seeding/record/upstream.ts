import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { Failure } from '../../lib/failure.js'
import type { Row } from '../../resources/resource.js'

const text = Type.Optional(Type.Union([Type.String(), Type.Null()]))

/** The fields of a note that are always there; the live API sends more (wire: `bodyText`, `relations`). */
const UpstreamNote = Type.Object({
  id: Type.String(),
  body: Type.String(),
  dateAdded: Type.String(),
})
const NotesAnswer = Type.Object({ notes: Type.Array(UpstreamNote) })

const UpstreamTask = Type.Object({
  id: Type.String(),
  title: Type.String(),
  dueDate: Type.String(),
})
const TasksAnswer = Type.Object({ tasks: Type.Array(UpstreamTask) })

/** The fields of a contact that identify a person or a place, and those that name other rows. */
const UpstreamContact = Type.Object({
  firstName: text,
  lastName: text,
  name: text,
  email: text,
  phone: text,
  companyName: text,
  address1: text,
  postalCode: text,
  dateOfBirth: Type.Optional(Type.Unknown()),
  website: Type.Optional(Type.Unknown()),
  locationId: text,
  customFields: Type.Optional(
    Type.Union([
      Type.Array(Type.Object({ id: Type.String(), value: Type.Optional(Type.Unknown()) })),
      Type.Null(),
    ]),
  ),
})
export type UpstreamContact = Static<typeof UpstreamContact>
const ContactAnswer = Type.Object({ contact: UpstreamContact })

const CustomFieldsAnswer = Type.Object({
  customFields: Type.Array(Type.Object({ id: Type.String() })),
})

/** The number of attempts for one request, and the number of times that it waits for the rate limit. */
const tries = 5
const firstPauseMs = 200
const intervalMs = 10_000
const notEmulated = 501
/** The token lacks a scope, or the upstream is a ghl-mock without the route. */
const refused = [401, 403, notEmulated]

interface Answer {
  status: number
  headers: Headers
  /** The body of a 200, or the message of any other status. */
  json: unknown
}

interface Access {
  url: string
  token: string
  /** Waits. */
  pause(ms: number): Promise<unknown>
}

/** Reads an API like HighLevel's over its public routes, with retries and within its rate limit. */
export class Upstream {
  readonly #url: string
  readonly #token: string
  readonly #pause: Access['pause']
  /** The time that the next request has to wait. */
  #waitMs = 0

  constructor({ url, token, pause }: Access) {
    this.#url = url.replace(/\/+$/, '')
    this.#token = token
    this.#pause = pause
  }

  /** A contact; undefined when the upstream has none, or does not serve the route. */
  async contact(id: string): Promise<(UpstreamContact & Row) | undefined> {
    const path = `/contacts/${encodeURIComponent(id)}`
    const answer = await this.#get(path)
    return answer.status === 404 || answer.status === notEmulated
      ? undefined
      : this.#validated(ContactAnswer, path, answer).contact
  }

  /** A contact's notes, newest first. */
  async notes(id: string): Promise<Row[]> {
    const path = `/contacts/${encodeURIComponent(id)}/notes`
    return this.#validated(NotesAnswer, path, await this.#get(path)).notes
  }

  /** A contact's tasks, newest first. */
  async tasks(id: string): Promise<Row[]> {
    const path = `/contacts/${encodeURIComponent(id)}/tasks`
    return this.#validated(TasksAnswer, path, await this.#get(path)).tasks
  }

  /** The definitions of the custom fields of a sub-account; undefined when the token may not read them. */
  async customFields(locationId: string): Promise<Row[] | undefined> {
    const path = `/locations/${encodeURIComponent(locationId)}/customFields`
    const answer = await this.#get(path)
    return refused.includes(answer.status)
      ? undefined
      : this.#validated(CustomFieldsAnswer, path, answer).customFields
  }

  #validated<S extends TSchema>(schema: S, path: string, { status, json }: Answer): Static<S> {
    if (status !== 200) throw this.#failure(path, `answers ${status}${json ? `: ${json}` : ''}`)
    if (Value.Check(schema, json)) return json
    const [fault] = Value.Errors(schema, json)
    throw this.#failure(
      path,
      `answers 200 with an unexpected body: ${fault?.path} ${fault?.message}`,
    )
  }

  /** Repeats a request until there is an answer other than 429 or 5xx; what is not implemented stays so. */
  async #get(path: string): Promise<Answer> {
    let failed = 0
    for (let waited = 0; ; ) {
      if (this.#waitMs > 0) await this.#pause(this.#waitMs)
      this.#waitMs = 0
      const answer = await this.#request(path)
      if (typeof answer !== 'string') {
        this.#pace(answer, path)
        if (answer.status === 429 && ++waited < tries) continue
        if (answer.status < 500 || answer.status === notEmulated) return answer
      }
      if (++failed === tries) {
        const why = typeof answer === 'string' ? `fails (${answer})` : `answers ${answer.status}`
        throw this.#failure(path, `${why}, ${tries} times in a row`)
      }
      this.#waitMs ||= firstPauseMs * 2 ** (failed - 1)
    }
  }

  /** @returns the answer, or the reason why there is none that can be read */
  async #request(path: string): Promise<Answer | string> {
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
      return { status, headers, json: status === 200 ? JSON.parse(body) : messageOf(body) }
    } catch (error) {
      // `fetch` throws nothing else.
      const { message, cause } = error as Error
      return cause instanceof Error ? cause.message : message
    }
  }

  /** Makes the next request wait for the next interval when nothing is left of this one. */
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

/** The message of a refusal, if the body is JSON; a proxy may answer with a page. */
function messageOf(body: string): string {
  try {
    const { message } = JSON.parse(body)
    return typeof message === 'string' ? message.replace(/\.$/, '') : ''
  } catch {
    return ''
  }
}
