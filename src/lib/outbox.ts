import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Smaller answers are not counted, so that they cost nothing. */
const countedFrom = 16_384
/** Characters of answers that may wait to be read; in memory they take two to three times as much. */
const limit = 32 * 1024 * 1024
/** How long an answer may stay unread while others wait for its place. */
const patienceMs = 5000
/** Number of paths with large answers that are remembered. */
const maxPaths = 1000

interface Waiting {
  raw: ServerResponse
  proceed: () => void
}

/**
 * The large answers that clients have not read yet. When there are too many, further requests to paths whose last
 * answer was large wait before they are answered; a client that reads nothing meanwhile loses its connection. Requests
 * to other paths do not wait.
 */
export class Outbox {
  /** When each answer was made, oldest first, and its length. */
  readonly #unread = new Map<ServerResponse, { since: number; length: number }>()
  readonly #watched = new WeakSet<Socket>()
  /** The paths whose last answer was large, the latest last. */
  readonly #large = new Set<string>()
  #waiting: Waiting[] = []
  #size = 0
  #timer: NodeJS.Timeout | undefined

  /** Calls `proceed` as soon as there is room for the answer. */
  whenRoom(raw: ServerResponse, proceed: () => void): void {
    if (this.#size < limit || !this.#large.has(pathOf(raw))) {
      proceed()
      return
    }
    this.#waiting.push({ raw, proceed })
    this.#watch()
  }

  /** Counts an answer until it has been read. */
  hold(raw: ServerResponse, answer: unknown): void {
    if (typeof answer !== 'string' || this.#unread.has(raw)) return
    const { length } = answer
    if (length < countedFrom) {
      if (this.#large.size > 0) this.#large.delete(pathOf(raw))
      return
    }
    this.#remember(pathOf(raw))
    this.#size += length
    this.#unread.set(raw, { since: performance.now(), length })
    raw.once('finish', () => this.#release(raw))
    const { socket } = raw.req
    if (this.#watched.has(socket)) return
    this.#watched.add(socket)
    socket.once('close', () => this.#releaseAll(socket))
  }

  #remember(path: string): void {
    this.#large.delete(path)
    this.#large.add(path)
    const [oldest] = this.#large
    if (this.#large.size > maxPaths && oldest !== undefined) this.#large.delete(oldest)
  }

  #release(raw: ServerResponse): void {
    const held = this.#unread.get(raw)
    if (!held) return
    this.#unread.delete(raw)
    this.#size -= held.length
    this.#admit()
  }

  /** Answers that wait behind another one on their connection are not told when it closes. */
  #releaseAll(socket: Socket): void {
    for (const raw of [...this.#unread.keys()]) if (raw.req.socket === socket) this.#release(raw)
  }

  #admit(): void {
    while (this.#size < limit) {
      const next = this.#waiting.shift()
      if (!next) return
      if (!next.raw.req.socket.destroyed) next.proceed()
    }
  }

  /** Cuts the oldest connection when its time is over, as long as others wait. */
  #watch(): void {
    const [oldest] = this.#unread
    if (this.#timer || !oldest || this.#waiting.length === 0) return
    const [raw, { since }] = oldest
    const check = () => {
      this.#timer = undefined
      if (this.#unread.has(raw)) {
        raw.req.socket.destroy()
        this.#releaseAll(raw.req.socket)
      }
      this.#watch()
    }
    this.#timer = setTimeout(check, Math.max(0, since + patienceMs - performance.now()))
    this.#timer.unref()
  }
}

/** The method and the path of a request, without the query: pages of one list are about as large as each other. */
function pathOf({ req: { method, url = '' } }: ServerResponse): string {
  return `${method} ${url.split('?', 1)[0]}`
}
