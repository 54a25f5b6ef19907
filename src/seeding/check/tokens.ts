import { quoted } from '../../lib/violation.js'
import { variable } from './advices.js'

const uuid = /^pit-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** What is odd about a token that is not in the form of HighLevel's. */
export function oddToken(token: string): string | undefined {
  if (uuid.test(token)) return undefined
  const advice = variable.test(token)
    ? '; variables are not replaced in fixtures'
    : oddGroup(token.replace(/^pit-/, '').split('-'))
  return `${quoted(token)}, expected pit- and a UUID, the form of HighLevel's tokens${advice}`
}

/** The group of a UUID that has too few digits, or too many; empty when there are several. */
function oddGroup(groups: readonly string[]): string {
  const lengths = [8, 4, 4, 4, 12]
  const [odd, ...more] = groups.flatMap((group, index) => {
    const length = lengths[index]
    return group.length === length ? [] : `${group} has ${group.length} digits, expected ${length}`
  })
  return groups.length === lengths.length && odd !== undefined && more.length === 0
    ? `; ${odd}`
    : ''
}
