import { Type } from '@sinclair/typebox'
import { Exchange, Match } from '../domain/exchange.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import { Complaint, ComplaintAnswer } from './complaint.js'
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
        response: {
          200: Type.Object({ requests: Type.Array(Exchange) }),
          408: ComplaintAnswer,
          503: ComplaintAnswer,
        },
      },
    },
    async (request, reply) => {
      const { match = {}, count = 1, timeoutMs = 5000 } = request.body
      const sandbox = worldOf(request)
      const { journal } = sandbox
      const isOpen = await enough(sandbox, match, count, timeoutMs)
      if (!isOpen) {
        const sought = expectedWords(count, match)
        throw new Complaint(503, `The mock or its sandbox was closed while waiting for ${sought}.`)
      }
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

/** Resolves when `count` exchanges match or the time is over; false when the sandbox is closed before that. */
function enough(
  { journal, timers }: Sandbox,
  match: Match,
  count: number,
  timeoutMs: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const isEnough = () => journal.find(match).length >= count
    if (isEnough()) {
      resolve(true)
      return
    }
    const finish = (inTime: boolean) => {
      cancel()
      unwatch()
      resolve(inTime)
    }
    const unwatch = journal.watch(() => {
      if (isEnough()) finish(true)
    })
    const cancel = timers.after(
      timeoutMs,
      () => finish(true),
      () => finish(false),
    )
  })
}
