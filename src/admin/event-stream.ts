import type { ServerResponse } from 'node:http'
import type { Sandbox } from '../sandbox/sandbox.js'

/** How long events are collected, so that a busy mock writes to a page now and then and not for each request. */
const batchMs = 25
/**
 * Events that a stream sends in a burst, and for each millisecond in the long run. Beyond that, and for a slow reader,
 * it sends `behind`: a page that has so much to show is quicker when it loads everything again.
 */
const burst = 400
const perMs = 0.8
/** A proxy may close a connection that is silent for longer. */
const silenceMs = 15_000

/** Makes the text of an event when it is sent. */
type Frame = () => string

const frame = (event: string, data: object): string =>
  `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** Sends what happens in a sandbox as Server-Sent Events until the reader hangs up or the sandbox is closed. */
export function streamEvents(sandbox: Sandbox, raw: ServerResponse): void {
  const { events, journal, notices, timers } = sandbox
  const { secrets } = journal
  let waiting: Frame[] = []
  let timer: NodeJS.Timeout | undefined
  let endSilence = () => {}
  let isBehind = false
  let allowed = burst
  let flushedAt = performance.now()

  function add(next: Frame): void {
    if (isBehind) return
    waiting.push(next)
    isBehind = waiting.length > allowed
    timer ??= setTimeout(flush, batchMs)
  }

  function flush(): void {
    timer = undefined
    if (raw.writableNeedDrain || raw.writableEnded) return
    const text = isBehind
      ? frame('world', { reason: 'behind' })
      : waiting.map((make) => make()).join('')
    if (!isBehind) allowed -= waiting.length
    const now = performance.now()
    allowed = Math.min(burst, allowed + (now - flushedAt) * perMs)
    flushedAt = now
    waiting = []
    isBehind = false
    if (text !== '') send(text)
  }

  function send(text: string): void {
    raw.write(text)
    endSilence()
    endSilence = timers.after(silenceMs, () => send(': still there\n\n'), end)
  }

  const stops = [
    journal.answered.listen((kept) => add(() => frame('request', journal.summary(kept)))),
    events.listen(({ type, id, parentId, exchange: request }) =>
      add(() => frame('write', { type, id: secrets.redact(id), parentId, request })),
    ),
    notices.listen((notice) =>
      add(() =>
        'world' in notice
          ? frame('world', { reason: notice.world })
          : frame('control', { what: notice.control }),
      ),
    ),
  ]

  function end(): void {
    for (const stop of stops) stop()
    clearTimeout(timer)
    endSilence()
    raw.end()
  }

  raw.on('drain', flush)
  raw.once('close', end)
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  send(': events of a sandbox\n\n')
}
