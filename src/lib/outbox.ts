import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pathOf } from './url.js'

/** Smaller answers are not counted, so that they cost nothing. */
const countedFrom = 16 * 1024
/** Answers of this length leave the heap and are sent piece by piece. */
const piecesFrom = 256 * 1024
const pieceLength = 128 * 1024
/** Answers of this length have a limit of their own, so that smaller ones do not wait for them. */
const hugeFrom = 1024 * 1024
/** Characters that may be unread before a path that has some of them waits. */
const limit = 32 * 1024 * 1024
/** Characters that may be unread before every path waits. */
const limitOfAll = 3 * limit
/** Number of paths with large answers that are remembered. */
const maxPaths = 1000

interface AnsweredRequest {
  raw: IncomingMessage
  method: string
  url: string
  /** Some requests of the admin API have none. */
  sandbox?: { id: string }
}

interface Reply {
  raw: ServerResponse
  header(name: string, value: number): unknown
}

interface Path {
  /** The length of its last answer. */
  length: number
  unread: number
}

interface Connection {
  /** When its client last read something; undefined until there is something to read. */
  readAt: number | undefined
  answers: Map<IncomingMessage, { path: Path; length: number }>
}

interface Waiting {
  raw: IncomingMessage
  name: string
  isExport: boolean
  proceed: () => void
  leave: (() => void) | undefined
}

/**
 * The large answers that clients have not read yet. When there are too many, further requests to paths whose last
 * answer was large wait before they are answered: at first those to paths that have unread answers, later all of them. A
 * client that reads nothing meanwhile loses its connection. Requests to other paths do not wait.
 */
export class Outbox {
  /** Those with large answers. */
  readonly #connections = new Map<Socket, Connection>()
  /** The paths whose last answer was large, the latest last. */
  readonly #paths = new Map<string, Path>()
  #waiting: Waiting[] = []
  #large = 0
  #huge = 0
  /** The export that is being made. */
  #export: IncomingMessage | undefined
  #isAdmitting = false
  #timer: NodeJS.Timeout | undefined
  readonly #patienceMs: number

  /** @param patienceMs how long a client may read nothing while others wait for room */
  constructor(patienceMs = 5000) {
    this.#patienceMs = patienceMs
  }

  /**
   * Calls `proceed` as soon as there is room for the answer.
   *
   * @param isExport whether the answer may be as large as the world; such answers are made one after another
   * @param leave called instead when the client has hung up meanwhile
   */
  whenRoom(
    request: AnsweredRequest,
    proceed: () => void,
    isExport = false,
    leave?: () => void,
  ): void {
    if (!isExport && this.#waiting.length === 0 && this.#large + this.#huge < limit) {
      proceed()
      return
    }
    const waiting = { raw: request.raw, name: nameOf(request), isExport, proceed, leave }
    if (this.#hasRoom(waiting) && !this.#waiting.some(({ name }) => name === waiting.name)) {
      this.#start(waiting)
      return
    }
    this.#waiting.push(waiting)
    this.#watch()
  }

