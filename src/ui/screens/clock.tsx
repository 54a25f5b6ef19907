import { useEffect, useState } from 'preact/hooks'
import { post, put, remove } from '../api.js'
import { clockState, now, sandboxNow, setClock } from '../clock.js'
import { Button } from '../parts/controls.js'
import { Icon } from '../parts/icons.js'
import { Badge } from '../parts/marks.js'
import { attempt } from '../parts/notices.js'
import { Loading } from '../parts/states.js'
import { useStore } from '../store.js'
import type { ClockState } from '../types.js'

const steps = [
  ['1 minute', 60],
  ['1 hour', 3600],
  ['1 day', 86_400],
  ['7 days', 604_800],
] as const

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' })
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

/** The clock by which dates, expiry and rate limits go. */
export function Clock() {
  const clock = useStore(clockState)
  const nowMs = useStore(now)
  const [moment, setMoment] = useState('')
  const act = (call: () => Promise<ClockState>) => attempt(async () => setClock(await call()))
  useEffect(() => {
    const timer = setInterval(() => now.set(sandboxNow()), 1000)
    return () => clearInterval(timer)
  }, [])
  if (!clock) return <Loading />
  const freezeAt = () => {
    const at = Date.parse(moment)
    act(() => put('/clock', { freeze: Number.isNaN(at) ? moment : new Date(at).toISOString() }))
  }
  return (
    <section class="card" aria-labelledby="clock-title">
      <header class="card-head">
        <h2 id="clock-title">Clock</h2>
        {clock.frozen && <Badge tone="accent">frozen</Badge>}
      </header>
      <p class="clock-now">
        <span class="number">{time.format(nowMs)}</span>
        <span class="muted">{date.format(nowMs)}</span>
      </p>
      <div class="actions wrap">
        {clock.frozen ? (
          <Button
            icon="play"
            onClick={() => act(() => put('/clock', { offset: Date.parse(clock.now) - Date.now() }))}
          >
            Let it run
          </Button>
        ) : (
          <Button
            icon="snow"
            onClick={() =>
              act(() => put('/clock', { freeze: new Date(sandboxNow()).toISOString() }))
            }
          >
            Freeze
          </Button>
        )}
        <Button onClick={() => act(() => remove('/clock'))}>Back to the start</Button>
      </div>
      <h3>Advance by</h3>
      <div class="actions wrap">
        {steps.map(([label, seconds]) => (
          <Button key={label} onClick={() => act(() => post('/clock/advance', { seconds }))}>
            {label}
          </Button>
        ))}
      </div>
      <h3 id="freeze-at">Freeze at</h3>
      <form
        class="actions wrap"
        onSubmit={(event) => {
          event.preventDefault()
          freezeAt()
        }}
      >
        <input
          type="datetime-local"
          aria-labelledby="freeze-at"
          value={moment}
          onInput={({ currentTarget }) => setMoment(currentTarget.value)}
        />
        <Button type="submit" disabled={moment === ''}>
          <Icon name="snow" />
          Freeze there
        </Button>
      </form>
    </section>
  )
}
