import { get, post } from '../api.js'
import { exampleCall } from '../commands.js'
import { useKeys } from '../keys.js'
import { epoch } from '../live.js'
import { useLoaded } from '../loaded.js'
import { Button } from '../parts/controls.js'
import { confirm } from '../parts/dialog.js'
import { Method, Status } from '../parts/marks.js'
import { notify } from '../parts/notices.js'
import { Empty, Shown } from '../parts/states.js'
import { Time } from '../parts/time.js'
import { href, replace } from '../route.js'
import { useToken } from '../tokens.js'
import type { History } from '../types.js'
import { PastRecord } from './past-record.js'
import { contactOf } from './request.js'

interface TimeTravelProps {
  /** The id of the request after which the world is shown; 0 is before the first. */
  moment: number | undefined
  /** The contact that stays in view. */
  contact: string | undefined
}

/** Records as they were after each request that wrote something. It only looks. */
export function TimeTravel({ moment, contact }: TimeTravelProps) {
  const loaded = useLoaded(
    'history',
    async () => {
      const world = epoch.get()
      return { world, ...(await get<History>('/history')) }
    },
    { request: ({ writes }) => writes.length > 0 },
  )
  return (
    <section class="screen">
      <header class="screen-head">
        <h1>Time travel</h1>
      </header>
      <Shown loaded={loaded}>
        {({ world, moments }) =>
          moments.length === 0 ? (
            <NoHistory />
          ) : (
            <Journey world={world} moments={moments} moment={moment} contact={contact} />
          )
        }
      </Shown>
    </section>
  )
}

interface JourneyProps extends TimeTravelProps {
  world: number
  moments: History['moments']
}

function Journey({ world, moments, moment, contact }: JourneyProps) {
  const found = moments.findIndex(({ request }) => request === moment)
  // Position 0 is the seed. The latest moment replaces one that the journal has dropped.
  const position = moment === 0 ? 0 : found < 0 ? moments.length : found + 1
  const chosen = moments[position - 1]
  // Before the first request, the contact that it is about.
  const nearest = chosen ?? moments[0]
  const about = nearest && contactOf(nearest)
  const id = chosen?.request ?? 0
  const isFollowing = contact === undefined
  const shown = contact ?? about
  const to = (next: number) => {
    const bounded = Math.max(0, Math.min(moments.length, next))
    const request = moments[bounded - 1]?.request ?? 0
    replace(href('time', [request], { contact }))
  }
  useKeys({
    j: () => to(position + 1),
    k: () => to(position - 1),
    ArrowRight: () => to(position + 1),
    ArrowLeft: () => to(position - 1),
  })
  const restore = () =>
    confirm({
      title: 'Restore this moment',
      text: 'The sandbox goes back to how it was then. A snapshot of the present is taken first, so that you can return.',
      action: 'Restore this moment',
      run: async () => {
        const { snapshot } = await post<{ snapshot: string }>(`/history/${id}/restore`)
        notify(`Restored. The present is kept as the snapshot “${snapshot}”.`)
      },
    })
  return (
    <>
      <section class="card travel" aria-label="Moment">
        <div class="slider">
          <Button kind="quiet" icon="back" title="Earlier" onClick={() => to(position - 1)}>
            <span class="hidden">Earlier</span>
          </Button>
          <input
            type="range"
            min={0}
            max={moments.length}
            value={position}
            aria-label="Moment"
            aria-valuetext={
              chosen ? `After request ${id}: ${chosen.method} ${chosen.path}` : 'The seed'
            }
            onInput={({ currentTarget }) => to(Number(currentTarget.value))}
          />
          <Button kind="quiet" icon="next" title="Later" onClick={() => to(position + 1)}>
            <span class="hidden">Later</span>
          </Button>
          <Button icon="time" onClick={restore}>
            Restore this moment
          </Button>
        </div>
        <div class="moment">
          {chosen ? (
            <span class="request-line">
              <span class="muted">After request</span>
              <a href={href('requests', [id])}>{id}</a>
              <Method method={chosen.method} />
              <span class="path text">{chosen.path}</span>
              <Status status={chosen.status} />
              <span class="muted">
                <Time at={chosen.at} />
              </span>
            </span>
          ) : (
            <span class="muted">Before the first request that wrote something</span>
          )}
          <span class="space" />
          <label class="check">
            <input
              type="checkbox"
              checked={isFollowing}
              onChange={({ currentTarget }) =>
                replace(href('time', [id], { contact: currentTarget.checked ? undefined : shown }))
              }
            />
            Follow what is written
          </label>
        </div>
      </section>
      {shown === undefined ? (
        <Empty title="No contact to show">
          Move the slider to a request that wrote a contact, a note or a task.
        </Empty>
      ) : (
        <PastRecord key={shown} world={world} moment={id} contactId={shown} />
      )}
    </>
  )
}

function NoHistory() {
  const token = useToken(undefined, 'contacts.write')
  return (
    <Empty
      title="Nothing has been written yet"
      command={exampleCall('POST', '/contacts/contact-xyz789/notes', token, {
        body: 'Called back.',
      })}
    >
      Each request that writes becomes a moment that you can go back to. Try it:
    </Empty>
  )
}
