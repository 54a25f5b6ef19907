import { fits } from '../resources/route.js'
import type { ActiveStub, Stub } from './stub.js'

/** A request for a route that is not emulated. */
export interface Unemulated {
  method: string
  path: string
  query: unknown
}

/** How many stubs a sandbox has at most. */
export const stubLimit = 1000

/** The stubs of one sandbox. Of several that match, the one that was added last answers. */
export class Stubs {
  #stubs: ActiveStub[] = []
  #made = 0

  list(): ActiveStub[] {
    return [...this.#stubs]
  }

  /** Adds a stub, or replaces the one with the same id. Undefined when there are too many. */
  add(given: Stub): ActiveStub | undefined {
    const others = this.#stubs.filter(({ id }) => id !== given.id)
    if (others.length >= stubLimit) return undefined
    const taken = new Set(others.map(({ id }) => id))
    const stub = { ...given, id: given.id ?? this.#nextId(taken) }
    this.#stubs = [...others, stub]
    return stub
  }

  /** True when there was one to remove. */
  remove(id: string): boolean {
    const before = this.#stubs.length
    this.#stubs = this.#stubs.filter((stub) => stub.id !== id)
    return this.#stubs.length < before
  }

  /** Replaces all stubs. */
  reset(stubs: readonly Stub[]): void {
    this.#stubs = []
    this.#made = 0
    const given = new Set(stubs.map(({ id }) => id))
    for (const stub of stubs) this.add({ ...stub, id: stub.id ?? this.#nextId(given) })
  }

  find({ method, path, query }: Unemulated): ActiveStub | undefined {
    return this.#stubs.findLast(
      ({ match }) =>
        match.method.toUpperCase() === method &&
        fits(path, match.path) &&
        Object.entries(match.query ?? {}).every(([name, value]) =>
          [Reflect.get(Object(query), name)].flat().includes(value),
        ),
    )
  }

  #nextId(taken: ReadonlySet<string | undefined>): string {
    const id = `stub-${++this.#made}`
    return taken.has(id) ? this.#nextId(taken) : id
  }
}
