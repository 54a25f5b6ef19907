import type { Refusal } from '../resources/refusal.js'
import type { Hit } from './faults.js'

/** What the journal keeps of a request, as cheaply as possible: it becomes an exchange when it is read. */
export interface Entry {
  method: string
  /** With its query. */
  url: string
  /** The path of the route it met; undefined when there is none. */
  route?: string | undefined
  headers: Readonly<Record<string, string | string[] | undefined>>
  body?: unknown
  /** The parameters of its path, and the name of the one that is called `id`. */
  params?: unknown
  param?: string | undefined
  /** The checks that it passed, in their order. */
  passed: readonly string[]
  by?: string | undefined
  refusal?: Refusal | undefined
  /** The reason in words, as the header says it. */
  hint?: string | undefined
  /** The fault that hit. */
  hit?: Hit | undefined
  status: number
  /** Milliseconds of this process's time. */
  startedAt: number
  endedAt: number
}
