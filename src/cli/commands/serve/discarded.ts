import type { Replaced } from '../../../client/start-mock.js'
import { privateIntegration } from '../../../resources/private-integration/private-integration.js'
import {
  byKey,
  type Difference,
  differences,
  several,
  toComparable,
} from '../../../seeding/diff/diff.js'
import { relativeSeed } from '../../../seeding/origin.js'

/**
 * What a sandbox loses when it starts over: `2 notes written, 1 contact changed and 1 fault added since are gone`.
 * Empty when it is as its origin made it.
 */
export function discardedInWords({ before, present, isOlder }: Replaced, idSeed: string): string {
  // Dates that the fixture leaves open were made by an earlier run, so any moment is theirs.
  const start = isOlder
    ? { ...before, world: toComparable(relativeSeed(before.world, before), idSeed).world }
    : before
  const found = differences(start, present, undefined, byKey)
  const parts = verbs.flatMap((verb) => {
    const nouns = found.filter((one) => verbOf(one) === verb).map(({ noun }) => noun)
    const counts = [...new Set(nouns)].map((noun) => counted(nouns, noun))
    return counts.length > 0 ? [`${joined(counts)} ${verb}`] : []
  })
  return parts.length > 0 ? `${joined(parts)} since ${found.length === 1 ? 'is' : 'are'} gone` : ''
}

const verbs = ['written', 'added', 'changed', 'deleted'] as const

function verbOf({ sign, noun }: Difference): (typeof verbs)[number] {
  if (sign === '~') return 'changed'
  if (sign === '-') return 'deleted'
  return setUp.includes(noun) ? 'added' : 'written'
}

/** Rules and credentials, which are added through the admin API and not through the API. */
const setUp: readonly string[] = [privateIntegration.noun, 'fault', 'stub']

const counted = (nouns: readonly string[], noun: string): string =>
  several(nouns.filter((one) => one === noun).length, noun === 'clock' ? 'clock setting' : noun)

/** `1 note, 2 tasks and 1 tag` */
const joined = (words: readonly string[]): string =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ')
