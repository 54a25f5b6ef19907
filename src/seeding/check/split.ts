import { quoted } from '../../lib/violation.js'
import { isEntry, type Visit } from '../walk.js'

const names = ['id', 'firstName', 'lastName', 'name']

/** What a contact may have alone. */
const known = [...names, 'companyName', 'email', 'phone', 'like', 'generate']

/** What to say of a contact that is the rest of the one above it, from which a hyphen too many cuts it off. */
export function splitSaid({ resource, entry, index, parent }: Visit): string | undefined {
  const siblings = parent?.entry[resource.plural]
  const above: unknown = Array.isArray(siblings) ? siblings[index - 1] : undefined
  const own = Object.keys(entry)
  if (!isEntry(above) || own.length === 0) return undefined
  const found = splitInName(Object.keys(above), own) ?? onlyRest(above, own)
  return found && `this contact ${found}: is the "- " one too many?`
}

/** The name stands in the first half, or in both. */
function splitInName(above: readonly string[], own: readonly string[]): string | undefined {
  if (own.includes('like') || above.length === 0) return undefined
  if (!above.every((key) => names.includes(key))) return undefined
  const ownNames = own.filter((key) => names.includes(key))
  if (ownNames.length === 0) return 'has no name, and the one above it has nothing else'
  return ownNames.join() === 'lastName' && above.at(-1) === 'firstName'
    ? 'has a last name alone, and the one above it a first name'
    : undefined
}

/** Nothing says who the second half is, and the first one has none of its keys. */
function onlyRest(above: Readonly<Record<string, unknown>>, own: readonly string[]) {
  if (own.some((key) => known.includes(key) || Object.hasOwn(above, key))) return undefined
  if (!Object.keys(above).some((key) => known.includes(key))) return undefined
  const [first = '', ...more] = own
  const all = more.length === 0 ? quoted(first) : `${quoted(first)} and ${more.length} more`
  return `has nothing but ${all}, which the one above it lacks`
}
