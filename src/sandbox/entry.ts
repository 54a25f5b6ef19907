import type { Refusal } from '../resources/refusal.js'
import type { Hit } from './faults.js'
import type { Allowance } from './rate-limits.js'

/** The place of a request in the order of arrival. */
export interface Arrival {
  id: number
  /** By the sandbox's clock. */
  at: number
  /** How often the journal had been emptied before. */
  epoch: number
  /** The moment of the history before its first write; undefined when it wrote nothing. */
  wrote?: number | undefined
  /** The moment after its last write, or when it was answered. */
  length?: number | undefined
  /** The rows that it wrote: `note:note-abc123`; one that it wrote twice is there twice. The history may have dropped its changes since. */
  rows?: string[] | undefined
}

/** A request as the journal stores it. It is converted to an exchange only when it is read. */
export interface Entry {
  arrival: Arrival
  method: string
  /** With its query. */
  url: string
  /** The path of its route; undefined when no route matches. */
  route?: string | undefined
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** Bytes of its body, as far as it was read. */
  bodyLength?: number | undefined
  /** Parses the bytes of a body that is not JSON. */
  parse?: ((bytes: Buffer) => unknown) | undefined
  /** The parameters of its path, and the full name of the one called `id`: `noteId`. */
  params?: unknown
  param?: string | undefined
  /** The checks that it passed, in order. */
  passed: readonly string[]
  by?: string | undefined
  /** The token that was accepted, and the scope that its route requires. */
  token?: string | undefined
  scope?: string | undefined
  refusal?: Refusal | undefined
  /** The text of the reason header. */
  hint?: string | undefined
  /** The fault that hit. */
  hit?: Hit | undefined
  /** The stub that answered. */
  stub?: string | undefined
  /** Whether the route wrote although its answer was lost or replaced. */
  stored?: boolean | undefined
  status: number
  /** The headers of the answer, but for the rate headers and those of a fault. */
  responseHeaders?: Readonly<Record<string, number | string | string[] | undefined>> | undefined
  /** What its rate headers say. */
  allowance?: Allowance | undefined
  /** Milliseconds of `performance.now()`. */
  startedAt: number
  endedAt: number
}
