import { type Static, Type } from '@sinclair/typebox'
import { durationPattern, parseDuration } from '../lib/duration.js'
import { Instant, isInYears, parseInstant } from '../lib/instant.js'
import { defineFormat } from '../lib/text-format.js'

/** Largest offset of a clock: 100,000 days, so that it always shows a valid date. */
export const furthestMs = 8.64e12

defineFormat(
  'duration-text',
  durationPattern,
  (text) => Math.abs(parseDuration(text)) <= furthestMs,
)

/** How the time of a sandbox runs. */
export const ClockSettings = Type.Partial(
  Type.Object({
    freeze: Type.Union([Instant, Type.Boolean(), Type.Null()], {
      title: 'an ISO 8601 date such as 2026-03-07T12:00:00Z or true or false',
      description: 'A moment to stop the clock at. true stops it now; false and null let it run.',
      examples: ['2026-03-07T12:00:00Z', true],
    }),
    offset: Type.Union(
      [
        Type.Number({ minimum: -furthestMs, maximum: furthestMs }),
        Type.String({ format: 'duration-text', title: 'a duration', examples: ['-3d', '2h30m'] }),
      ],
      {
        title: `a number from ${-furthestMs} to ${furthestMs} or a duration such as -3d`,
        description: 'Difference to the real time, in milliseconds or as a duration.',
        examples: ['-3d', '2h30m', 60_000],
      },
    ),
    tickMs: Type.Number({
      minimum: 0,
      maximum: 86_400_000,
      title: 'a number',
      description: 'How far a frozen clock advances with each row that is dated.',
      examples: [1000],
    }),
  }),
  { additionalProperties: false, title: 'clock settings' },
)
export type ClockSettings = Static<typeof ClockSettings>

/** The time of a clock with these settings when the machine's clock shows `machineMs`. */
export const startOf = ({ freeze, offset = 0 }: ClockSettings, machineMs: number): number =>
  (typeof freeze === 'string' ? parseInstant(freeze) : machineMs) +
  (typeof offset === 'string' ? parseDuration(offset) : offset)

/** Why a clock cannot have these settings; undefined when it can. */
export const clockProblem = (
  settings: ClockSettings,
  machineMs = Date.now(),
): string | undefined => (isInYears(startOf(settings, machineMs)) ? undefined : leavesYears)

export const leavesYears = 'the clock would leave the years from 0 to 9999'

/** The time of a clock and how it runs. */
export const ClockState = Type.Object({
  now: Type.String(),
  frozen: Type.Boolean(),
  offsetMs: Type.Number(),
  tickMs: Type.Number(),
})
export type ClockState = Static<typeof ClockState>
