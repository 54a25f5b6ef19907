import { Type } from '@sinclair/typebox'
import { ClockSettings, ClockState } from '../domain/clock.js'
import { Complaint } from './complaint.js'
import type { AdminPlugin } from './types.js'
import { worldOf } from './world.js'

const Advance = Type.Object({ seconds: Type.Number() }, { additionalProperties: false })

const state = { 200: ClockState }

/** The time of a sandbox: dates, token expiry and rate windows go by it. */
export const clock: AdminPlugin = (app, _options, done) => {
  app.get(
    '/clock',
    { schema: { summary: 'What the clock shows', response: state } },
    (request) => worldOf(request).clock.state,
  )

  app.put(
    '/clock',
    { schema: { summary: 'Set the clock', body: ClockSettings, response: state } },
    (request) => {
      const { clock } = worldOf(request)
      clock.set(request.body)
      return clock.state
    },
  )

  app.delete(
    '/clock',
    { schema: { summary: 'Back to how it started', response: state } },
    (request) => {
      const { clock } = worldOf(request)
      clock.reset()
      return clock.state
    },
  )

  app.post(
    '/clock/advance',
    {
      schema: {
        summary: 'Move the clock on',
        body: Advance,
        response: state,
      },
    },
    (request) => {
      const { clock } = worldOf(request)
      const ms = request.body.seconds * 1000
      const year = new Date(clock.now() + ms).getUTCFullYear()
      if (!(year >= 0 && year <= 9999)) {
        throw new Complaint(400, 'seconds: the clock would leave the years from 0 to 9999.')
      }
      clock.advance(ms)
      return clock.state
    },
  )
  done()
}
