import { useEffect, useState } from 'preact/hooks'
import { addressOfSandbox, get, post, put, remove, sandboxId, segment, send } from '../api.js'
import { sandboxNow } from '../clock.js'
import { useLoaded } from '../loaded.js'
import { Button, Field, IconButton } from '../parts/controls.js'
import { confirm, Form } from '../parts/dialog.js'
import { Badge } from '../parts/marks.js'
import { attempt, notify } from '../parts/notices.js'
import { Empty, Shown } from '../parts/states.js'
import { Time } from '../parts/time.js'
import type { SandboxInfo, Snapshot } from '../types.js'
import { Clock } from './clock.js'

/** The world as a whole: its clock, snapshots, reset, fixture, and other sandboxes. */
export const SandboxScreen = () => (
  <section class="screen columns two">
    <header class="screen-head">
      <h1>Sandbox</h1>
      <Badge tone="accent">
        <span class="text">{sandboxId}</span>
      </Badge>
    </header>
    <div class="stack">
      <Clock />
      <Data />
    </div>
    <div class="stack">
      <Snapshots />
      <Sandboxes />
    </div>
  </section>
)

function Snapshots() {
  const loaded = useLoaded('snapshots', listSnapshots, { control: 'snapshots' })
  const [name, setName] = useState('')
  const take = async () => {
    // What the page shows may be late.
    const chosen = name.trim() || freeName((await listSnapshots()).snapshots)
    await put(`/snapshots/${segment(chosen)}`)
    setName('')
    loaded.reload()
  }
  return (
    <section class="card" aria-labelledby="snapshots-title">
      <header class="card-head">
        <h2 id="snapshots-title">Snapshots</h2>
        <span class="count">{loaded.data?.snapshots.length}</span>
      </header>
      <Form action="Take snapshot" inline onSubmit={take}>
        <Field label="Name">
          <input
            type="text"
            autoComplete="off"
            placeholder={loaded.data && freeName(loaded.data.snapshots)}
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </Field>
      </Form>
      <Shown loaded={loaded}>
        {({ snapshots }) =>
          snapshots.length === 0 ? (
            <Empty title="No snapshots">
              A snapshot keeps data, clock and faults to go back to.
            </Empty>
          ) : (
            <ul class="lines">
              {snapshots.map((one) => (
                <li key={one.name}>
                  <span class="line-main">
                    <span class="strong text">{one.name}</span>
                    <span class="muted small">
                      <Time at={one.at} /> · {one.contacts} contacts, {one.notes} notes
                    </span>
                  </span>
                  <Button
                    kind="quiet"
                    onClick={() =>
                      confirm({
                        title: 'Restore snapshot',
                        text: `Everything since “${one.name}” is lost, unless you take a snapshot first.`,
                        action: 'Restore snapshot',
                        run: () => post('/reset', undefined, { to: one.name }),
                      })
                    }
                  >
                    Restore
                  </Button>
                  <IconButton
                    icon="trash"
                    label={`Delete snapshot ${one.name}`}
                    onClick={() =>
                      attempt(() => remove(`/snapshots/${segment(one.name)}`).then(loaded.reload))
                    }
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  )
}

const listSnapshots = () => get<{ snapshots: Snapshot[] }>('/snapshots')

/** `snapshot 2`: a snapshot of the same name would be replaced. */
function freeName(snapshots: readonly Snapshot[]): string {
  const taken = new Set(snapshots.map(({ name }) => name))
  let number = 1
  while (taken.has(`snapshot ${number}`)) number++
  return `snapshot ${number}`
}

function Data() {
  const reset = (to: string, text: string) =>
    confirm({
      title: to === 'empty' ? 'Remove all contacts' : 'Reset to the seed',
      text,
      action: 'Reset',
      run: async () => {
        await post('/reset', undefined, { to })
        notify('The sandbox is reset.')
      },
    })
  return (
    <section class="card" aria-labelledby="reset-title">
      <header class="card-head">
        <h2 id="reset-title">Data</h2>
      </header>
      <div class="actions wrap">
        <Button icon="download" onClick={() => attempt(() => download('yaml'))}>
          Download as YAML
        </Button>
        <Button icon="download" onClick={() => attempt(() => download('json'))}>
          Download as JSON
        </Button>
      </div>
      <p class="prose small muted">A fixture with all data as it is now, to start from again.</p>
      <div class="actions wrap">
        <Button
          kind="danger"
          onClick={() => reset('seed', 'Data, clock, faults and requests start over.')}
        >
          Reset to the seed
        </Button>
        <Button
          kind="danger"
          onClick={() => reset('empty', 'Sub-accounts, their settings and their tokens are left.')}
        >
          Remove all contacts
        </Button>
      </div>
    </section>
  )
}

async function download(format: 'yaml' | 'json'): Promise<void> {
  const response = await send('/state', { query: { format } })
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = `${sandboxId}-${new Date(sandboxNow()).toISOString().slice(0, 10)}.${format}`
  link.click()
  URL.revokeObjectURL(url)
}

/** Between two looks at which sandboxes there are. */
const lookMs = 2000

function Sandboxes() {
  const loaded = useLoaded('sandboxes', () => get<{ sandboxes: SandboxInfo[] }>('/sandboxes'))
  // Events are those of one sandbox: no other says that it was made or removed.
  useEffect(() => {
    const timer = setInterval(() => document.hidden || loaded.reload(), lookMs)
    return () => clearInterval(timer)
  }, [])
  const [name, setName] = useState('')
  const create = async () => {
    const given = name.trim()
    await post('/sandboxes', given ? { name: given } : {})
    setName('')
    loaded.reload()
  }
  return (
    <section class="card" aria-labelledby="sandboxes-title">
      <header class="card-head">
        <h2 id="sandboxes-title">Sandboxes</h2>
        <span class="count">{loaded.data && loaded.data.sandboxes.length + 1}</span>
      </header>
      <Form action="Create sandbox" inline onSubmit={create}>
        <Field label="Name">
          <input
            type="text"
            autoComplete="off"
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </Field>
      </Form>
      <Shown loaded={loaded}>
        {({ sandboxes }) => (
          <ul class="lines">
            {['default', ...sandboxes.map(({ id }) => id)].map((id) => (
              <li key={id}>
                <span class="line-main">
                  <a
                    class="strong text"
                    href={`${addressOfSandbox(id)}${location.hash}`}
                    aria-current={id === sandboxId ? 'true' : undefined}
                  >
                    {id}
                  </a>
                </span>
                {id === sandboxId && <Badge tone="accent">shown</Badge>}
                {id !== 'default' && id !== sandboxId && (
                  <IconButton
                    icon="trash"
                    label={`Remove sandbox ${id}`}
                    onClick={() =>
                      confirm({
                        title: 'Remove sandbox',
                        text: `${id} with its data and tokens is removed.`,
                        action: 'Remove sandbox',
                        run: () => remove(`/sandboxes/${segment(id)}`).then(loaded.reload),
                      })
                    }
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </section>
  )
}
