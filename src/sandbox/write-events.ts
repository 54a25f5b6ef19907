import type { Row } from '../resources/resource.js'
import { type Change, valueIn } from '../sqlite/images.js'
import type { Arrival } from './entry.js'
import type { Events, WriteEvent } from './events.js'
import type { Journal } from './journal.js'

/** Makes an event of each write in a sandbox, and adds it to the history with the request that wrote it. */
export class WriteEvents {
  readonly #journal: Journal
  readonly #events: Events<WriteEvent>
  readonly #tokenMade: (token: string) => void
  /** The request whose route acts. Routes that write act in one turn, so there is one at a time. */
  #acting: Arrival | undefined

  constructor(journal: Journal, events: Events<WriteEvent>, tokenMade: (token: string) => void) {
    this.#journal = journal
    this.#events = events
    this.#tokenMade = tokenMade
  }

  /** Everything that is written until `end` is written by this request. */
  begin(arrival: Arrival): void {
    this.#journal.renew(arrival)
    this.#acting = arrival
  }

  end(): void {
    this.#acting = undefined
  }

  /** @param values those of the whole row on create, and the changed ones on update */
  readonly record = (change: Change, values?: Row): void => {
    const { resource, id, kind, before } = change
    const { name, key, parentKey } = resource
    const arrival = this.#acting
    this.#journal.history.add(change, arrival)
    if (kind === 'created' && resource.fields[key]?.made === 'token') this.#tokenMade(id)
    if (!this.#events.any) return
    const parent =
      parentKey && (before ? valueIn(resource, before, parentKey) : values?.[parentKey])
    this.#events.emit({
      type: `${name}.${kind}`,
      resource,
      id,
      parentId: parent === undefined ? undefined : String(parent),
      exchange: arrival?.id,
      ...(values && { row: values }),
    })
  }
}
