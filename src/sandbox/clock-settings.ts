import { FormatRegistry, type Static, Type } from '@sinclair/typebox'
import { parseDuration } from '../lib/duration.js'
import { Instant, parseInstant } from '../lib/instant.js'

/** How far a clock may be off: 100,000 days, so that it always shows a date. */
const furthestMs = 8.64e12

FormatRegistry.Set('duration-text', (text) => Math.abs(parseDuration(text)) <= furthestMs)

/** How the time of a sandbox runs. */
export const ClockSettings = Type.Object(
  {
    freeze: Type.Optional(
      Type.Union([Instant, Type.Boolean(), Type.Null()], {
        title: 'an ISO 8601 date such as 2026-03-07T12:00:00Z or true or false',
        description: 'A moment to stand still at; true stands still now, false and null run on.',
        examples: ['2026-03-07T12:00:00Z', true],
      }),
    ),
    offset: Type.Optional(
      Type.Union(
        [
          Type.Number({ minimum: -furthestMs, maximum: furthestMs }),
          Type.String({ format: 'duration-text', title: 'a duration', examples: ['-3d', '2h30m'] }),
        ],
        {
          title: `a number from ${-furthestMs} to ${furthestMs} or a duration such as -3d`,
          description: 'How far the clock is off, in milliseconds or as a duration.',
          examples: ['-3d', '2h30m', 60_000],
        },
      ),
    ),
    tickMs: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 86_400_000,
        title: 'a number',
        description: 'How far a clock that stands still moves with each note that is dated.',
        examples: [1000],
      }),
    ),
  },
  { additionalProperties: false, title: 'clock settings' },
)
export type ClockSettings = Static<typeof ClockSettings>

/** What a clock shows that was set so when the machine's showed `machineMs`. */
export const startOf = ({ freeze, offset = 0 }: ClockSettings, machineMs: number): number =>
  (typeof freeze === 'string' ? parseInstant(freeze) : machineMs) +
  (typeof offset === 'string' ? parseDuration(offset) : offset)

/** What a clock shows and how it runs. */
export const ClockState = Type.Object({
  now: Type.String(),
  frozen: Type.Boolean(),
  offsetMs: Type.Number(),
  tickMs: Type.Number(),
})
export type ClockState = Static<typeof ClockState>
