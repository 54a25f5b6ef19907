const units = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const
const part = /(\d+(?:\.\d+)?)(ms|w|d|h|m|s)/g
export const durationPattern = /^[+-]?(?:\d+(?:\.\d+)?(?:ms|w|d|h|m|s))+$/

/** Milliseconds of `-3d`, `2h30m`, `+1.5s`; NaN for anything else. */
export function parseDuration(text: string): number {
  if (!durationPattern.test(text)) return Number.NaN
  const total = [...text.matchAll(part)].reduce(
    // The pattern has these units alone.
    (sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units],
    0,
  )
  return text.startsWith('-') ? -total : total
}
