import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Test } from 'tap'

export interface Received {
  event: string
  data: Record<string, unknown>
}

/** Reads the events of a mock, over a connection of its own. */
export async function readEvents(
  t: Test,
  app: FastifyInstance,
  path = '/__admin/events',
  headers = {},
) {
  if (!app.server.listening) await app.listen({ port: 0 })
  const { port } = app.server.address() as { port: number }
  const request = get({ port, path, headers })
  t.teardown(() => request.destroy())
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const received: Received[] = []
  let text = ''
  response.setEncoding('utf8').on('data', (piece) => {
    const blocks = `${text}${piece}`.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? []
      if (event && data) received.push({ event, data: JSON.parse(data) })
    }
  })
  return {
    request,
    response,
    received,
    /** Waits until so many events of a kind have come, and returns them. */
    async some(event: string, count = 1): Promise<Received['data'][]> {
      for (;;) {
        const found = received.filter((one) => one.event === event).map(({ data }) => data)
        if (found.length >= count) return found
        await once(response, 'data')
      }
    },
  }
}
