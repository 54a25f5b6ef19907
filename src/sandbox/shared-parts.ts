import type { Entry } from './entry.js'
import type { RequestCount } from './request-counters.js'

type Headers = NonNullable<Entry['headers' | 'responseHeaders']>

/**
 * Keeps once what many entries have in common. A client sends the same headers with each request of a kind, and gets
 * the same ones back. Everything that is as old as a journal is copied by several garbage collections, which would
 * take a tenth of the time of a short request.
 */
export class SharedParts {
  /** The latest entry of each kind that had parts of its own. */
  readonly #latest = new Map<Readonly<RequestCount>, Entry>()

  /** Replaces parts of an entry by equal ones of an earlier entry. */
  share(entry: Entry, kind: Readonly<RequestCount>): void {
    const latest = this.#latest.get(kind)
    if (latest && areEqual(entry.headers, latest.headers)) entry.headers = latest.headers
    else this.#latest.set(kind, entry)
    if (!latest) return
    const { passed, responseHeaders } = latest
    if (
      entry.passed.length === passed.length &&
      entry.passed.every((check, at) => check === passed[at])
    ) {
      entry.passed = passed
    }
    if (responseHeaders && areEqual(entry.responseHeaders, responseHeaders)) {
      entry.responseHeaders = responseHeaders
    }
  }

  clear(): void {
    this.#latest.clear()
  }
}

function areEqual(some: Headers | undefined, others: Headers): boolean {
  if (!some) return false
  // A header may be called `constructor`.
  for (const name in some)
    if (!Object.hasOwn(others, name) || some[name] !== others[name]) return false
  for (const name in others) if (!Object.hasOwn(some, name)) return false
  return true
}
