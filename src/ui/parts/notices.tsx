import { createStore, useStore } from '../store.js'

interface Notice {
  id: number
  text: string
  kind: 'info' | 'error'
}

const notices = createStore<readonly Notice[]>([])
let lastId = 0

/** Says something at the edge of the page for a few seconds. */
export function notify(text: string, kind: Notice['kind'] = 'info'): void {
  const notice = { id: ++lastId, text, kind }
  notices.set([...notices.get().slice(-2), notice])
  setTimeout(() => close(notice.id), kind === 'error' ? 9000 : 2500)
}

const close = (id: number) => notices.set(notices.get().filter((one) => one.id !== id))

/** Runs what a click asks for; an error is said at the edge of the page. */
export function attempt(action: () => Promise<unknown>): void {
  action().catch((error: unknown) =>
    notify(error instanceof Error ? error.message : String(error), 'error'),
  )
}

export function Notices() {
  const shown = useStore(notices)
  return (
    <div class="notices" role="status" aria-live="polite">
      {shown.map(({ id, text, kind }) => (
        <div key={id} class={`notice ${kind}`}>
          <span class="text">{text}</span>
          <button type="button" class="link" onClick={() => close(id)}>
            Close
          </button>
        </div>
      ))}
    </div>
  )
}
