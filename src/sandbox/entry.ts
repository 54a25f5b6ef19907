import type { Refusal } from '../resources/refusal.js'
import type { Hit } from './faults.js'

/** A request as the journal stores it. It is converted to an exchange only when it is read. */
export interface Entry {
  method: string
  /** With its query. */
  url: string
  /** The path of its route; undefined when no route matches. */
  route?: string | undefined
  headers: Readonly<Record<string, string | string[] | undefined>>
  body?: unknown
  /** The parameters of its path, and the full name of the one called `id`: `noteId`. */
  params?: unknown
  param?: string | undefined
  /** The checks that it passed, in order. */
  passed: readonly string[]
  by?: string | undefined
  refusal?: Refusal | undefined
  /** The text of the reason header. */
  hint?: string | undefined
  /** The fault that hit. */
  hit?: Hit | undefined
  /** The stub that answered. */
  stub?: string | undefined
  status: number
  /** Milliseconds of `performance.now()`. */
  startedAt: number
  endedAt: number
}
