import { Type } from '@sinclair/typebox'
import type { Notice } from '../../sandbox/events.js'
import { streamEvents } from '../event-stream.js'
import { type AdminPlugin, route } from '../route.js'

const EventStream = Type.String({
  contentMediaType: 'text/event-stream',
  description:
    'Server-Sent Events: `request`, `write`, `world` (everything may have changed) and `control`.',
})

const controls: readonly string[] = ['faults', 'stubs', 'clock', 'snapshots'] satisfies Extract<
  Notice,
  { control: string }
>['control'][]

const isControl = (name: string): name is Extract<Notice, { control: string }>['control'] =>
  controls.includes(name)

/** What happens in a sandbox, as it happens. */
export const events: AdminPlugin = async (app) => {
  app.get(
    '/events',
    route('What happens, as Server-Sent Events', EventStream),
    (request, reply) => {
      reply.hijack()
      streamEvents(request.sandbox, reply.raw)
    },
  )
}

/** Announces a call that has changed what controls a sandbox. */
export function announce(method: string, url: string, status: number, sandbox: Announcing): void {
  const [, , control = ''] = url.split(/[/?]/)
  if (method === 'GET' || status >= 400 || !isControl(control)) return
  sandbox.notices.emit({ control })
}

interface Announcing {
  notices: { emit(notice: Notice): void }
}