  /** Counts an answer until it has been read. */
  hold(request: AnsweredRequest, reply: Reply, answer: unknown): void {
    if (this.#export && this.#export === request.raw) this.#endExport()
    if (typeof answer !== 'string') return
    const { length } = answer
    if (length < countedFrom) {
      if (this.#paths.size > 0) this.#paths.delete(nameOf(request))
      return
    }
    const { raw } = request
    if (raw.socket.destroyed) return
    const { answers } = this.#connectionOf(raw)
    if (answers.has(raw)) return
    const path = this.#remember(nameOf(request), length)
    answers.set(raw, { path, length })
    this.#count(path, length)
    reply.raw.once('finish', () => this.#release(raw))
  }

  /** The answer as it is sent. Its client is expected to read from now on. */
  send(answer: string, reply: Reply): string | Readable {
    if (answer.length < countedFrom) return answer
    const { socket } = reply.raw.req
    const hasRead = () => this.#hasRead(socket)
    if (this.#connections.get(socket)?.readAt === undefined) hasRead()
    if (answer.length < piecesFrom) return answer
    const bytes = Buffer.from(answer)
    reply.header('content-length', bytes.length)
    return piecesOf(bytes, hasRead)
  }

  #hasRead(socket: Socket): void {
    const connection = this.#connections.get(socket)
    if (connection) connection.readAt = performance.now()
  }

  #hasRoom({ raw, name, isExport }: Waiting): boolean {
    // A request whose client has left leaves the queue.
    if (raw.socket.destroyed) return true
    if (isExport && this.#export) return false
    const unknown = isExport ? { length: hugeFrom, unread: 0 } : undefined
    const path = this.#paths.get(name) ?? unknown
    if (!path) return true
    const unread = path.length < hugeFrom ? this.#large : this.#huge
    return unread < (path.unread > 0 ? limit : limitOfAll)
  }

  #start({ raw, isExport, proceed, leave }: Waiting): void {
    if (raw.socket.destroyed) {
      leave?.()
      return
    }
    if (isExport) {
      this.#connectionOf(raw)
      this.#export = raw
    }
    proceed()
  }

  #endExport(): void {
    this.#export = undefined
    this.#admit()
  }

  #connectionOf({ socket }: IncomingMessage): Connection {
    const known = this.#connections.get(socket)
    if (known) return known
    const connection: Connection = { readAt: undefined, answers: new Map() }
    this.#connections.set(socket, connection)
    // Answers that wait behind another one on their connection get no event when it closes.
    socket.once('close', () => this.#forget(socket))
    return connection
  }

  #remember(name: string, length: number): Path {
    const path = this.#paths.get(name) ?? { length, unread: 0 }
    path.length = length
    this.#paths.delete(name)
    this.#paths.set(name, path)
    const [oldest] = this.#paths.keys()
    if (this.#paths.size > maxPaths && oldest !== undefined) this.#paths.delete(oldest)
    return path
  }

  #count(path: Path, length: number, sign: 1 | -1 = 1): void {
    path.unread += sign
    if (length < hugeFrom) this.#large += sign * length
    else this.#huge += sign * length
  }

  #release(raw: IncomingMessage): void {
    const connection = this.#connections.get(raw.socket)
    const answer = connection?.answers.get(raw)
    if (!connection || !answer) return
    connection.answers.delete(raw)
    connection.readAt = connection.answers.size > 0 ? performance.now() : undefined
    this.#count(answer.path, answer.length, -1)
    this.#admit()
  }

  #forget(socket: Socket): void {
    for (const raw of this.#connections.get(socket)?.answers.keys() ?? []) this.#release(raw)
    this.#connections.delete(socket)
    if (this.#export?.socket === socket) this.#endExport()
  }

  /** Lets one request after another proceed; in between, the event loop turns for those that do not wait. */
  #admit(): void {
    if (this.#isAdmitting || this.#waiting.length === 0) return
    this.#isAdmitting = true
    setImmediate(() => {
      this.#isAdmitting = false
      const index = this.#waiting.findIndex((one) => this.#hasRoom(one))
      const [next] = index < 0 ? [] : this.#waiting.splice(index, 1)
      if (!next) return this.#watch()
      this.#start(next)
      this.#admit()
    })
  }

  /** Cuts the connection whose client has read nothing for the longest time, as long as others wait. */
  #watch(): void {
    if (this.#timer || this.#waiting.length === 0) return
    const check = () => {
      this.#timer = undefined
      const [socket, readAt] = this.#oldest()
      if (this.#waiting.some((one) => this.#hasRoom(one))) this.#admit()
      else if (socket && readAt + this.#patienceMs <= performance.now()) {
        socket.destroy()
        this.#forget(socket)
      }
      this.#watch()
    }
    const [, readAt] = this.#oldest()
    const wait = Math.min(
      Math.max(0, readAt + this.#patienceMs - performance.now()),
      this.#patienceMs,
    )
    // After its timers the loop looks at the sockets, so that what was read while it was busy is known.
    this.#timer = setTimeout(() => setImmediate(check), wait)
    this.#timer.unref()
  }

  #oldest(): [Socket | undefined, number] {
    let oldest: Socket | undefined
    let least = Number.POSITIVE_INFINITY
    for (const [socket, { readAt }] of this.#connections) {
      if (readAt === undefined || readAt >= least) continue
      oldest = socket
      least = readAt
    }
    return [oldest, least]
  }
}

/** Sends bytes as fast as they are read. */
function piecesOf(bytes: Buffer, hasRead: () => void): Readable {
  let start = 0
  return new Readable({
    read() {
      hasRead()
      const piece = bytes.subarray(start, start + pieceLength)
      start += pieceLength
      this.push(piece.length > 0 ? piece : null)
    },
  })
}

/** A list, whatever the query: the pages of one list are about as large as each other. */
function nameOf({ method, url, sandbox }: AnsweredRequest): string {
  return `${sandbox?.id} ${method} ${pathOf(url)}`
}
