import type { FastifyPluginCallback, FastifyReply } from 'fastify'

/**
 * The page for people, at `/` and at the address of each sandbox. It holds no data: what it shows it asks of the admin
 * API, with the admin token if there is one, so that the page itself needs none.
 */
export const page: FastifyPluginCallback = (app, _options, done) => {
  app.get('/', (_request, reply) => send(reply, 'index.html'))

  app.get<{ Params: { name: string } }>('/__admin/ui/:name', ({ params: { name } }, reply) =>
    // The page has an address of its own, and its assets never change: their names have the hash of what they hold.
    send(reply.header('cache-control', 'public, max-age=31536000, immutable'), name),
  )
  done()
}

async function send(reply: FastifyReply, name: string): Promise<unknown> {
  const { readPageFile } = await import('./page-files.js')
  const file = await readPageFile(name)
  if (!file) {
    reply.code(404).header('cache-control', 'no-store')
    const message = `The page has no file "${name}". Where the page was not built, npm run bundle does that.`
    return { statusCode: 404, message }
  }
  for (const [header, value] of Object.entries(file.headers)) reply.header(header, value)
  return file.bytes
}
