import { Type } from '@sinclair/typebox'
import { ClockSettings, ClockState } from '../domain/clock.js'
import type { AdminPlugin } from './types.js'
import { worldOf } from './world.js'

const state = { 200: ClockState }

/** The time of a sandbox: dates, token expiry and rate windows go by it. */
export const clock: AdminPlugin = (app, options, done) => {
  app.get(
    '/clock',
    { schema: { summary: 'What the clock shows', response: state } },
    () => worldOf(options).clock.state,
  )

  app.put(
    '/clock',
    { schema: { summary: 'Set the clock', body: ClockSettings, response: state } },
    ({ body }) => {
      const { clock } = worldOf(options)
      clock.set(body)
      return clock.state
    },
  )

  app.delete('/clock', { schema: { summary: 'Back to how it started', response: state } }, () => {
    const { clock } = worldOf(options)
    clock.reset()
    return clock.state
  })

  app.post(
    '/clock/advance',
    {
      schema: {
        summary: 'Move the clock on',
        body: Type.Object({ seconds: Type.Number() }, { additionalProperties: false }),
        response: state,
      },
    },
    ({ body }) => {
      const { clock } = worldOf(options)
      clock.advance(body.seconds * 1000)
      return clock.state
    },
  )
  done()
}
