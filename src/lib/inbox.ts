import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/** Smaller bodies do not wait, and cost nothing. */
const largeFrom = 256 * 1024

interface Upload {
  raw: IncomingMessage
  /** The bytes of its body, or as many as it may have. */
  length: number
  /** `late` when it acts for so long that others do not wait for it any more. */
  state: 'for room' | 'arriving' | 'for turn' | 'acting' | 'late'
  /** When it got to that state. */
  since: number
  /** Bytes that its connection had brought when that was last looked at. */
  seen: number
  proceed: () => void
  leave: (() => void) | undefined
}

/**
 * The large bodies of requests. Fifty of them at once are more than a heap has room for: ten megabytes of JSON become
 * some hundred when they are parsed. So as many are read at once as fit in `limit`, as bytes, which are outside the
 * heap; and they are parsed and acted on one after another. A client that sends nothing while others wait for room and
 * nothing moves loses its connection; a request that acts for long lets the next one have its turn.
 */
export class Inbox {
  /** The oldest first. */
  readonly #uploads = new Map<IncomingMessage, Upload>()
  /** The connections whose end is listened for. */
  readonly #sockets = new WeakSet<Socket>()
  /** When one was last let in or was done with. */
  #movedAt = 0
  #isAdmitting = false
  #timer: NodeJS.Timeout | undefined
  readonly #limit: number
  readonly #patienceMs: number

  /**
   * @param limit bytes that may be read at once; a longer body is read alone
   * @param patienceMs how long a client may send nothing, and a request act, while others wait
   */
  constructor(limit = 128 * 1024 * 1024, patienceMs = 5000) {
    this.#limit = limit
    this.#patienceMs = patienceMs
  }

  /**
   * Calls `proceed`, which reads a body, as soon as there is room for it.
   *
   * @param length its bytes, or as many as it may have
   * @param leave called instead when the client has hung up meanwhile
   */
  whenRoom(raw: IncomingMessage, length: number, proceed: () => void, leave?: () => void): void {
    if (length < largeFrom) {
      proceed()
      return
    }
    this.#listen(raw.socket)
    const since = performance.now()
    this.#uploads.set(raw, { raw, length, state: 'for room', since, seen: 0, proceed, leave })
    this.#letOne()
  }

  /** Calls `proceed`, which parses a body and acts, as soon as no other large body is parsed or acted on. */
  whenTurn(raw: IncomingMessage, length: number, proceed: () => void): void {
    // It may have turned out to be small.
    if (length < largeFrom) this.release(raw)
    const upload = this.#uploads.get(raw)
    if (!upload) {
      proceed()
      return
    }
    Object.assign(upload, { state: 'for turn', since: performance.now(), proceed })
    this.#letOne()
  }

  /** Ends the turn of a request and the room of its body: it has been acted on, or its client has left. */
  release(raw: IncomingMessage): void {
    if (!this.#uploads.delete(raw)) return
    this.#movedAt = performance.now()
    this.#admit()
  }

  /**
   * A client may leave at any time. Only its connection tells so in every state of a request. A body that has come
   * whole is still acted on, as small ones are.
   */
  #listen(socket: Socket): void {
    if (this.#sockets.has(socket)) return
    this.#sockets.add(socket)
    socket.once('close', () => {
      for (const { raw, state, leave } of this.#uploads.values()) {
        if (raw.socket !== socket || state === 'for turn') continue
        this.release(raw)
        if (state === 'for room') leave?.()
      }
    })
  }

  /** Lets one proceed that has room or its turn; false when there is none. */
  #letOne(): boolean {
    const next = this.#next()
    if (!next) {
      this.#watch()
      return false
    }
    this.#movedAt = next.since = performance.now()
    next.seen = next.raw.socket.bytesRead
    next.state = next.state === 'for room' ? 'arriving' : 'acting'
    next.proceed()
    return true
  }

  #next(): Upload | undefined {
    const all = [...this.#uploads.values()]
    const first = all.find(({ state }) => state === 'for room')
    const read = all.reduce((sum, one) => sum + (one.state === 'for room' ? 0 : one.length), 0)
    if (first && (read === 0 || read + first.length <= this.#limit)) return first
    if (all.some(({ state }) => state === 'acting')) return undefined
    return all.find(({ state }) => state === 'for turn')
  }

  /** One in each turn of the event loop: what was parsed before is garbage by then, and others are answered. */
  #admit(): void {
    if (this.#isAdmitting) return
    this.#isAdmitting = true
    setImmediate(() => {
      this.#isAdmitting = false
      if (this.#letOne()) this.#admit()
    })
  }

  #watch(): void {
    const isWaitedFor = [...this.#uploads.values()].some(({ state }) => state.startsWith('for '))
    if (this.#timer || !isWaitedFor) return
    // After its timers the loop looks at the sockets, so that what came while it was busy is known.
    this.#timer = setTimeout(() => setImmediate(() => this.#check()), this.#patienceMs)
    this.#timer.unref()
  }

  #check(): void {
    this.#timer = undefined
    const isOver = (since: number) => performance.now() - since >= this.#patienceMs
    for (const upload of this.#uploads.values()) {
      const { raw, state, since, seen } = upload
      const { bytesRead } = raw.socket
      if (state === 'acting' && isOver(since)) upload.state = 'late'
      const isStalled = state === 'arriving' && !raw.complete && bytesRead === seen
      if (isStalled && isOver(this.#movedAt)) raw.socket.destroy()
      upload.seen = bytesRead
    }
    this.#admit()
  }
}

/** One for all mocks of a process, which share its heap. */
export const inbox = new Inbox()
