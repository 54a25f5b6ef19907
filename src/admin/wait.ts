import { Type } from '@sinclair/typebox'
import { Exchange, Match } from '../domain/exchange.js'
import type { Journal } from '../sandbox/journal.js'
import { ComplaintAnswer } from './complaint.js'
import type { AdminPlugin } from './types.js'
import { expectedWords, nearestWords } from './verify.js'
import { worldOf } from './world.js'

const WaitFor = Type.Object(
  {
    match: Type.Optional(Match),
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000, default: 1 })),
    timeoutMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000, default: 5000 })),
  },
  { additionalProperties: false },
)

/** Answers as soon as enough exchanges match: no test has to sleep or to ask again. */
export const wait: AdminPlugin = (app, _options, done) => {
  app.post(
    '/requests/wait',
    {
      schema: {
        summary: 'Wait until enough exchanges match',
        body: WaitFor,
        response: { 200: Type.Object({ requests: Type.Array(Exchange) }), 408: ComplaintAnswer },
      },
    },
    async (request, reply) => {
      const { match = {}, count = 1, timeoutMs = 5000 } = request.body
      const { journal } = worldOf(request)
      await enough(journal, match, count, timeoutMs)
      const requests = journal.find(match)
      if (requests.length >= count) return { requests }
      reply.code(408)
      const message = [
        `Waited ${timeoutMs} ms for ${expectedWords(count, match)}, found ${requests.length}.`,
        ...nearestWords(journal, match),
      ].join('\n')
      return { statusCode: 408, message }
    },
  )
  done()
}

/** Resolves when `count` exchanges match, or when the time is over. */
function enough(journal: Journal, match: Match, count: number, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const isEnough = () => journal.find(match).length >= count
    if (isEnough()) {
      resolve()
      return
    }
    const finish = () => {
      clearTimeout(timer)
      unwatch()
      resolve()
    }
    const unwatch = journal.watch(() => {
      if (isEnough()) finish()
    })
    const timer = setTimeout(finish, timeoutMs)
  })
}
