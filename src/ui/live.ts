import { ApiError, sandboxId, send } from './api.js'
import { createStore } from './store.js'
import type { Control, RequestSummary, WorldChange, WriteEvent } from './types.js'

/** What the server sends while it happens. */
interface LiveEvents {
  request: RequestSummary
  write: WriteEvent
  world: WorldChange
  control: Control
}

type Listener<Name extends keyof LiveEvents> = (data: LiveEvents[Name]) => void

const listeners: { [Name in keyof LiveEvents]: Set<Listener<Name>> } = {
  request: new Set(),
  write: new Set(),
  world: new Set(),
  control: new Set(),
}

/** Whether events arrive. `gone`: there is no such sandbox. */
export const connection = createStore<'connecting' | 'live' | 'lost' | 'gone'>('connecting')

/** Grows when the world becomes another one, or may have: ids of requests begin again there. */
export const epoch = createStore(0)

/** Calls a listener with each event of a name until the returned function is called. */
export function on<Name extends keyof LiveEvents>(name: Name, listener: Listener<Name>) {
  listeners[name].add(listener)
  return () => {
    listeners[name].delete(listener)
  }
}

function tell<Name extends keyof LiveEvents>(name: Name, data: LiveEvents[Name]): void {
  for (const listener of [...listeners[name]]) listener(data)
}

/** Reads events for as long as the page is open. With each connection everything is loaded, so that nothing is missed. */
export async function listen(): Promise<never> {
  for (let waitMs = 300; ; ) {
    try {
      const { body } = await send('/events')
      // The mock may have started again meanwhile.
      if (connection.get() !== 'connecting') epoch.set(epoch.get() + 1)
      connection.set('live')
      tell('world', { reason: 'behind' })
      waitMs = 300
      if (body) await read(body)
      connection.set('lost')
    } catch (error) {
      const isGone = sandboxId !== 'default' && error instanceof ApiError && error.status === 404
      connection.set(isGone ? 'gone' : 'lost')
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    waitMs = Math.min(waitMs * 2, 5000)
  }
}

/** EventSource cannot send the admin token, so the stream is read here. */
async function read(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) dispatch(block)
  }
}

function dispatch(block: string): void {
  const field = (name: string) =>
    block
      .split('\n')
      .filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2))
      .join('\n')
  const name = field('event')
  if (!isName(name)) return
  const data: unknown = JSON.parse(field('data'))
  if (name === 'world' && isBehind(data)) {
    catchUp()
    return
  }
  if (name === 'world') epoch.set(epoch.get() + 1)
  // The server's schemas say what it is.
  tell(name, data as never)
}

/** Between two times that everything is loaded, because a busy mock sends more than a page can show. */
const catchUpMs = 1000
let caughtUpAt = Number.NEGATIVE_INFINITY
let catchingUp: number | undefined

const isBehind = (data: unknown): data is WorldChange =>
  typeof data === 'object' && data !== null && 'reason' in data && data.reason === 'behind'

/** Loads everything soon, and not with each of many events that ask for it. */
function catchUp(): void {
  if (catchingUp !== undefined) return
  const sinceLast = performance.now() - caughtUpAt
  const later = () => {
    catchingUp = undefined
    caughtUpAt = performance.now()
    tell('world', { reason: 'behind' })
  }
  catchingUp = window.setTimeout(later, Math.max(50, catchUpMs - sinceLast))
}

const isName = (name: string): name is keyof LiveEvents => Object.hasOwn(listeners, name)
