import { ClockSettings, ClockState } from '../../sandbox/clock-settings.js'
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
      const year = new Date(clock.now() + ms).getUTCFullYear()
      if (!(year >= 0 && year <= 9999)) {
        throw new AdminError(400, 'seconds: the clock would leave the years from 0 to 9999.')
      }
      clock.advance(ms)
      return clock.state
    },
  )
}
