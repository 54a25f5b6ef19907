import { isInYears } from '../../lib/instant.js'
import {
  ClockSettings,
  ClockState,
  clockProblem,
  furthestMs,
  leavesYears,
} from '../../sandbox/clock-settings.js'
import { AdminError } from '../admin-error.js'
import { type AdminPlugin, route } from '../route.js'
import { Advance } from '../schemas.js'

/** The clock of a sandbox. Dates, token expiry and rate-limit windows use it. */
export const clock: AdminPlugin = async (app) => {
  app.get(
    '/clock',
    route('The time, and how the clock runs', ClockState),
    ({ sandbox }) => sandbox.clock.state,
  )

  app.put('/clock', route('Set the clock', ClockState, { body: ClockSettings }), (request) => {
    const { clock } = request.sandbox
    const problem = clockProblem(request.body)
    if (problem) throw new AdminError(400, `freeze and offset: ${problem}.`)
    clock.set(request.body)
    return clock.state
  })

  app.delete('/clock', route('Back to the clock settings of the seed', ClockState), (request) => {
    const { clock } = request.sandbox
    clock.reset()
    return clock.state
  })

  app.post(
    '/clock/advance',
    route('Move the clock forward', ClockState, { body: Advance }),
    ({ body, sandbox: { clock } }) => {
      const ms = body.seconds * 1000
      if (!isInYears(clock.now() + ms)) throw new AdminError(400, `seconds: ${leavesYears}.`)
      const { frozen, offsetMs } = clock.state
      if (!frozen && Math.abs(offsetMs + ms) > furthestMs) {
        const days = furthestMs / 86_400_000
        throw new AdminError(
          400,
          `seconds: a clock that runs is at most ${days} days from the machine's time; freeze it to go further.`,
        )
      }
      clock.advance(ms)
      return clock.state
    },
  )
}
