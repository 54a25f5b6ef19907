import { ClockSettings, ClockState } from '../../sandbox/clock-settings.js'
import { AdminError } from '../admin-error.js'
import { route } from '../route.js'
import { sandboxOf } from '../sandbox-of.js'
import { Advance } from '../schemas.js'
import type { AdminPlugin } from '../types.js'

/** The clock of a sandbox. Dates, token expiry and rate-limit windows use it. */
export const clock: AdminPlugin = (app, _options, done) => {
  app.get(
    '/clock',
    route('The time, and how the clock runs', ClockState),
    (request) => sandboxOf(request).clock.state,
  )

  app.put('/clock', route('Set the clock', ClockState, { body: ClockSettings }), (request) => {
    const { clock } = sandboxOf(request)
    clock.set(request.body)
    return clock.state
  })

  app.delete('/clock', route('Back to the clock settings of the seed', ClockState), (request) => {
    const { clock } = sandboxOf(request)
    clock.reset()
    return clock.state
  })

  app.post(
    '/clock/advance',
    route('Move the clock forward', ClockState, { body: Advance }),
    (request) => {
      const { clock } = sandboxOf(request)
      const ms = request.body.seconds * 1000
      const year = new Date(clock.now() + ms).getUTCFullYear()
      if (!(year >= 0 && year <= 9999)) {
        throw new AdminError(400, 'seconds: the clock would leave the years from 0 to 9999.')
      }
      clock.advance(ms)
      return clock.state
    },
  )
  done()
}
