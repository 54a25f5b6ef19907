// The yardstick: Fastify as its documentation says to use it, with schemas and nothing behind them.
import Fastify from 'fastify'
import { notes } from '../world.mjs'

const text = { type: 'string' }
const written = { body: text, userId: text, title: text, color: text, pinned: { type: 'boolean' } }

const noteSchema = {
  type: 'object',
  properties: {
    id: text,
    body: text,
    userId: text,
    dateAdded: text,
    contactId: text,
    title: text,
    color: text,
    pinned: { type: 'boolean' },
  },
}
const one = { type: 'object', properties: { note: noteSchema } }
const many = { type: 'object', properties: { notes: { type: 'array', items: noteSchema } } }
const input = { type: 'object', properties: written, required: ['body'] }

const app = Fastify()
app.get('/readyz', () => ({ status: 'ready' }))
app.get('/contacts/:contactId/notes/:id', { schema: { response: { 200: one } } }, () => ({
  note: notes[0],
}))
app.get('/contacts/:contactId/notes', { schema: { response: { 200: many } } }, () => ({ notes }))
app.post(
  '/contacts/:contactId/notes',
  { schema: { body: input, response: { 201: one } } },
  (_request, reply) => {
    reply.code(201)
    return { note: notes[0] }
  },
)

await app.listen({ host: '127.0.0.1', port: Number(process.argv[2]) })
