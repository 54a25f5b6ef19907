import type { Match } from '../../sandbox/exchange.js'
import { Matcher } from '../../sandbox/match.js'
import { nearest } from '../../sandbox/nearest.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { AdminError } from '../admin-error.js'
import { type AdminPlugin, route } from '../route.js'
import { Requests, WaitFor } from '../schemas.js'
import { expectedWords, fieldOf, nearestWords } from './exchange-words.js'
import {
  assertKept,
  assertMatchable,
  bareMatch,
  lostBodies,
  mismatch,
  onSlowPattern,
  slowPattern,
} from './matches.js'
import { sendList } from './send-list.js'

/** Answers as soon as enough exchanges match, so that no test has to sleep or poll. */
export const wait: AdminPlugin = async (app, { routes }) => {
  app.post(
    '/requests/wait',
    {
      ...route('Wait until enough exchanges match', Requests, { body: WaitFor }, [408, 409, 503]),
      preValidation: bareMatch(WaitFor),
    },
    async ({ body: { match = {}, count = 1, after = 0, timeoutMs = 4000 }, sandbox }, reply) => {
      assertMatchable(match, routes, sandbox)
      const { journal } = sandbox
      const sought = expectedWords(count, match)
      const ended = await enough(sandbox, { match, count, after, timeoutMs }, (hungUp) =>
        reply.raw.once('close', hungUp),
      )
      if (ended === 'closed') {
        throw new AdminError(503, `The mock was closed while waiting for ${sought}.`)
      }
      const exchanges = await onSlowPattern(() => journal.find(match, { after }))
      const found = exchanges.count
      if (found >= count) return sendList(reply, { requests: [] }, exchanges)
      // They came and are gone again.
      if (ended === 'enough') assertKept(journal, match, exchanges, after)
      const near = await nearest(journal, match, after)
      const dropped = journal.dropped(match, after)
      const message = [
        `Waited ${timeoutMs} ms for ${sought}, found ${found}.`,
        ...(dropped > 0 ? [`The journal dropped ${dropped} that could match.`] : []),
        ...(exchanges.unsure.length > 0 ? [`${lostBodies(exchanges.unsure)}.`] : []),
        ...(journal.size === 0 ? ['The journal is empty.'] : []),
        ...nearestWords(near, match, sandbox.id),
      ].join('\n')
      const names = Object.keys(match) as (keyof Match)[] // the schema allows no others
      const fields = near ? names.map((name) => [name, fieldOf(near.exchange, name)]) : []
      const difference = {
        expected: { exchanges: count, ...match },
        actual: { exchanges: found, ...Object.fromEntries(fields) },
      }
      throw mismatch(408, message, difference, sandbox)
    },
  )
}

/**
 * Resolves when `count` exchanges match, when the time is over, and when the sandbox is closed or the caller has hung
 * up. Only the exchanges that come are looked at.
 *
 * @throws AdminError 400 when a regular expression takes too long
 */
function enough(
  { journal, timers }: Sandbox,
  { match, count, after, timeoutMs }: Required<WaitFor>,
  onHangUp: (hungUp: () => void) => void,
): Promise<'enough' | 'late' | 'closed'> {
  return new Promise((resolve, reject) => {
    const matcher = new Matcher(match)
    const { epoch: first } = journal
    let epoch = first
    let found = 0
    const stop = journal.recorded.listen((exchange) => {
      if (journal.epoch !== epoch) found = 0
      epoch = journal.epoch
      try {
        if (exchange.id > after && matcher.matches(exchange)) add(1)
      } catch (error) {
        fail(error)
      }
    })
    const cancel = timers.after(
      timeoutMs,
      () => finish('late'),
      () => finish('closed'),
    )
    onHangUp(() => finish('closed'))
    journal
      .find(match, { after })
      .then(({ count }) => add(journal.epoch === first ? count : 0))
      .catch(fail)

    function add(number: number): void {
      found += number
      if (found >= count) finish('enough')
    }

    function finish(how: 'enough' | 'late' | 'closed'): void {
      cancel()
      stop()
      resolve(how)
    }

    function fail(error: unknown): void {
      cancel()
      stop()
      reject(slowPattern(error))
    }
  })
}
