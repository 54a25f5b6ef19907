import type { Match } from '../../sandbox/exchange.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { AdminError } from '../admin-error.js'
import { type AdminPlugin, route } from '../route.js'
import { Requests, WaitFor } from '../schemas.js'
import { expectedWords, nearestWords } from './verify.js'

/** Answers as soon as enough exchanges match, so that no test has to sleep or poll. */
export const wait: AdminPlugin = async (app) => {
  app.post(
    '/requests/wait',
    route('Wait until enough exchanges match', Requests, { body: WaitFor }, [408, 503]),
    async ({ body: { match = {}, count = 1, timeoutMs = 5000 }, sandbox }) => {
      const { journal } = sandbox
      const isOpen = await enough(sandbox, match, count, timeoutMs)
      if (!isOpen) {
        const sought = expectedWords(count, match)
        throw new AdminError(503, `The mock or its sandbox was closed while waiting for ${sought}.`)
      }
      const requests = journal.find(match)
      if (requests.length >= count) return { requests }
      const message = [
        `Waited ${timeoutMs} ms for ${expectedWords(count, match)}, found ${requests.length}.`,
        ...nearestWords(journal, match),
      ].join('\n')
      throw new AdminError(408, message)
    },
  )
}

/** Resolves to true when `count` exchanges match or the time is over, to false when the sandbox is closed before. */
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
      stop()
      resolve(inTime)
    }
    const stop = journal.recorded.listen(() => {
      if (isEnough()) finish(true)
    })
    const cancel = timers.after(
      timeoutMs,
      () => finish(true),
      () => finish(false),
    )
  })
}
