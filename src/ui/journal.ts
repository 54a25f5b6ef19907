import { get } from './api.js'
import { on } from './live.js'
import { createStore, useSelected } from './store.js'
import type { RequestSummary } from './types.js'

/** How many requests the page keeps. */
const most = 1000

/** The latest requests, oldest first. */
export const journal = createStore<readonly RequestSummary[]>([])

const lastWriters = createStore<ReadonlyMap<string, number>>(new Map())

/** Whether the journal has been read. */
export const journalRead = createStore(false)

let waiting: RequestSummary[] = []
let timer: number | undefined

/** What comes while the journal is read: the answer may have been made before. */
let meanwhile: RequestSummary[] | undefined

async function load(): Promise<void> {
  const mine: RequestSummary[] = []
  meanwhile = mine
  try {
    const { requests } = await get<{ requests: RequestSummary[] }>('/requests/summary', {
      limit: most,
    })
    // A later load knows more.
    if (meanwhile !== mine) return
    waiting = []
    lastWriters.set(withWriters(new Map(), [...requests, ...mine]))
    journal.set(merged(requests, mine))
    journalRead.set(true)
  } finally {
    if (meanwhile === mine) meanwhile = undefined
  }
}

/** Hundreds of requests may come in a second; the page takes over what came in a twentieth of it at once. */
function flush(): void {
  timer = undefined
  if (waiting.some(({ writes }) => writes.length > 0)) {
    lastWriters.set(withWriters(new Map(lastWriters.get()), waiting))
  }
  journal.set(merged(journal.get(), waiting))
  waiting = []
}

function merged(known: readonly RequestSummary[], more: readonly RequestSummary[]) {
  const byId = new Map([...known, ...more].map((one) => [one.id, one]))
  // A slow request is reported after later ones.
  return [...byId.values()].sort((a, b) => a.id - b.id).slice(-most)
}

function withWriters(map: Map<string, number>, requests: readonly RequestSummary[]) {
  for (const { id, writes } of requests) for (const row of writes) map.set(row, id)
  return map
}

export function startJournal(): void {
  // The first connection says so too.
  on('world', () => void load().catch(() => {}))
  on('request', (request) => {
    waiting.push(request)
    meanwhile?.push(request)
    if (timer === undefined) timer = window.setTimeout(flush, 50)
  })
}

/** The last request that wrote a row: `note:note-abc123`. */
export const useLastWriter = (row: string): number | undefined =>
  useSelected(lastWriters, (writers) => writers.get(row))
